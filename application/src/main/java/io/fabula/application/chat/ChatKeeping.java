package io.fabula.application.chat;

import io.fabula.application.chat.prompt.TurnPrompts;
import io.fabula.domain.account.Caller;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Characters;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.Standings;
import io.fabula.domain.chat.Alternate;
import io.fabula.domain.chat.CastMember;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.DailyMessages;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.persona.Persona;
import io.fabula.domain.persona.PersonaId;
import io.fabula.domain.persona.Personas;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Chats between their turns: opened, listed, tuned, branched, thrown away. */
public final class ChatKeeping {
  /** What a user asks for who opens a chat. */
  public record OpenChat(CharacterId character, Optional<PersonaId> persona, boolean forceNew,
      int greetingIndex) {}

  /** A chat, and whether it was made just now. */
  public record Opened(Chat.Snapshot chat, boolean isNew) {}

  /**
   * @param until when the count begins anew
   */
  public record SentToday(long messages, Instant until) {}

  private static final int COPIED_AT_ONCE = 500;

  private final ChatStores stores;
  private final OwnChats own;
  private final Characters characters;
  private final Standings standings;
  private final Personas personas;
  private final ChatTurns turns;
  private final TurnPrompts prompts;
  private final Greetings greetings;
  private final UnitOfWork unit;
  private final Ids ids;
  private final InstantSource clock;

  public ChatKeeping(ChatStores stores, ChatPeople people, ChatTurns turns, UnitOfWork unit,
      Ids ids,
      InstantSource clock) {
    this.stores = stores;
    this.own = new OwnChats(stores);
    this.characters = people.characters();
    this.standings = people.standings();
    this.personas = people.personas();
    this.turns = turns;
    this.prompts = turns.prompts();
    this.greetings = new Greetings(stores, prompts);
    this.unit = unit;
    this.ids = ids;
    this.clock = clock;
  }

  /** The last created chat with a character, or a new one that opens with a greeting. */
  public Opened open(Caller caller, OpenChat wish) {
    Character.Snapshot character = characters.find(wish.character())
        .filter(found -> found.visibleTo(Optional.of(caller))).map(Character::snapshot)
        .orElseThrow(() -> SharedError.NotFound.failure("character"));
    Optional<PersonaId> persona = wish.persona().map(id -> own(caller, id))
        .or(() -> personas.defaultOf(caller.id()).map(found -> found.snapshot().id()));
    if (!wish.forceNew()) {
      Optional<Chat> known = stores.chats().latestWith(caller.id(), wish.character());
      if (known.isPresent()) return new Opened(known.get().snapshot(), false);
    }
    return new Opened(create(caller, character, persona, wish.greetingIndex()), true);
  }

  private Chat.Snapshot create(Caller caller, Character.Snapshot character, Optional<PersonaId> persona,
      int index) {
    Instant now = clock.instant();
    Definition definition = character.sheet().definition();
    Chat chat = Chat.open(new ChatId(ids.next()), caller.id(), CastMember.of(character), persona, now);
    List<Greetings.Greeting> said = greetings.of(chat, definition);
    if (index < 0 || index > 0 && index >= said.size()) {
      throw SharedError.Invalid.failure("greeting_index", "chat.no_such_greeting");
    }
    Optional<Message> greeting = said.isEmpty() ? Optional.empty()
        : Optional.of(chat.greet(new MessageId(ids.next()), said.get(index).text(), index, said.size(), now));
    unit.run(() -> {
      stores.snapshots().keep(character.id(), character.version(), definition);
      stores.chats().add(chat);
      greeting.ifPresent(message -> greetings.keep(message, said, now));
      standings.countChat(character.id(), now);
    });
    return chat.snapshot();
  }

  public Page<Chat.Snapshot> list(Caller caller, PageRequest page) {
    return stores.chats().of(caller.id(), page).map(Chat::snapshot);
  }

  public Chat.Snapshot get(Caller caller, ChatId id) {
    return own.chat(caller, id).snapshot();
  }

  /** The newest messages before a place, in time order; a page carries whether there are older ones. */
  public Page<Message> history(Caller caller, ChatId id, Optional<MessageId> before, PageRequest page) {
    stores.chats().ownerOf(id).filter(caller.id()::equals)
        .orElseThrow(() -> SharedError.NotFound.failure("chat"));
    long position = before.map(message -> own(id, message).position())
        .or(() -> page.after().map(cursor -> cursor.number(0, 1))).orElse(Long.MAX_VALUE);
    List<Message> messages = stores.messages().before(id, position, page.size() + 1);
    if (messages.isEmpty()) own.chat(caller, id);
    boolean more = messages.size() > page.size();
    List<Message> shown = more ? messages.subList(1, messages.size()) : messages;
    return new Page<>(shown, more
        ? Optional.of(io.fabula.domain.shared.Cursor.of(shown.getFirst().position()))
        : Optional.empty());
  }

  /** The last messages, in time order. */
  public List<Message> latest(ChatId id, int count) {
    return stores.messages().before(id, Long.MAX_VALUE, count);
  }

  /**
   * Changes what a chat is told, not what was said in it.
   *
   * @param expected the version the caller knows, if they said
   */
  public Chat.Snapshot edit(Caller caller, ChatId id, OptionalLong expected, Consumer<Chat> edit) {
    return unit.run(() -> {
      Chat chat = current(caller, id, expected);
      edit.accept(chat);
      chat.snapshot().persona().ifPresent(persona -> own(caller, persona));
      prompts.model(chat.snapshot().model());
      if (chat.snapshot().version() != chat.loadedVersion()) stores.chats().save(chat);
      return chat.snapshot();
    });
  }

