package io.fabula.domain.prompt;

import io.fabula.domain.prompt.macro.MacroValues;
import java.util.List;
import java.util.Optional;

/**
 * All that surrounds a chat's history in a prompt.
 *
 * @param values names, texts, time and chance
 * @param systemPrompt the default, where the card has none of its own
 * @param postHistory likewise
 * @param lore in the order in which pieces of one place stand
 * @param instruction a word to the model for this turn alone; it stands last of the history
 */
public record Scene(
    MacroValues values,
    String systemPrompt,
    String postHistory,
    List<LorePiece> lore,
    Optional<AuthorNote> authorNote,
    Optional<String> instruction) {
  /** What a model is told where neither the card nor anybody else says how it is to write. */
  public static final String STANDARD_SYSTEM_PROMPT = "Write {{char}}'s next reply in a fictional chat between {{char}} and {{user}}. Stay in character, and never speak or act for {{user}}.";

  public Scene {
    lore = List.copyOf(lore);
  }

  /** A turn without a word of its own. */
  public Scene(MacroValues values, String systemPrompt, String postHistory, List<LorePiece> lore,
      Optional<AuthorNote> authorNote) {
    this(values, systemPrompt, postHistory, lore, authorNote, Optional.empty());
  }
}
