package io.fabula.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.prompt.FailingGenerationContract;
import io.fabula.domain.prompt.FinishReason;
import io.fabula.domain.prompt.Generation;
import io.fabula.domain.prompt.GenerationFailure;
import io.fabula.domain.prompt.GenerationRequest;
import io.fabula.domain.prompt.Prompt;
import io.fabula.domain.prompt.PromptMessage;
import io.fabula.domain.prompt.RecordingSink;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.Sampling;
import io.fabula.domain.prompt.TextGeneration;
import io.fabula.domain.prompt.TextGenerationContract;
import io.fabula.domain.prompt.TokenUsage;
import io.fabula.llm.StubProvider;
import io.fabula.llm.policy.TimeLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a provider's replies are read, whichever driver carries them. */
abstract class ProviderContract implements FailingGenerationContract {
  static final TimeLimits SHORT = new TimeLimits(Duration.ofMillis(900), Duration.ofMillis(400),
      Duration.ofMillis(400), Duration.ofSeconds(5));

  abstract StubProvider provider();

  private static GenerationRequest request(String model) {
    return new GenerationRequest(new ModelId("stub", model), TextGenerationContract.prompt("hi"),
        Sampling.STANDARD, 7);
  }

  @Override
  public GenerationRequest answered() {
    return request("plain");
  }

  @Override
  public GenerationRequest slow() {
    return request("slow");
  }

  @Override
  public GenerationRequest failing() {
    return request("drop-mid");
  }

  private RecordingSink reply(String model) {
    return reply(request(model));
  }

