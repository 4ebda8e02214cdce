package io.fabula.application.chat.prompt;

import io.fabula.domain.character.CustomModule;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.LoreEntry;
import io.fabula.domain.character.lore.LoreOutcome;
import io.fabula.domain.character.lore.LoreScan;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.Messages;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.chat.ledger.PromptInputs;
import io.fabula.domain.chat.state.ChatStates;
import io.fabula.domain.prompt.GenerationRequest;
import io.fabula.domain.prompt.Prompt;
import io.fabula.domain.prompt.PromptAssembly;
import io.fabula.domain.prompt.PromptMessage;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.Scene;
import io.fabula.domain.prompt.TokenCounting;
import io.fabula.domain.prompt.macro.MacroValues;
import io.fabula.domain.prompt.macro.Macros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a prompt of its inputs: the same inputs and the same chat give the same bytes, at any time. */
final class PromptMaking {
  static final Scene.Template TEMPLATE = new Scene.Template(Scene.STANDARD_SYSTEM_PROMPT, "");
  private static final Pattern SILENCE = Pattern.compile("(?i)idle_?duration");
  private static final int REMEMBERED_FOR_SILENCE = 20;

  /**
   * Which prompt.
   *
   * @param unsaved a message that is not stored yet, and that the turn answers
   */
  record Subject(ChatId chat, TurnId turn, Definition definition, Optional<Message> unsaved) {}

  private final Messages messages;
  private final ChatStates states;
  private final TurnLore lore;
  private final TokenCounting tokens;

  PromptMaking(Messages messages, ChatStates states, LoreScan lore, TokenCounting tokens) {
    this.messages = messages;
    this.states = states;
    this.lore = new TurnLore(lore, messages);
    this.tokens = tokens;
  }

  /**
   * @param template how its parts are worded, {@link #TEMPLATE} in all turns
   * @param before what was said before it
   */
  Asked make(Subject subject, PromptInputs inputs, Scene.Template template, History.Walk before) {
    Definition definition = subject.definition();
    TurnLore.Book book = lore.of(definition);
    var state = new TurnState(states, subject.chat(), inputs.place().answerAt());
    List<Messages.Said> newest = new ArrayList<>();
    subject.unsaved().map(PromptMaking::said).ifPresent(newest::add);
    newest.addAll(before.peek(Math.max(book.messages(), 2)));
    var macros = new Macros(
        values(subject, inputs, newest).with(surroundings(subject.chat(), inputs, definition)),
        state::variables);
    LoreOutcome outcome = book.outcome(new TurnLore.Seen(subject.chat(), inputs.place().before(),
        subject.unsaved().isPresent() ? 1 : 0, newest), state::lore, macros);
    var scene = new Scene(macros.values(), worded(template, definition, outcome), outcome.pieces(),
        inputs.authorNote(), inputs.memories(), inputs.instruction());
    Prompt prompt = PromptAssembly.assemble(macros, scene, inputs.budget(), tokens.of(inputs.model()),
        lines(subject.unsaved(), before));
    return new Asked(
        new GenerationRequest(inputs.model(), prompt, inputs.sampling(), seed(subject.turn())), inputs,
        outcome.verdicts(), state.after(macros.variables(), book.remembers(outcome)));
  }

  private static Scene.Template worded(Scene.Template template, Definition definition, LoreOutcome outcome) {
    Scene.Template pinned = definition.pinsExamples() ? template.withPinnedExamples() : template;
    return outcome.disabledPrompts().contains("system_prompt") ? pinned.withoutSystemPrompt() : pinned;
  }

  private MacroValues.Surroundings surroundings(ChatId chat, PromptInputs inputs, Definition definition) {
    Optional<Duration> idle = asksForSilence(definition) ? silence(chat, inputs) : Optional.empty();
    return new MacroValues.Surroundings("", idle, inputs.budget().promptTokens(), List.of());
  }

  private static boolean asksForSilence(Definition definition) {
    return Stream.concat(
        Stream.of(definition.systemPrompt(), definition.description(), definition.personality(),
            definition.scenario(), definition.exampleDialogue(), definition.postHistoryInstructions()),
        Stream.concat(definition.modules().stream().map(CustomModule::content),
            definition.lorebook().stream().flatMap(book -> book.entries().stream()).map(LoreEntry::content)))
        .anyMatch(text -> text.contains("{{") && SILENCE.matcher(text).find());
  }

  /** Since the user's last words before the newest message. */
  private Optional<Duration> silence(ChatId chat, PromptInputs inputs) {
    return messages.before(chat, inputs.place().silentBefore(), REMEMBERED_FOR_SILENCE).reversed().stream()
        .filter(message -> message.role() == Role.USER).findFirst()
        .map(message -> Duration.between(message.createdAt(), inputs.at()));
  }

  /**
   * What macros become.
   *
   * @param newestFirst as much of the chat as they may quote
   */
  static MacroValues values(Subject subject, PromptInputs inputs, List<Messages.Said> newestFirst) {
    var last = MacroValues.LastWords.of(newestFirst, Messages.Said::role, Messages.Said::content);
    return new MacroValues(subject.definition().spokenName(), inputs.user(), inputs.persona(),
        subject.definition().texts(), last, inputs.model().toString(), inputs.at().atZone(inputs.zone()),
        subject.chat().value().getLeastSignificantBits(), seed(subject.turn()));
  }

  private static Iterator<PromptMessage> lines(Optional<Message> newest, History.Walk history) {
    return new Iterator<>() {
      private boolean first = newest.isPresent();

      @Override
      public boolean hasNext() {
        return first || history.hasNext();
      }

      @Override
      public PromptMessage next() {
        Messages.Said message = first ? said(newest.get()) : history.next();
        first = false;
        return new PromptMessage(message.role(), message.content());
      }
    };
  }

  private static Messages.Said said(Message message) {
    return new Messages.Said(message.position(), message.role(), message.content());
  }

  private static long seed(TurnId turn) {
    return turn.value().getLeastSignificantBits();
  }
}
