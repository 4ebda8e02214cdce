package io.fabula.rest.community;

import static io.fabula.rest.http.Access.OWNER_OR_ADMIN;
import static io.fabula.rest.http.Access.PUBLIC;
import static io.fabula.rest.http.Access.USER;

import io.fabula.application.community.Commenting;
import io.fabula.domain.account.Caller;
import io.fabula.domain.account.User;
import io.fabula.domain.community.Comment;
import io.fabula.domain.community.CommentId;
import io.fabula.rest.account.Parcel;
import io.fabula.rest.account.Takeout;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.http.ViewValues;
import io.fabula.rest.json.CodePoints;
import io.fabula.rest.json.Names;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Comments, under what they are about. */
public final class CommentRoutes implements Routes, Takeout {
  public record WriteRequest(@NotBlank @CodePoints(max = 10_000) String content, Optional<UUID> parentId) {}

  public record RewriteRequest(@NotBlank @CodePoints(max = 10_000) String content) {}

  public record AuthorView(String id, String nickname, String avatarUrl) {
    static AuthorView of(User.Snapshot user) {
      return new AuthorView(user.id().toString(), user.displayName(),
          ViewValues.face(user.face()));
    }
  }

  /**
   * @param author null where they are gone, and where the comment was deleted
   * @param content null where it was deleted, and others have replied
   */
  public record CommentView(String object, String id, AuthorView author, String content, String parentId,
      long replyCount, Instant createdAt, Instant updatedAt) {
    static CommentView of(Commenting.Written written) {
      Comment comment = written.comment();
      return new CommentView("comment", comment.id().toString(),
          written.author().map(AuthorView::of).orElse(null), comment.content().orElse(null),
          comment.parent().map(CommentId::toString).orElse(null), comment.replies(), comment.createdAt(),
          comment.updatedAt());
    }
  }

  /** A comment of the caller's own, with what it is about. */
  public record OwnCommentView(String id, String on, String subjectId, String content, String parentId,
      Instant createdAt, Instant updatedAt) {
    static OwnCommentView of(Comment comment) {
      return new OwnCommentView(comment.id().toString(), Names.word(comment.subject().kind()),
          comment.subject().id().toString(), comment.content().orElse(null),
          comment.parent().map(CommentId::toString).orElse(null), comment.createdAt(), comment.updatedAt());
    }
  }

  private final Commenting commenting;

  public CommentRoutes(Commenting commenting) {
    this.commenting = commenting;
  }

  @Override
  public void pack(Caller caller, Parcel parcel) throws IOException {
    parcel.list("comments.json", page -> commenting.own(caller, page), OwnCommentView::of);
  }

  @Override
  public List<Route<?>> routes() {
    return at(Face.CHARACTERS);
  }

  private List<Route<?>> at(Face face) {
    String all = face.path("/comments");
    String one = all + "/{comment_id}";
    return List.of(
        Route.get(all, face.operation("listComments"), PUBLIC, Answer.pageOf(CommentView.class),
            call -> Reply.page(commenting.list(call.anyone(), face.subject(call), call.page()),
                CommentView::of))
            .says("Comments and replies, the oldest first."),
        Route
            .post(all, face.operation("comment"), USER, WriteRequest.class, Answer.created(CommentView.class),
                (call, body) -> write(face, call, body))
            .says("Writes a comment, or a reply to one."),
        Route.put(one, face.operation("rewriteComment"), OWNER_OR_ADMIN, RewriteRequest.class,
            Answer.ok(CommentView.class),
            (call, body) -> one(commenting.rewrite(call.caller(), face.subject(call), id(call),
                call.expectedVersion(), body.content())))
            .says("Changes a comment."),
        Route.delete(one, face.operation("deleteComment"), OWNER_OR_ADMIN, call -> {
          commenting.delete(call.caller(), face.subject(call), id(call), call.expectedVersion());
          return Reply.nothing();
        }).says("Deletes a comment; one with replies keeps its place without words."));
  }

  private Reply write(Face face, Call call, WriteRequest body) {
    Commenting.Written made = commenting.write(call.caller(), face.subject(call), body.content(),
        body.parentId().map(CommentId::new));
    return Reply.created(CommentView.of(made)).version(made.comment().version());
  }

  private static Reply one(Commenting.Written written) {
    return Reply.ok(CommentView.of(written)).version(written.comment().version());
  }

  private static CommentId id(Call call) {
    return new CommentId(call.id("comment_id", "comment"));
  }
}
