package io.fabula.application.chat.prompt;

import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.Messages;
import io.fabula.domain.chat.Messages.Said;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * What was said in chats, the newest first, read in batches and only as far as somebody asks.
 *
 * <p>Of chats that are talked in, the newest batch is remembered under the chat's version, from the second
 * turn on: to remember a chat that nobody comes back to would only make the collector work. Whatever
 * changes a message changes its chat in the same unit of work, and a turn begins only on the version it
 * has read: so what stands under a chat's version is what the store would give, on every server.
 */
public final class History {
  /** What fits a budget of some thousand tokens is read at once, and little more. */
  static final int BATCH = 64;
  /** In characters of all texts together: some tens of megabytes. */
  private static final long REMEMBERED = 8_000_000;
  /** A chat that comes again among so many others is talked in. */
  private static final int SEEN = 256;
  /** What a line costs beside its text, in characters. */
  private static final int LINE = 64;

  /**
   * The newest of a chat.
   *
   * @param more whether there is something before them
   */
  private record Newest(long version, List<Said> said, boolean more) {
    long weight() {
      long weight = LINE;
      for (Said line : said) weight += LINE + line.content().length();
      return weight;
    }

    Newest then(Message message, long later) {
      var all = new ArrayList<Said>(Math.min(said.size() + 1, BATCH));
      all.add(new Said(message.position(), message.role(), message.content()));
      all.addAll(said.subList(0, Math.min(said.size(), BATCH - 1)));
      return new Newest(later, all, more || said.size() == BATCH);
    }
  }

  private final Messages messages;
  private final Map<ChatId, Newest> recent = new LinkedHashMap<>(256, 0.75f, true);
  private final SequencedSet<ChatId> seen = new LinkedHashSet<>();
  private long weight;

  History(Messages messages) {
    this.messages = messages;
  }

  private Optional<Newest> newest(ChatId chat, long version) {
    synchronized (recent) {
      return Optional.ofNullable(recent.get(chat)).filter(known -> known.version() == version);
    }
  }

  /** From the newest on, in a chat as it was loaded. */
  public Walk walk(Chat.Snapshot chat) {
    return newest(chat.id(), chat.version())
        .map(known -> new Walk(chat.id(), known.said().getLast().position(), known))
        .orElseGet(() -> walk(chat.id(), chat.nextPosition()));
  }

  /** From some place back. */
  public Walk walk(ChatId chat, long before) {
    return new Walk(chat, before, new Newest(0, List.of(), true));
  }

  /**
   * A turn has begun with a question, and is committed.
   *
   * @param chat as it was committed
   * @param before what the turn has read
   */
  public void asked(Chat.Snapshot chat, Walk before, Message question) {
    if (isTalkedIn(chat.id())) remember(chat.id(), before.newest().then(question, chat.version()));
  }

  private boolean isTalkedIn(ChatId chat) {
    synchronized (recent) {
      if (recent.containsKey(chat) || seen.remove(chat)) return true;
      seen.add(chat);
      if (seen.size() > SEEN) seen.removeFirst();
      return false;
    }
  }

  /**
   * That turn is over and committed.
   *
   * @param version the chat's since then
   * @param answer what came of it
   */
  public void answered(ChatId chat, long version, Optional<Message> answer) {
    newest(chat, version - 1).map(known -> answer.map(message -> known.then(message, version))
        .orElseGet(() -> new Newest(version, known.said(), known.more())))
        .ifPresent(newest -> remember(chat, newest));
  }

  private void remember(ChatId chat, Newest newest) {
    synchronized (recent) {
      Newest old = recent.get(chat);
      // somebody was faster, and knows more
      if (old != null && old.version() >= newest.version()) return;
      recent.put(chat, newest);
      weight += newest.weight() - (old == null ? 0 : old.weight());
      var oldest = recent.values().iterator();
      while (weight > REMEMBERED && oldest.hasNext()) {
        weight -= oldest.next().weight();
        oldest.remove();
      }
    }
  }

  /** One reader's way back. */
  public final class Walk implements Iterator<Said> {
    private final ChatId chat;
    private final List<Said> read;
    private long before;
    private int next;
    private boolean more;

    private Walk(ChatId chat, long before, Newest known) {
      this.chat = chat;
      this.before = before;
      this.read = new ArrayList<>(known.said());
      this.more = known.more();
    }

    @Override
    public boolean hasNext() {
      if (next == read.size() && more) readBatch();
      return next < read.size();
    }

    @Override
    public Said next() {
      if (!hasNext()) throw new NoSuchElementException();
      return read.get(next++);
    }

    /** The first so many, whether or not they were handed out; they stay to be handed out. */
    List<Said> peek(int count) {
      while (read.size() < count && more) readBatch();
      return read.subList(0, Math.min(count, read.size()));
    }

    /** Where it will ask the store first. */
    long before() {
      return before;
    }

    /** How much it will ask the store for at once; nothing as long as it knows some. */
    int wants() {
      return read.isEmpty() && more ? BATCH : 0;
    }

    /** To be gone on from at once: it is a view. */
    private Newest newest() {
      int kept = Math.min(read.size(), BATCH);
      return new Newest(0, read.subList(0, kept), more || read.size() > kept);
    }

    private void readBatch() {
      List<Said> batch = messages.said(chat, before, BATCH);
      more = batch.size() == BATCH;
      read.addAll(batch);
      if (!batch.isEmpty()) before = batch.getLast().position();
    }
  }
}