  public void delete(Caller caller, ChatId id, OptionalLong expected) {
    change(() -> {
      current(caller, id, expected).requireIdle();
      stores.chats().remove(id);
    });
  }

  /**
   * Back to the greeting.
   *
   * @param expected the chat's version that the caller knows, if they said
   */
  public void clear(Caller caller, ChatId id, OptionalLong expected) {
    Instant now = clock.instant();
    change(() -> {
      Chat chat = current(caller, id, expected);
      chat.requireIdle();
      Optional<Message> greeting = stores.messages().before(id, 2, 1).stream().findFirst()
          .filter(first -> first.role() == io.fabula.domain.prompt.Role.ASSISTANT);
      long from = greeting.map(Message::position).orElse(0L) + 1;
      long removed = stores.messages().remove(id, from, Long.MAX_VALUE);
      stores.states().remove(id, from, Long.MAX_VALUE);
      chat.forget(removed, greeting, now);
      stores.chats().save(chat);
    });
  }

  /**
   * Takes one message out.
   *
   * @param expected the chat's version that the caller knows, if they said
   * @param following with all that came after it
   */
  public void deleteMessage(Caller caller, ChatId id, OptionalLong expected, MessageId messageId,
      boolean following) {
    Instant now = clock.instant();
    change(() -> {
      Chat chat = own.chat(caller, id);
      Message message = own(id, messageId);
      requireCurrent(chat, expected);
      chat.requireIdle();
      long to = following ? Long.MAX_VALUE : message.position();
      long removed = stores.messages().remove(id, message.position(), to);
      stores.states().remove(id, message.position(), to);
      chat.forget(removed, stores.messages().before(id, Long.MAX_VALUE, 1).stream().findFirst(), now);
      stores.chats().save(chat);
    });
  }

  /** A new chat with the history up to a message. */
  public Chat.Snapshot branch(Caller caller, ChatId id, MessageId last) {
    Instant now = clock.instant();
    return unit.run(() -> {
      Chat chat = own.chat(caller, id);
      Message message = own(id, last);
      List<Message> history = history(id, message.position() + 1);
      Chat branch = chat.branch(new ChatId(ids.next()), message, history.size(), now);
      stores.chats().add(branch);
      for (Message old : history) copy(old, branch.snapshot().id());
      stores.states().copy(id, branch.snapshot().id(), message.position());
      return branch.snapshot();
    });
  }

  private List<Message> history(ChatId id, long before) {
    var all = new ArrayList<Message>();
    List<Message> batch = stores.messages().before(id, before, COPIED_AT_ONCE);
    while (!batch.isEmpty()) {
      all.addAll(batch.reversed());
      batch = stores.messages().before(id, batch.getFirst().position(), COPIED_AT_ONCE);
    }
    return all.reversed();
  }

  private void copy(Message old, ChatId branch) {
    var copy = old.copiedTo(branch, new MessageId(ids.next()));
    stores.messages().add(copy);
    if (old.alternates().count() < 2) return;
    List<Alternate> texts = stores.alternates().of(old.id());
    for (int i = 0; i < texts.size(); i++) stores.alternates().put(copy.id(), i, texts.get(i));
  }

  /**
   * Shows another of a message's alternates.
   *
   * @param expected the chat's version that the caller knows, if they said
   */
  public Message choose(Caller caller, MessageId id, OptionalLong expected, int index) {
    Instant now = clock.instant();
    return turns.again(() -> unit.run(() -> {
      Message message = own.message(caller, id);
      if (index < 0 || index >= message.alternates().count()) {
        throw SharedError.Invalid.failure("index", "chat.no_such_alternate");
      }
      Chat chat = current(caller, message.chat(), expected);
      if (index == message.alternates().index()) return message;
      Message shown = message.showing(index, stores.alternates().of(id).get(index));
      chat.chose(shown, now);
      stores.messages().save(shown);
      stores.chats().save(chat);
      return shown;
    }));
  }

  /** What changes a chat that may have been left in the middle of a turn. */
  private void change(Runnable work) {
    turns.again(() -> {
      unit.run(work);
      return null;
    });
  }

  private Chat current(Caller caller, ChatId id, OptionalLong expected) {
    Chat chat = own.chat(caller, id);
    requireCurrent(chat, expected);
    return chat;
  }

  private static void requireCurrent(Chat chat, OptionalLong expected) {
    if (expected.isPresent() && expected.getAsLong() != chat.snapshot().version())
      throw SharedError.Stale.failure();
  }

  /** How many messages somebody sent on the day that it is, in UTC, and when that day ends. */
  public SentToday sentToday(Caller caller) {
    LocalDate today = DailyMessages.dayOf(clock.instant());
    return new SentToday(stores.daily().on(caller.id(), today),
        today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private Message own(ChatId chat, MessageId id) {
    return stores.messages().find(id).filter(message -> message.chat().equals(chat))
        .orElseThrow(() -> SharedError.NotFound.failure("message"));
  }

  private PersonaId own(Caller caller, PersonaId id) {
    return personas.find(id).map(Persona::snapshot).filter(persona -> persona.owner().equals(caller.id()))
        .map(Persona.Snapshot::id).orElseThrow(() -> SharedError.NotFound.failure("persona"));
  }
}
