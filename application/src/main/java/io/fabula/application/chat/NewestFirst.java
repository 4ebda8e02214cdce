package io.fabula.application.chat;

import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.Messages;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** A chat's messages from some place back, read in batches and only as far as somebody asks. */
final class NewestFirst implements Iterator<Messages.Said> {
  /** What fits a budget of some thousand tokens is read at once, and little more. */
  static final int BATCH = 64;

  private final Messages messages;
  private final ChatId chat;
  private final List<Messages.Said> read = new ArrayList<>();
  private long before;
  private int next;
  private boolean more = true;

  NewestFirst(Messages messages, ChatId chat, long before) {
    this.messages = messages;
    this.chat = chat;
    this.before = before;
  }

  @Override
  public boolean hasNext() {
    if (next == read.size() && more) readBatch();
    return next < read.size();
  }

  @Override
  public Messages.Said next() {
    if (!hasNext()) throw new NoSuchElementException();
    return read.get(next++);
  }

  /** The first so many, whether or not they were handed out; they stay to be handed out. */
  List<Messages.Said> peek(int count) {
    while (read.size() < count && more) readBatch();
    return read.subList(0, Math.min(count, read.size()));
  }

  private void readBatch() {
    List<Messages.Said> batch = messages.said(chat, before, BATCH);
    more = batch.size() == BATCH;
    read.addAll(batch);
    if (!batch.isEmpty()) before = batch.getLast().position();
  }
}
