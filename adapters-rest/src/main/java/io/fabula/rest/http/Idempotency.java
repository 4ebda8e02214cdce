package io.fabula.rest.http;

import io.fabula.domain.shared.AnsweredRequests;
import io.fabula.domain.shared.AnsweredRequests.Claim;
import io.fabula.domain.shared.AnsweredRequests.KeptAnswer;
import io.fabula.domain.shared.AnsweredRequests.RequestKey;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.SharedError;
import io.fabula.rest.json.JsonFormat;
import io.fabula.rest.stream.TurnStory;
import io.fabula.domain.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * {@code Idempotency-Key}: the first 2xx answer is the answer to every repetition; a streamed turn is
 * read along again instead, running or over. Of an attempt that failed and left something behind, that is
 * kept, so that the repetition goes on from there instead of doing it twice.
 */
public final class Idempotency {
  private static final String TURN = "fabula-turn";
  private static final String LEFT = "fabula-left";
  private static final int NO_ANSWER = 500;

  /** Finds a turn's story for somebody who asks for it again. */
  @FunctionalInterface
  public interface Retelling {
    TurnStory tell(Call call, UUID turn);
  }

  private final AnsweredRequests answered;
  private final InstantSource clock;
  private final Retelling retelling;

  public Idempotency(AnsweredRequests answered, InstantSource clock, Retelling retelling) {
    this.answered = answered;
    this.clock = clock;
    this.retelling = retelling;
  }

  Reply guard(Call call, Route<?> route, String caller, byte[] body, Supplier<Reply> handling) {
    Optional<String> key = call.header("Idempotency-Key");
    if (key.isEmpty() || !route.creates()) return handling.get();
    if (!key.get().matches("[\\x20-\\x7e]{1,128}"))
      throw SharedError.Invalid.failure("Idempotency-Key", "http.bad_key");
    var request = new RequestKey(caller, route.operation(), key.get());
    return switch (answered.claim(request, fingerprint(call, body), clock.instant())) {
      case Claim.Granted granted -> first(request, handling);
      case Claim.Running running -> throw HttpFailure.stillRunning();
      case Claim.Mismatched mismatched -> throw HttpFailure.keyReused();
      case Claim.Answered(var answer) when answer.headers().containsKey(LEFT) ->
        goOn(call, request, answer, handling);
      case Claim.Answered(var answer) -> again(call, answer);
    };
  }

  private Reply first(RequestKey request, Supplier<Reply> handling) {
    boolean kept = false;
    try {
      Reply reply = handling.get();
      kept = keep(request, answer(reply));
      return reply;
    } catch (DomainFailure failure) {
      kept = keep(request, failure.error().leaves().map(Idempotency::unfinished));
      throw failure;
    } finally {
      if (!kept) answered.release(request);
    }
  }

  /** The same once more, from where it stopped; what it left behind stays known until there is an answer. */
  private Reply goOn(Call call, RequestKey request, KeptAnswer unfinished, Supplier<Reply> handling) {
    call.goOnFrom(UUID.fromString(unfinished.headers().get(LEFT)));
    Reply reply = handling.get();
    keep(request, answer(reply));
    return reply;
  }

  private boolean keep(RequestKey request, Optional<KeptAnswer> answer) {
    answer.ifPresent(found -> answered.keep(request, found));
    return answer.isPresent();
  }

  private static KeptAnswer unfinished(UUID left) {
    return new KeptAnswer(NO_ANSWER, Map.of(LEFT, left.toString()), new byte[0]);
  }

  private static Optional<KeptAnswer> answer(Reply reply) {
    return switch (reply) {
      case Reply.Body(int status, Object view, Map<String, String> headers) ->
        status / 100 == 2 ? Optional.of(new KeptAnswer(status, headers, JsonFormat.write(view)))
            : Optional.empty();
      case Reply.Empty(int status) -> Optional.of(new KeptAnswer(status, Map.of(), new byte[0]));
      case Reply.File file -> Optional.empty();
      case Reply.Made made -> Optional.empty();
      case Reply.Redirect redirect -> Optional.empty();
      case Reply.Watched watched -> Optional.empty();
      case Reply.Written(int status, byte[] json, Map<String, String> headers) ->
        status / 100 == 2 ? Optional.of(new KeptAnswer(status, headers, json)) : Optional.empty();
      case Reply.Stream(TurnStory.Told told) ->
        Optional.of(new KeptAnswer(200, Map.of(TURN, told.turn().id().toString()), new byte[0]));
      case Reply.Stream(TurnStory.Idle idle) -> Optional.empty();
    };
  }

  private Reply again(Call call, KeptAnswer answer) {
    String turn = answer.headers().get(TURN);
    if (turn != null) return new Reply.Stream(retelling.tell(call, UUID.fromString(turn)));
    if (answer.body().length == 0) return new Reply.Empty(answer.status());
    return new Reply.Written(answer.status(), answer.body(), answer.headers());
  }

  private static String fingerprint(Call call, byte[] body) {
    MessageDigest digest = Sha256.begun();
    digest.update(call.context().path().replaceFirst("^/api(?=/)", "").getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return HexFormat.of().formatHex(digest.digest(body));
  }
}
