package io.fabula.domain.chat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.persona.PersonaId;
import io.fabula.domain.prompt.AuthorNote;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A conversation of one user with its cast. It opens with a greeting, grows by turns, one at a time,
 * and its messages are never loaded whole: it knows their count and the next free place.
 */
public final class Chat {
  private static final int PREVIEW_MAX = 200;

  /**
   * @param nextPosition where the next message goes
   * @param lastMessage the beginning of the last message
   * @param unreadCount replies that no reader watched to their end
   * @param version rises with every change
   * @param updatedAt when it was last active
   */
  public record Snapshot(
      ChatId id,
      ChatKind kind,
      UserId owner,
      Optional<String> title,
      List<CastMember> cast,
      Optional<PersonaId> persona,
      Optional<ModelId> model,
      ChatSettings settings,
      Optional<AuthorNote> authorNote,
      long messageCount,
      long nextPosition,
      Optional<String> lastMessage,
      int unreadCount,
      Optional<TurnId> runningTurn,
      long version,
      Instant createdAt,
      Instant updatedAt) {
    public Snapshot {
      cast = List.copyOf(cast);
    }
  }

  private final long loadedVersion;
  private final List<CastMember> loadedCast;
  private Snapshot state;

  private Chat(Snapshot state, long loadedVersion) {
    this.state = state;
    this.loadedVersion = loadedVersion;
    this.loadedCast = state.cast;
  }

  /** A new chat, in which nothing was said yet. */
  public static Chat open(ChatId id, UserId owner, CastMember character, Optional<PersonaId> persona,
      Instant now) {
    return new Chat(new Snapshot(id, ChatKind.DIRECT, owner, Optional.empty(), List.of(character), persona,
        Optional.empty(), ChatSettings.STANDARD, Optional.empty(), 0, 1, Optional.empty(), 0,
        Optional.empty(), 1, now,
        now), 0);
  }

  public static Chat restore(Snapshot snapshot) {
    return new Chat(snapshot, snapshot.version());
  }

  /** A new chat with this one's cast and settings, for the history up to a message. */
  public Chat branch(ChatId id, Message last, long messageCount, Instant now) {
    return new Chat(
        new Snapshot(id, state.kind, state.owner, state.title, state.cast, state.persona, state.model,
            state.settings, state.authorNote, messageCount, last.position() + 1,
            Optional.of(preview(last.content())), 0,
            Optional.empty(), 1, now, now),
        0);
  }

  /** The character's opening words. */
  public Message greet(MessageId id, String text, int index, int count, Instant now) {
    var greeting = new Message(id, state.id, state.nextPosition, Role.ASSISTANT, Optional.of(speaker().id()),
        text,
        MessageStatus.COMPLETE, new Alternates(index, count), Optional.empty(), Optional.empty(), now);
    said(greeting, now);
    return greeting;
  }

  /** The user speaks, and a turn begins. */
  public Message begin(TurnId turn, MessageId id, String text, Instant now) {
    requireIdle();
    var message = new Message(id, state.id, state.nextPosition, Role.USER, Optional.empty(),
        checkedText(text),
        MessageStatus.COMPLETE, Alternates.ONE, Optional.empty(), Optional.empty(), now);
    said(message, now);
    change(c -> c.runningTurn = Optional.of(turn));
    return message;
  }

  /** A turn begins without new words of the user's: a reply is generated anew or goes on. */
  public void beginAgain(TurnId turn, Instant now) {
    requireIdle();
    change(c -> {
      c.runningTurn = Optional.of(turn);
      c.updatedAt = now;
    });
  }

  /** The reply of a turn, as a new message. */
  public Message answer(MessageId id, Alternate reply, Instant now) {
    var message = new Message(id, state.id, state.nextPosition, Role.ASSISTANT, Optional.of(speaker().id()),
        reply.content(), reply.status(), Alternates.ONE, reply.model(), reply.usage(), now);
    said(message, now);
    return message;
  }

  /** The turn is over, whatever came of it. */
  public void settle(TurnId turn, Optional<Message> last, boolean watched, Instant now) {
    if (!state.runningTurn.equals(Optional.of(turn))) return;
    change(c -> {
      c.runningTurn = Optional.empty();
      c.updatedAt = now;
      if (!watched && last.isPresent()) c.unreadCount++;
      last.filter(message -> message.position() == state.nextPosition - 1)
          .ifPresent(message -> c.lastMessage = Optional.of(preview(message.content())));
    });
  }

  /** Another title, or none; refused with {@link SharedError.Invalid} beyond its length. */
  public void retitle(Optional<String> title) {
    Optional<String> checked = Texts.optionalName("title", title);
    change(c -> c.title = checked);
  }

