package io.fabula.application.chat.prompt;

import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Users;
import io.fabula.domain.character.lore.LoreScan;
import io.fabula.domain.chat.ledger.LedgerEntry;
import io.fabula.domain.chat.state.ChatStates;
import io.fabula.domain.memory.MemoryNotes;
import io.fabula.domain.persona.Personas;
import io.fabula.domain.prompt.Scene;
import io.fabula.domain.prompt.TokenCounting;
import io.fabula.domain.settings.SettingsOfUsers;
import java.util.function.UnaryOperator;
import io.fabula.domain.catalog.Model;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.catalog.Models;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.preset.ReplyPreset;
import io.fabula.domain.chat.CastMember;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.chat.ledger.PromptInputs;
import io.fabula.domain.chat.reading.ReadingAhead;
import io.fabula.domain.persona.Persona;
import io.fabula.domain.persona.PersonaId;
import io.fabula.domain.prompt.Budget;
import io.fabula.domain.prompt.Sampling;
import io.fabula.domain.prompt.macro.MacroValues;
import io.fabula.domain.settings.ModelSettings;
import io.fabula.domain.settings.UserSettings;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.chat.Messages;
import io.fabula.domain.memory.MemoryNote;
import io.fabula.domain.memory.Recollection;
import java.util.ArrayList;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Gathers what a turn's prompt is made of, and has it made. */
public final class TurnPrompts {
  private static final String CONTINUE = "Continue your last message from exactly where it ends. Do not repeat any of it, and do not start anew.";

  /** Where its parts are found. */
  public record Sources(Users users, Personas personas, SettingsOfUsers settings, MemoryNotes notes,
      Models models, CastLookup cast, Messages messages, ChatStates states, ReadingAhead ahead) {}

  /**
   * What one turn asks for beside what the chat says.
   *
   * @param newest a message that is not stored yet
   * @param place where its history ends, and where the reply stands that the turn makes or works on
   * @param instruction a word from the user to the model, for this turn alone
   */
  public record Wish(TurnId turn, Optional<Message> newest, PromptInputs.Place place,
      Optional<PersonaId> persona, Optional<ModelId> model, Optional<String> instruction) {
    /** For a turn without new words of the user's, and with nothing of its own. */
    public Wish(TurnId turn, PromptInputs.Place place, Optional<String> instruction) {
      this(turn, Optional.empty(), place, Optional.empty(), Optional.empty(), instruction);
    }
  }

  /**
   * A turn's prompt as it shall be.
   *
   * @param said what the user said instead
   * @param worded its template, of the one that all turns have
   */
  public record Change(Definition speaker, PromptInputs inputs, Optional<Message> said,
      UnaryOperator<Scene.Template> worded) {}

  private final Sources sources;
  private final History history;
  private final PromptMaking making;
  private final InstantSource clock;

  public TurnPrompts(Sources sources, LoreScan lore, TokenCounting tokens, InstantSource clock) {
    this.sources = sources;
    this.history = new History(sources.messages());
    this.making = new PromptMaking(sources.messages(), sources.states(), lore, tokens);
    this.clock = clock;
  }

  public static String continuing() {
    return CONTINUE;
  }

  public CastLookup cast() {
    return sources.cast();
  }

  public History history() {
    return history;
  }

  /**
   * Who speaks in a chat, as they are now; the first thing of a prompt that is read.
   *
   * @param said where what was said before will be read
   */
  public CastLookup.Member speaker(Chat.Snapshot chat, History.Walk said) {
    CastMember speaker = chat.cast().getFirst();
    sources.ahead().prompt(new ReadingAhead.Prompt(chat.id(), chat.owner(), speaker.id(), said.before(),
        said.wants(), Recollection.NOTES_MAX));
    return sources.cast().member(speaker, chat.owner());
  }

  public Asked request(Chat.Snapshot chat, CastLookup.Member speaker, Wish wish, History.Walk said) {
    return making.make(
        new PromptMaking.Subject(chat.id(), wish.turn(), speaker.definition(), wish.newest()),
        inputs(chat, speaker, wish), PromptMaking.TEMPLATE, said);
  }

  /** A turn's prompt made again; absent where nobody knows any more who spoke. */
  public Optional<Asked> again(LedgerEntry entry) {
    return sources.cast().version(entry.inputs().speaker())
        .map(
            speaker -> otherwise(entry, new Change(speaker, entry.inputs(), Optional.empty(), same -> same)));
  }

