package io.fabula.application.chat;

import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Users;
import io.fabula.domain.catalog.Model;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.catalog.Models;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.lore.LoreScan;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.Messages;
import io.fabula.domain.chat.TurnId;
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
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Gathers what a turn's prompt is made of, and has it assembled. */
final class TurnPrompts {
  static final String SYSTEM_PROMPT = "Write {{char}}'s next reply in a fictional chat between {{char}} and {{user}}. Stay in character, and never speak or act for {{user}}.";
  private static final String CONTINUE = "Continue your last message from exactly where it ends. Do not repeat any of it, and do not start anew.";

  /** Where its parts are found. */
  record Sources(Messages messages, Personas personas, Users users, Models models, CastLookup cast) {}

  /**
   * What one turn asks for beside what the chat says.
   *
   * @param newest a message that is not stored yet
   * @param before only messages before this place are history
   * @param instruction a word from the user to the model, for this turn alone
   */
  record Wish(TurnId turn, Optional<Message> newest, long before, Optional<PersonaId> persona,
      Optional<ModelId> model, Optional<String> instruction) {}

  private final Sources sources;
  private final LoreScan lore;
  private final TokenCounting tokens;
  private final InstantSource clock;

  TurnPrompts(Sources sources, LoreScan lore, TokenCounting tokens, InstantSource clock) {
    this.sources = sources;
    this.lore = lore;
    this.tokens = tokens;
    this.clock = clock;
  }

  static String continuing() {
    return CONTINUE;
  }

  GenerationRequest request(Chat.Snapshot chat, Wish wish) {
    Model model = model(wish.model().or(chat::model));
    int reply = Math.min(chat.settings().maxTokens().orElse(Sampling.MAX_TOKENS_DEFAULT),
        model.maxOutputTokens());
    int context = Math.min(chat.settings().contextTokens().orElse(model.contextTokens()),
        model.contextTokens());
    var sampling = new Sampling(chat.settings().temperature(), chat.settings().topP(), reply, List.of());
    Prompt prompt = assemble(chat, wish, model, new Budget(context, reply));
    return new GenerationRequest(model.id(), prompt, sampling, seed(wish.turn()));
  }

  private Prompt assemble(Chat.Snapshot chat, Wish wish, Model model, Budget budget) {
    Definition definition = sources.cast().definition(chat.cast().getFirst(), chat.owner());
    var history = new NewestFirst(sources.messages(), chat.id(), wish.before());
    int scanned = definition.lorebook().map(LoreScan::depthOf).orElse(0);
    List<Messages.Said> newest = new ArrayList<>();
    wish.newest().map(TurnPrompts::said).ifPresent(newest::add);
    newest.addAll(history.peek(Math.max(scanned, 2)));
    MacroValues values = values(chat, wish, definition, model, newest);
    List<LorePiece> pieces = new ArrayList<>(lore(definition, newest, new Macros(values)));
    wish.instruction()
        .ifPresent(text -> pieces.add(new LorePiece(text, Role.SYSTEM, new LorePiece.Place.AtDepth(0))));
    var scene = new Scene(values, SYSTEM_PROMPT, "", pieces, chat.authorNote());
    return PromptAssembly.assemble(scene, budget, tokens.of(model.id()),
        lines(wish.newest(), history));
  }

  private List<LorePiece> lore(Definition definition, List<Messages.Said> newestFirst, Macros macros) {
    if (definition.lorebook().isEmpty()) return List.of();
    List<String> texts = newestFirst.stream().map(Messages.Said::content).toList();
    long replies = newestFirst.stream().filter(message -> message.role() == Role.ASSISTANT).count();
    return lore.evaluate(definition.lorebook().get(), new LoreScan.Talk(texts, (int) replies), macros::expand)
        .pieces();
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
        new Wish(seed, Optional.empty(), 0, Optional.empty(), Optional.empty(), Optional.empty()),
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