  /** The user's face from now on; none is the user as they are. */
  public void wear(Optional<PersonaId> persona) {
    change(c -> c.persona = persona);
  }

  /** The model that answers from now on; none is the server's standard. */
  public void use(Optional<ModelId> model) {
    change(c -> c.model = model);
  }

  /** How replies are drawn from now on. */
  public void tune(ChatSettings settings) {
    change(c -> c.settings = settings);
  }

  /** The author's word in every prompt from now on, or none. */
  public void note(Optional<AuthorNote> note) {
    change(c -> c.authorNote = note);
  }

  /** Some messages were taken out; {@code last} is the newest that is left. */
  public void forget(long removed, Optional<Message> last, Instant now) {
    requireIdle();
    change(c -> {
      c.messageCount = state.messageCount - removed;
      c.lastMessage = last.map(message -> preview(message.content()));
      c.updatedAt = now;
    });
  }

  /** Another alternate of a message is shown. */
  public void chose(Message message, Instant now) {
    requireIdle();
    change(c -> {
      c.updatedAt = now;
      if (message.position() == state.nextPosition - 1)
        c.lastMessage = Optional.of(preview(message.content()));
    });
  }

  /** A character speaks as it is now; one that is not in the chat changes nothing. */
  public void recast(CastMember now) {
    List<CastMember> cast = state.cast.stream().map(known -> known.id().equals(now.id()) ? now : known)
        .toList();
    change(c -> c.cast = cast);
  }

  /** Refused with {@link ChatError.TurnRunning} while a turn runs. */
  public void requireIdle() {
    state.runningTurn.ifPresent(turn -> {
      throw ChatError.TurnRunning.failure(turn);
    });
  }

  /** Others than its owner must not even know of it. */
  public void requireOwner(UserId user) {
    if (!state.owner.equals(user)) throw SharedError.NotFound.failure("chat");
  }

  /** Who answers. */
  public CastMember speaker() {
    return state.cast.getFirst();
  }

  public Snapshot snapshot() {
    return state;
  }

  /** Whether its cast is another than when it was loaded. */
  public boolean isRecast() {
    return !state.cast.equals(loadedCast);
  }

  /** The version the store is expected to hold when this is saved; 0 for a new chat. */
  public long loadedVersion() {
    return loadedVersion;
  }

  /** A message text: not blank, at most 10,000 code points, kept as it was typed. */
  public static String checkedText(String text) {
    if (text.isBlank()) throw SharedError.Invalid.failure("content", "shared.required");
    return Texts.bounded("content", text, Texts.MESSAGE_MAX);
  }

  private void said(Message message, Instant now) {
    change(c -> {
      c.messageCount = state.messageCount + 1;
      c.nextPosition = state.nextPosition + 1;
      c.lastMessage = Optional.of(preview(message.content()));
      c.updatedAt = now;
      if (message.role() == Role.USER) c.unreadCount = 0;
    });
  }

  private static String preview(String text) {
    if (text.codePointCount(0, text.length()) <= PREVIEW_MAX) return text;
    return text.substring(0, text.offsetByCodePoints(0, PREVIEW_MAX));
  }

  private void change(java.util.function.Consumer<Draft> edit) {
    var draft = new Draft(state);
    edit.accept(draft);
    state = draft.snapshot(state, loadedVersion + 1);
  }

  /** The fields that change in a chat's life, while they do. */
  private static final class Draft {
    Optional<String> title;
    List<CastMember> cast;
    Optional<PersonaId> persona;
    Optional<ModelId> model;
    ChatSettings settings;
    Optional<AuthorNote> authorNote;
    long messageCount;
    long nextPosition;
    Optional<String> lastMessage;
    int unreadCount;
    Optional<TurnId> runningTurn;
    Instant updatedAt;

    Draft(Snapshot s) {
      title = s.title;
      cast = s.cast;
      persona = s.persona;
      model = s.model;
      settings = s.settings;
      authorNote = s.authorNote;
      messageCount = s.messageCount;
      nextPosition = s.nextPosition;
      lastMessage = s.lastMessage;
      unreadCount = s.unreadCount;
      runningTurn = s.runningTurn;
      updatedAt = s.updatedAt;
    }

    Snapshot snapshot(Snapshot s, long version) {
      return new Snapshot(s.id, s.kind, s.owner, title, cast, persona, model, settings, authorNote,
          messageCount,
          nextPosition, lastMessage, unreadCount, runningTurn, version, s.createdAt, updatedAt);
    }
  }
}
