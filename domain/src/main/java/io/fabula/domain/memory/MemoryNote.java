package io.fabula.domain.memory;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.Texts;
import java.time.Instant;
import java.util.List;

/** A note of a user's, for the model to remember. */
public final class MemoryNote {
  /** The longest note, in code points. */
  public static final int CONTENT_MAX = 10_000;
  /** How many keywords a note may have. */
  public static final int KEYWORDS_MAX = 50;

  /**
   * @param keywords any of which calls it
   * @param pinned whether it is always remembered
   * @param version rises with every change
   */
  public record Snapshot(MemoryNoteId id, UserId owner, MemoryScope scope, String content,
      List<String> keywords, boolean pinned, long version, Instant createdAt, Instant updatedAt) {
    public Snapshot {
      keywords = List.copyOf(keywords);
    }
  }

  private final long loadedVersion;
  private Snapshot state;

  private MemoryNote(Snapshot state, long loadedVersion) {
    this.state = state;
    this.loadedVersion = loadedVersion;
  }

  /** A new one; refused with {@link SharedError.Invalid} where a text is out of bounds. */
  public static MemoryNote write(MemoryNoteId id, UserId owner, MemoryScope scope, String content,
      List<String> keywords, boolean pinned, Instant now) {
    return new MemoryNote(
        new Snapshot(id, owner, scope, content(content), keywords(keywords), pinned, 1, now, now), 0);
  }

  public static MemoryNote restore(Snapshot snapshot) {
    return new MemoryNote(snapshot, snapshot.version());
  }

  /** All of it but where it counts. */
  public void rewrite(String content, List<String> keywords, boolean pinned, Instant now) {
    state = new Snapshot(state.id, state.owner, state.scope, content(content), keywords(keywords), pinned,
        loadedVersion + 1, state.createdAt, now);
  }

  private static String content(String content) {
    if (content.isBlank()) throw SharedError.Invalid.failure("content", "shared.required");
    return Texts.bounded("content", content.strip(), CONTENT_MAX);
  }

  private static List<String> keywords(List<String> keywords) {
    if (keywords.size() > KEYWORDS_MAX)
      throw SharedError.Invalid.failure("keywords", "shared.too_many_items", KEYWORDS_MAX);
    return keywords.stream().map(String::strip).filter(word -> !word.isEmpty())
        .map(word -> Texts.name("keywords", word)).distinct().toList();
  }

  public Snapshot snapshot() {
    return state;
  }

  /** The version the store is expected to hold when this is saved; 0 for a new note. */
  public long loadedVersion() {
    return loadedVersion;
  }
}
