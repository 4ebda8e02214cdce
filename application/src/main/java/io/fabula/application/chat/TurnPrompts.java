package io.fabula.application.chat;

import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Users;
import io.fabula.domain.catalog.Model;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.catalog.Models;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.LoreEntry;
import io.fabula.domain.character.lore.LoreOutcome;
import io.fabula.domain.character.lore.LoreScan;
import io.fabula.domain.character.lore.LoreVerdict;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.Messages;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.chat.state.ChatState;
import io.fabula.domain.chat.state.ChatStates;
import io.fabula.domain.persona.Persona;
import io.fabula.domain.persona.PersonaId;
import io.fabula.domain.persona.Personas;
import io.fabula.domain.prompt.Budget;
import io.fabula.domain.prompt.CardTexts;
import io.fabula.domain.prompt.GenerationRequest;
import io.fabula.domain.prompt.LorePiece;
import io.fabula.domain.prompt.Prompt;
import io.fabula.domain.prompt.PromptAssembly;
import io.fabula.domain.prompt.PromptMessage;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.Sampling;
import io.fabula.domain.prompt.Scene;
import io.fabula.domain.prompt.TokenCounting;
import io.fabula.domain.prompt.macro.MacroValues;
import io.fabula.domain.prompt.macro.Macros;
import io.fabula.domain.shared.SharedError;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Gathers what a turn's prompt is made of, and has it assembled. */
final class TurnPrompts {
  static final String SYSTEM_PROMPT = "Write {{char}}'s next reply in a fictional chat between {{char}} and {{user}}. Stay in character, and never speak or act for {{user}}.";
  private static final String CONTINUE = "Continue your last message from exactly where it ends. Do not repeat any of it, and do not start anew.";

  private static final Pattern SILENCE = Pattern.compile("(?i)idle_?duration");
  private static final int REMEMBERED_FOR_SILENCE = 20;

  /** Where its parts are found. */
  record Sources(Messages messages, ChatStates states, Personas personas, Users users, Models models,
      CastLookup cast) {}

  /**
   * What one turn asks for beside what the chat says.
   *
   * @param newest a message that is not stored yet
   * @param before only messages before this place are history
   * @param answerAt the place of the reply that the turn makes or works on
   * @param instruction a word from the user to the model, for this turn alone
   */
  record Wish(TurnId turn, Optional<Message> newest, long before, long answerAt,
      Optional<PersonaId> persona, Optional<ModelId> model, Optional<String> instruction) {}

  /**
   * What a model is asked.
   *
   * @param lore what became of each entry of the character's book
   * @param state what the chat knows after it, where that has changed
   */
  record Asked(GenerationRequest request, List<LoreVerdict> lore, Optional<ChatState> state) {}

  private record Assembled(Prompt prompt, List<LoreVerdict> lore, Optional<ChatState> state) {}

  private final Sources sources;
  private final TurnLore lore;
  private final TokenCounting tokens;
  private final InstantSource clock;

  TurnPrompts(Sources sources, LoreScan lore, TokenCounting tokens, InstantSource clock) {
    this.sources = sources;
    this.lore = new TurnLore(lore, sources.messages());
    this.tokens = tokens;
    this.clock = clock;
  }

  static String continuing() {
    return CONTINUE;
  }

  Asked request(Chat.Snapshot chat, Wish wish) {
    Model model = model(wish.model().or(chat::model));
    int reply = Math.min(chat.settings().maxTokens().orElse(Sampling.MAX_TOKENS_DEFAULT),
        model.maxOutputTokens());
    int context = Math.min(chat.settings().contextTokens().orElse(model.contextTokens()),
        model.contextTokens());
    var sampling = new Sampling(chat.settings().temperature(), chat.settings().topP(), reply, List.of());
    Assembled assembled = assemble(chat, wish, model, new Budget(context, reply));
    return new Asked(new GenerationRequest(model.id(), assembled.prompt(), sampling, seed(wish.turn())),
        assembled.lore(), assembled.state());
  }