  private GenerationFailure failureOf(String model) {
    return reply(model).failure().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "split", "crlf", "comment", "reasoning", "until-close", "nofinish",
      "finish-only",
      "finish-cut", "json", "then-close"})
  void the_text_comes_whole_however_it_is_sent(String model) {
    RecordingSink sink = reply(model);
    assertThat(sink.failure()).isEmpty();
    assertThat(sink.finish()).contains(FinishReason.STOP);
    assertThat(sink.text()).isEqualTo(StubProvider.TEXT);
  }

  @ParameterizedTest
  @CsvSource({"length,LENGTH", "filter,CONTENT_FILTER"})
  void the_reason_of_the_end_is_kept(String model, FinishReason reason) {
    assertThat(reply(model).finish()).contains(reason);
  }

  @Test
  void the_usage_is_the_providers() {
    assertThat(reply("plain").usage()).contains(new TokenUsage(11, 6, false));
    assertThat(reply("length").usage()).isEmpty();
  }

  @Test
  void an_empty_reply_is_a_reply() {
    RecordingSink sink = reply("empty");
    assertThat(sink.finish()).contains(FinishReason.STOP);
    assertThat(sink.starts()).isEqualTo(1);
    assertThat(sink.pieces()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"drop-mid,cut", "error-mid,error event: overloaded", "malformed,malformed", "nodone,truncated",
      "long-line,malformed", "hang-mid,no next token"})
  void a_reply_that_breaks_off_keeps_what_came(String model, String detail) {
    RecordingSink sink = reply(model);
    assertThat(sink.text()).isEqualTo(StubProvider.TEXT);
    assertThat(sink.failure()).get().satisfies(failure -> {
      assertThat(failure.detail()).contains(detail);
      assertThat(failure.provider()).isEqualTo("stub");
      assertThat(failure.retryable()).isTrue();
    });
  }

  @ParameterizedTest
  @CsvSource({"fault-429,true", "fault-500,true", "fault-503,true", "fault-400,false", "fault-401,false"})
  void a_refusal_names_status_reason_and_wait_but_no_key(String model, boolean retryable) {
    GenerationFailure failure = failureOf(model);
    assertThat(failure.kind()).isEqualTo(GenerationFailure.Kind.PROVIDER);
    assertThat(failure.detail()).isEqualTo("status " + model.substring(6) + ", retry after 3: no, ***");
    assertThat(failure.retryable()).isEqualTo(retryable);
  }

  @ParameterizedTest
  @CsvSource({"drop-start,cut", "html,answered text/html", "long-head,of more than 32768 bytes"})
  void a_reply_that_never_begins_says_why(String model, String detail) {
    RecordingSink sink = reply(model);
    assertThat(sink.starts()).isZero();
    assertThat(sink.failure().orElseThrow().detail()).contains(detail);
  }

  @Test
  void a_provider_that_says_nothing_times_out() {
    GenerationFailure failure = failureOf("hang");
    assertThat(failure.kind()).isEqualTo(GenerationFailure.Kind.TIMEOUT);
    assertThat(failure.detail()).contains("no first token within 400 ms");
  }

  @Test
  void a_text_beyond_its_bound_ends_as_too_long() {
    RecordingSink sink = reply("flood");
    assertThat(sink.finish()).contains(FinishReason.LENGTH);
    assertThat(sink.text().length()).isBetween(1024 * 1024 - 10_000, 1024 * 1024);
  }

  @Test
  void a_connection_is_used_again_and_a_dead_one_is_replaced() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      reply("plain");
      // the end is told before the last bytes of the body are read
      Thread.sleep(30);
    }
    assertThat(provider().connections()).isEqualTo(1);
    reply("then-close");
    assertThat(reply("plain").text()).isEqualTo(StubProvider.TEXT);
  }

  @Test
  void a_connection_after_an_abandoned_reply_is_not_used_again() {
    reply("malformed");
    assertThat(reply("plain").text()).isEqualTo(StubProvider.TEXT);
    assertThat(provider().connections()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"slow", "hang-mid"})
  void a_cancel_reaches_the_providers_socket(String model) throws InterruptedException {
    var sink = new RecordingSink();
    Generation generation = generation().start(request(model), sink);
    sink.awaitPieces(1);
    long asked = System.nanoTime();
    generation.cancel();
    while (provider().aborts() == 0 && System.nanoTime() - asked < TimeUnit.SECONDS.toNanos(2))
      Thread.sleep(5);
    assertThat(provider().aborts()).isEqualTo(1);
    assertThat(System.nanoTime() - asked).isLessThan(TimeUnit.MILLISECONDS.toNanos(500));
    assertThat(sink.ends()).isZero();
  }

  @Test
  void a_request_says_all_it_is_given() {
    var messages = List.of(new PromptMessage(Role.SYSTEM, "Be \"kind\".\n\u0001"),
        new PromptMessage(Role.USER, "안녕 😀"),
        new PromptMessage(Role.ASSISTANT, "\\o/"));
    var sampling = new Sampling(Optional.of(0.5), Optional.of(0.9), 100, List.of("###", "\n\n"));
    var sink = new RecordingSink();
    generation().start(
        new GenerationRequest(new ModelId("stub", "plain"), new Prompt(messages, List.of(), 9), sampling,
            1L << 40 | 5),
        sink);
    sink.awaitEnd();
    assertThat(provider().requests().getFirst())
        .startsWith("POST /api/v1/chat/completions HTTP/1.1\r\nHost: localhost:")
        .contains("\r\nAuthorization: Bearer sk-secret-key\r\n")
        .endsWith("""
            \r\n\r\n{"model":"plain","messages":[{"role":"system","content":"Be \\"kind\\".\\n\\u0001"},\
            {"role":"user","content":"안녕 😀"},{"role":"assistant","content":"\\\\o/"}],"stream":true,\
            "stream_options":{"include_usage":true},"max_tokens":100,"temperature":0.5,"top_p":0.9,\
            "stop":["###","\\n\\n"],"seed":5}""");
  }

  abstract TextGeneration toClosedPort();

  @Test
  void a_provider_that_is_not_there_is_no_connection() {
    var sink = new RecordingSink();
    toClosedPort().start(request("plain"), sink);
    assertThat(sink.awaitEnd().failure().orElseThrow().detail()).startsWith("no connection: ");
  }
}
