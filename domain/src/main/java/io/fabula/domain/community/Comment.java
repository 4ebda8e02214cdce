package io.fabula.domain.community;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.Texts;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody said about a subject, or about another comment on it.
 *
 * @param author absent where their account is gone, and where the comment was deleted
 * @param content absent where it was deleted and stays for those who replied
 * @param replies how many comments answer this one
 * @param version rises with every edit, not with replies
 */
public record Comment(
    CommentId id,
    SubjectRef subject,
    Optional<UserId> author,
    Optional<String> content,
    Optional<CommentId> parent,
    long replies,
    long version,
    Instant createdAt,
    Instant updatedAt) {
  /** Refused with {@link SharedError.Invalid} where the text is blank or longer than a message may be. */
  public static Comment written(CommentId id, SubjectRef subject, UserId author, String content,
      Optional<CommentId> parent, Instant now) {
    return new Comment(id, subject, Optional.of(author), Optional.of(checked(content)), parent, 0, 1, now,
        now);
  }

  /** The same with another text; refused as a new one, and with 404 where it was deleted. */
  public Comment rewritten(String content, Instant now) {
    if (this.content.isEmpty()) throw SharedError.NotFound.failure("comment");
    return new Comment(id, subject, author, Optional.of(checked(content)), parent, replies, version + 1,
        createdAt, now);
  }

  private static String checked(String content) {
    if (content.isBlank()) throw SharedError.Invalid.failure("content", "shared.required");
    return Texts.bounded("content", content, Texts.MESSAGE_MAX);
  }
}