  private Assembled assemble(Chat.Snapshot chat, Wish wish, Model model, Budget budget) {
    Definition definition = sources.cast().definition(chat.cast().getFirst(), chat.owner());
    TurnLore.Book book = lore.of(definition);
    var state = new TurnState(sources.states(), chat.id(), wish.answerAt());
    var history = new NewestFirst(sources.messages(), chat.id(), wish.before());
    List<Messages.Said> newest = new ArrayList<>();
    wish.newest().map(TurnPrompts::said).ifPresent(newest::add);
    newest.addAll(history.peek(Math.max(book.messages(), 2)));
    MacroValues values = values(chat, wish, definition, model, newest)
        .with(surroundings(chat, wish, definition, budget));
    var macros = new Macros(values, state::variables);
    LoreOutcome outcome = book.outcome(chat, wish, newest, state::lore, macros);
    List<LorePiece> pieces = new ArrayList<>(outcome.pieces());
    wish.instruction()
        .ifPresent(text -> pieces.add(new LorePiece(text, Role.SYSTEM, new LorePiece.Place.AtDepth(0))));
    String system = outcome.disabledPrompts().contains("system_prompt") ? "" : SYSTEM_PROMPT;
    var scene = new Scene(values, system, "", pieces, chat.authorNote());
    Prompt prompt = PromptAssembly.assemble(macros, scene, budget, tokens.of(model.id()),
        lines(wish.newest(), history));
    return new Assembled(prompt, outcome.verdicts(),
        state.after(macros.variables(), book.remembers(outcome)));
  }

  private MacroValues.Surroundings surroundings(Chat.Snapshot chat, Wish wish, Definition definition,
      Budget budget) {
    Optional<Duration> idle = asksForSilence(definition) ? silence(chat.id(), wish) : Optional.empty();
    return new MacroValues.Surroundings("", idle, budget.promptTokens(), List.of());
  }

  private static boolean asksForSilence(Definition definition) {
    return Stream.concat(
        Stream.of(definition.systemPrompt(), definition.description(), definition.personality(),
            definition.scenario(), definition.exampleDialogue(), definition.postHistoryInstructions()),
        definition.lorebook().stream().flatMap(book -> book.entries().stream()).map(LoreEntry::content))
        .anyMatch(text -> text.contains("{{") && SILENCE.matcher(text).find());
  }

  /** Since the user's last words before the newest message. */
  private Optional<Duration> silence(ChatId chat, Wish wish) {
    return sources.messages().before(chat, wish.before(), REMEMBERED_FOR_SILENCE).reversed().stream()
        .filter(message -> message.role() == Role.USER).findFirst()
        .map(message -> Duration.between(message.createdAt(), clock.instant()));
  }

  private MacroValues values(Chat.Snapshot chat, Wish wish, Definition definition, Model model,
      List<Messages.Said> newestFirst) {
    Optional<Persona.Snapshot> persona = persona(chat, wish);
    var last = new MacroValues.LastWords(words(newestFirst, Optional.empty()),
        words(newestFirst, Optional.of(Role.USER)),
        words(newestFirst, Optional.of(Role.ASSISTANT)));
    return new MacroValues(definition.spokenName(),
        persona.map(Persona.Snapshot::name).orElseGet(() -> name(chat.owner())),
        persona.flatMap(Persona.Snapshot::description).orElse(""), texts(definition), last,
        model.id().toString(),
        clock.instant().atZone(ZoneOffset.UTC), chat.id().value().getLeastSignificantBits(),
        seed(wish.turn()));
  }

  /** The persona of a chat may have been deleted since; one that is asked for must be there. */
  private Optional<Persona.Snapshot> persona(Chat.Snapshot chat, Wish wish) {
    Optional<Persona.Snapshot> found = wish.persona().or(chat::persona).flatMap(sources.personas()::find)
        .map(Persona::snapshot).filter(known -> known.owner().equals(chat.owner()));
    if (found.isEmpty() && wish.persona().isPresent()) throw SharedError.NotFound.failure("persona");
    return found;
  }

  /** Macro values for the greetings of a chat that opens. */
  MacroValues opening(Chat.Snapshot chat, Definition definition, TurnId seed) {
    return values(chat,
        new Wish(seed, Optional.empty(), 0, 0, Optional.empty(), Optional.empty(), Optional.empty()),
        definition, model(chat.model()), List.of());
  }

  private static CardTexts texts(Definition definition) {
    return new CardTexts(definition.systemPrompt(), definition.description(), definition.personality(),
        definition.scenario(), definition.exampleDialogue(), definition.postHistoryInstructions());
  }

  private static String words(List<Messages.Said> newestFirst, Optional<Role> role) {
    return newestFirst.stream().filter(message -> role.isEmpty() || message.role() == role.get()).findFirst()
        .map(Messages.Said::content).orElse("");
  }

  private String name(UserId user) {
    return sources.users().find(user).map(User::snapshot).map(User.Snapshot::displayName).orElse("User");
  }

  /** Refuses a model that nobody offers. */
  Model model(Optional<ModelId> chosen) {
    return chosen.map(id -> sources.models().find(id)
        .orElseThrow(() -> SharedError.Invalid.failure("model", "catalog.unknown_model")))
        .orElseGet(sources.models()::standard);
  }

  private static Iterator<PromptMessage> lines(Optional<Message> newest, NewestFirst history) {
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
