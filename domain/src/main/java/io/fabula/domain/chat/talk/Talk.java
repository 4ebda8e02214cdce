package io.fabula.domain.chat.talk;

import io.fabula.domain.character.Definition;
import io.fabula.domain.character.lore.LoreMemory;
import io.fabula.domain.character.lore.ReadyLore;
import io.fabula.domain.prompt.Prompt;
import io.fabula.domain.prompt.PromptMessage;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.macro.Macros;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A chat with one character, held in memory: the way into the engine for programs that bring their own
 * model and their own storage.
 *
 * <pre>{@code
 * Talk talk = Talk.with(card, InstantSource.system(), 42).user("Jun").begin();
 * TalkTurn turn = talk.say("Is the lamp lit?");
 * String reply = turn.answer(model.apply(turn.prompt()));
 * }</pre>
 *
 * <p>Clock and seed are all that is not in the card and the words said: the same of both give the same
 * prompts, to the byte. Not for several threads at once.
 */
public final class Talk {
  private final TalkOpening opening;
  private final Optional<ReadyLore> lore;
  private final List<PromptMessage> messages;
  private LoreMemory memory;
  private Map<String, String> variables;
  private Optional<Instant> userSpokeAt;

  /**
   * All that a talk has become, to be kept somewhere and taken up again by {@link TalkOpening#resume}.
   *
   * @param messages in the order in which they were said, the greeting first where there is one
   * @param memory when which lore came in
   * @param variables those that macros have set, by name
   * @param userSpokeAt when the user spoke last
   */
  public record Snapshot(List<PromptMessage> messages, LoreMemory memory, Map<String, String> variables,
      Optional<Instant> userSpokeAt) {
    public Snapshot {
      messages = List.copyOf(messages);
      variables = Map.copyOf(variables);
    }
  }

  Talk(TalkOpening opening, Snapshot snapshot) {
    this.opening = opening;
    this.lore = opening.character().lorebook().map(opening.scan()::ready);
    this.messages = new ArrayList<>(snapshot.messages());
    this.memory = snapshot.memory();
    this.variables = snapshot.variables();
    this.userSpokeAt = snapshot.userSpokeAt();
  }

  /**
   * Prepares a talk.
   *
   * @param character what its card says, such as {@code Cards.read(file).definition()}
   * @param clock asked once for each turn
   * @param seed of all chance in lore and macros
   */
  public static TalkOpening with(Definition character, InstantSource clock, long seed) {
    return new TalkOpening(character, clock, seed);
  }

  /** What was said so far, in order; the greeting first where the character has one. */
  public List<PromptMessage> messages() {
    return List.copyOf(messages);
  }

  /** The words that were said last; empty where nothing was said yet. */
  public String lastWords() {
    return messages.isEmpty() ? "" : messages.getLast().content();
  }

  /**
   * The user speaks. Nothing counts as said until the turn is answered: where the model fails, the talk is
   * as it was, and the same can be said again.
   *
   * @param text as it was typed; macros in it are no macros
   */
  public TalkTurn say(String text) {
    var making = new TalkPrompting(opening, new TalkPrompting.Before(snapshot(), lore), text,
        opening.clock().instant());
    return new TalkTurn(this, making.made(), messages.size());
  }

  /** One turn from end to end: the prompt is made, the model replies, the reply is kept and given back. */
  public String reply(String text, Function<Prompt, String> model) {
    TalkTurn turn = say(text);
    return turn.answer(model.apply(turn.prompt()));
  }

  /** What to keep in order to go on later. */
  public Snapshot snapshot() {
    return new Snapshot(messages, memory, variables, userSpokeAt);
  }

  void keep(TalkPrompting.Made made, String reply, int expected) {
    if (messages.size() != expected)
      throw new IllegalStateException("the talk has gone on since this turn began");
    messages.add(new PromptMessage(Role.USER, made.said()));
    messages.add(new PromptMessage(Role.ASSISTANT, reply));
    memory = made.outcome().memory();
    variables = made.variables();
    userSpokeAt = Optional.of(made.at());
  }

  static Snapshot opened(TalkOpening opening, Optional<String> greeting) {
    var macros = new Macros(TalkPrompting.opening(opening));
    List<PromptMessage> first = greeting.map(macros::expand)
        .map(text -> new PromptMessage(Role.ASSISTANT, text)).stream().toList();
    return new Snapshot(first, LoreMemory.EMPTY, macros.variables().orElse(Map.of()), Optional.empty());
  }
}
