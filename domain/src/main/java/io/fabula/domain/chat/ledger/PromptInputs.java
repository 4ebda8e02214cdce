package io.fabula.domain.chat.ledger;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.prompt.AuthorNote;
import io.fabula.domain.prompt.Budget;
import io.fabula.domain.prompt.Sampling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that one turn's prompt is made of, beside the messages and the state of the chat at that place.
 *
 * @param speaker who answers, in the version that they had
 * @param user the name that {@code {{user}}} stands for
 * @param persona what the user's persona says of itself; empty where there is none
 * @param authorNote as the chat had it
 * @param memories notes that came to mind, as they were worded then
 * @param instruction a word to the model for this turn alone
 * @param place what of the chat the turn sees
 * @param at the clock of the turn
 */
public record PromptInputs(
    Speaker speaker,
    String user,
    String persona,
    ModelId model,
    Budget budget,
    Sampling sampling,
    Optional<AuthorNote> authorNote,
    List<String> memories,
    Optional<String> instruction,
    Place place,
    Instant at) {
  public PromptInputs {
    memories = List.copyOf(memories);
  }

  /** A character in one version. */
  public record Speaker(CharacterId character, long version) {}

  /**
   * @param before only messages before this place are seen
   * @param answerAt where the reply stands that the turn makes or works on
   * @param silentBefore the user's silence is counted from their last message before this place
   */
  public record Place(long before, long answerAt, long silentBefore) {
    /** Where the message at some place is not to be seen, because another stands for it. */
    public Place upTo(long place) {
      return new Place(place, answerAt, place);
    }
  }

  /** The same with other room. */
  public PromptInputs withBudget(Budget budget) {
    return new PromptInputs(speaker, user, persona, model, budget, sampling, authorNote, memories,
        instruction, place,
        at);
  }

  /** The same with another note, or none. */
  public PromptInputs withAuthorNote(Optional<AuthorNote> note) {
    return new PromptInputs(speaker, user, persona, model, budget, sampling, note, memories, instruction,
        place, at);
  }

  /** The same, seeing less or more of the chat. */
  public PromptInputs seeing(Place place) {
    return new PromptInputs(speaker, user, persona, model, budget, sampling, authorNote, memories,
        instruction, place,
        at);
  }
}
