package io.fabula.application.community;

import io.fabula.domain.account.Caller;
import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Users;
import io.fabula.domain.community.Comment;
import io.fabula.domain.community.CommentId;
import io.fabula.domain.community.Comments;
import io.fabula.domain.community.Counted;
import io.fabula.domain.community.Subject;
import io.fabula.domain.community.SubjectRef;
import io.fabula.domain.community.Subjects;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Comments on what one may see. Only those that still say something are counted. */
public final class Commenting {
  /** Where comments and their authors are found. */
  public record Stores(Comments comments, Users users, Subjects subjects) {}

  /**
   * A comment as it is shown.
   *
   * @param author absent where they are gone, and where the comment is
   */
  public record Written(Comment comment, Optional<User.Snapshot> author) {}

  private final Stores stores;
  private final UnitOfWork unit;
  private final Ids ids;
  private final InstantSource clock;

  public Commenting(Stores stores, UnitOfWork unit, Ids ids, InstantSource clock) {
    this.stores = stores;
    this.unit = unit;
    this.ids = ids;
    this.clock = clock;
  }

  public Page<Written> list(Optional<Caller> caller, SubjectRef ref, PageRequest page) {
    return unit.look(() -> {
      seen(caller, ref);
      Map<UserId, Optional<User.Snapshot>> authors = new HashMap<>();
      return stores.comments().of(ref, page).map(comment -> new Written(comment,
          comment.author().flatMap(author -> authors.computeIfAbsent(author, this::user))));
    });
  }

  /** What the caller wrote, the newest first, about whatever it is. */
  public Page<Comment> own(Caller caller, PageRequest page) {
    return stores.comments().by(caller.id(), page);
  }

  /**
   * @param parent the comment that it answers, on the same subject
   */
  public Written write(Caller caller, SubjectRef ref, String content, Optional<CommentId> parent) {
    Instant now = clock.instant();
    var comment = Comment.written(new CommentId(ids.next()), ref, caller.id(), content, parent, now);
    return unit.run(() -> {
      seen(Optional.of(caller), ref);
      stores.comments().add(comment);
      stores.subjects().count(ref, Counted.COMMENTS, 1, now);
      return written(comment);
    });
  }

  /**
   * For its author and for admins.
   *
   * @param expected the version the caller knows, if they said
   */
  public Written rewrite(Caller caller, SubjectRef ref, CommentId id, OptionalLong expected, String content) {
    return unit.run(() -> {
      seen(Optional.of(caller), ref);
      Comment comment = comment(ref, id);
      if (!isAuthor(caller, comment) && !caller.isAdmin()) throw SharedError.Forbidden.failure();
      requireVersion(comment, expected);
      Comment edited = comment.rewritten(content, clock.instant());
      stores.comments().save(edited);
      return written(edited);
    });
  }

  /** For its author, for whoever owns the subject, and for admins. */
  public void delete(Caller caller, SubjectRef ref, CommentId id, OptionalLong expected) {
    unit.run(() -> {
      Subject subject = seen(Optional.of(caller), ref);
      Comment comment = comment(ref, id);
      boolean may = isAuthor(caller, comment) || caller.isAdmin()
          || subject.owner().equals(Optional.of(caller.id()));
      if (!may) throw SharedError.Forbidden.failure();
      requireVersion(comment, expected);
      if (stores.comments().delete(id))
        stores.subjects().count(ref, Counted.COMMENTS, -1, comment.createdAt());
    });
  }

  private Comment comment(SubjectRef ref, CommentId id) {
    return stores.comments().find(id).filter(found -> found.subject().equals(ref))
        .filter(found -> found.content().isPresent())
        .orElseThrow(() -> SharedError.NotFound.failure("comment"));
  }

  private Written written(Comment comment) {
    return new Written(comment, comment.author().flatMap(this::user));
  }

  private Optional<User.Snapshot> user(UserId id) {
    return stores.users().find(id).map(User::snapshot);
  }

  private Subject seen(Optional<Caller> caller, SubjectRef ref) {
    return stores.subjects().seen(caller, ref)
        .orElseThrow(() -> SharedError.NotFound.failure(ref.kind().name().toLowerCase(Locale.ROOT)));
  }

  private static boolean isAuthor(Caller caller, Comment comment) {
    return comment.author().equals(Optional.of(caller.id()));
  }

  private static void requireVersion(Comment comment, OptionalLong expected) {
    if (expected.isPresent() && expected.getAsLong() != comment.version()) throw SharedError.Stale.failure();
  }
}
