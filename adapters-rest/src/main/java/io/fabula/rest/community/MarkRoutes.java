package io.fabula.rest.community;

import static io.fabula.rest.http.Access.USER;

import io.fabula.application.community.Marking;
import io.fabula.domain.community.Tally;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** Likes and votes. */
public final class MarkRoutes implements Routes {
  public record LikeView(boolean liked, long likeCount) {}

  public record VoteRequest(@NotNull @Min(-1) @Max(1) Integer value) {}

  public record VoteView(long score, long upvotes, long downvotes, int myVote) {}

  private final Marking marking;

  public MarkRoutes(Marking marking) {
    this.marking = marking;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(like(Face.CHARACTERS), vote(Face.CHARACTERS));
  }

  private Route<?> like(Face face) {
    return Route.post(face.path("/like"), face.operation("like"), USER, Answer.ok(LikeView.class), call -> {
      Marking.Liked liked = marking.toggleLike(call.caller(), face.subject(call));
      return Reply.ok(new LikeView(liked.liked(), liked.tally().likes()));
    }).says("Likes it, or likes it no more.");
  }

  private Route<?> vote(Face face) {
    return Route.post(face.path("/vote"), face.operation("vote"), USER, VoteRequest.class,
        Answer.ok(VoteView.class), (call, body) -> {
          Tally tally = marking.vote(call.caller(), face.subject(call), body.value());
          return Reply.ok(new VoteView(tally.score(), tally.upvotes(), tally.downvotes(), body.value()));
        }).says("Votes for it (1), against it (-1), or takes the vote back (0).");
  }
}