  /** A turn's prompt, if things were otherwise. */
  public Asked otherwise(LedgerEntry entry, Change change) {
    return making.make(
        new PromptMaking.Subject(entry.chat(), entry.turn(), change.speaker(), change.said()),
        change.inputs(), change.worded().apply(PromptMaking.TEMPLATE),
        history.walk(entry.chat(), change.inputs().place().before()));
  }

  private PromptInputs inputs(Chat.Snapshot chat, CastLookup.Member speaker, Wish wish) {
    ReplyPreset preset = speaker.definition().preset().orElse(ReplyPreset.NONE);
    UserSettings user = sources.settings().of(chat.owner());
    ModelSettings usual = user.models();
    Model model = model(wish.model().or(chat::model).or(() -> offered(preset.model().flatMap(ModelId::parse)))
        .or(() -> usual.offered(sources.models()).map(Model::id)));
    int reply = Math.min(chat.settings().maxTokens().or(preset::maxTokens).or(usual::maxTokens)
        .orElse(Sampling.MAX_TOKENS_DEFAULT), model.maxOutputTokens());
    int context = Math.min(
        chat.settings().contextTokens().or(usual::contextTokens).orElse(model.contextTokens()),
        model.contextTokens());
    Optional<Persona.Snapshot> persona = persona(chat, wish);
    return new PromptInputs(speaker.speaker(),
        persona.map(Persona.Snapshot::name).orElseGet(() -> name(chat.owner())),
        persona.flatMap(Persona.Snapshot::description).orElse(""), model.id(), new Budget(context, reply),
        new Sampling(chat.settings().temperature().or(preset::temperature).or(usual::temperature),
            chat.settings().topP().or(preset::topP).or(usual::topP), reply, preset.stop()),
        chat.authorNote().or(preset::authorNote),
        usual.memory().notes() ? memories(chat, speaker, wish) : List.of(), wish.instruction(),
        wish.place(), clock.instant(),
        user.general().zone());
  }

  /** What the chat's owner wants to be remembered, as it is worded now. */
  private List<String> memories(Chat.Snapshot chat, CastLookup.Member speaker, Wish wish) {
    List<MemoryNote.Snapshot> notes = sources.notes().countingIn(chat.owner(), chat.id().value(),
        speaker.speaker().character(), Recollection.NOTES_MAX);
    if (notes.stream().allMatch(MemoryNote.Snapshot::pinned))
      return notes.stream().map(MemoryNote.Snapshot::content).toList();
    List<String> said = new ArrayList<>();
    sources.messages().before(chat.id(), wish.place().before(), Recollection.MESSAGES)
        .forEach(message -> said.add(message.content()));
    wish.newest().map(Message::content).ifPresent(said::add);
    return Recollection.of(notes, said);
  }

  /** The persona of a chat may have been deleted since; one that is asked for must be there. */
  private Optional<Persona.Snapshot> persona(Chat.Snapshot chat, Wish wish) {
    Optional<Persona.Snapshot> found = wish.persona().or(chat::persona)
        .flatMap(sources.personas()::find)
        .map(Persona::snapshot).filter(known -> known.owner().equals(chat.owner()));
    if (found.isEmpty() && wish.persona().isPresent()) throw SharedError.NotFound.failure("persona");
    return found;
  }

  /** Macro values for the greetings of a chat that opens. */
  public MacroValues opening(Chat.Snapshot chat, Definition definition, TurnId seed) {
    var wish = new Wish(seed, new PromptInputs.Place(0, 0, 0), Optional.empty());
    var speaker = new CastLookup.Member(new PromptInputs.Speaker(chat.cast().getFirst().id(),
        chat.cast().getFirst().version()), definition);
    return PromptMaking.values(
        new PromptMaking.Subject(chat.id(), seed, definition, Optional.empty()),
        inputs(chat, speaker, wish), List.of());
  }

  /** What a card asked for may be here no more. */
  private Optional<ModelId> offered(Optional<ModelId> wanted) {
    return wanted.filter(id -> sources.models().find(id).isPresent());
  }

  private String name(UserId user) {
    return sources.users().find(user).map(User::snapshot).map(User.Snapshot::displayName)
        .orElse("User");
  }

  /** Refuses a model that nobody offers. */
  public Model model(Optional<ModelId> chosen) {
    return chosen.map(id -> sources.models().find(id)
        .orElseThrow(() -> SharedError.Invalid.failure("model", "catalog.unknown_model")))
        .orElseGet(sources.models()::standard);
  }
}
