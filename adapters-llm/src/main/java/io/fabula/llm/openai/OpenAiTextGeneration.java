package io.fabula.llm.openai;

import io.fabula.domain.prompt.Generation;
import io.fabula.domain.prompt.GenerationRequest;
import io.fabula.domain.prompt.GenerationSink;
import io.fabula.domain.prompt.PromptMessage;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.Sampling;
import io.fabula.domain.prompt.TextGeneration;
import io.fabula.llm.catalog.ProviderSettings;
import io.fabula.llm.http.CallRequest;
import io.fabula.llm.http.Endpoint;
import io.fabula.llm.http.HttpCalls;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any provider that serves OpenAI's chat completions. */
public final class OpenAiTextGeneration implements TextGeneration {
  /** Some servers keep the seed in 32 bits with a sign. */
  private static final long SEED_MASK = 0x7fff_ffffL;
  /** Its newer models refuse the field that everybody else knows. */
  private static final String OWN_HOST = "api.openai.com";
  private static final byte[] SYSTEM = ascii("{\"role\":\"system\",\"content\":");
  private static final byte[] USER = ascii("{\"role\":\"user\",\"content\":");
  private static final byte[] ASSISTANT = ascii("{\"role\":\"assistant\",\"content\":");
  private static final byte[] CLOSING = ascii("}");
  private static final byte[] COMMA = ascii(",");

  private final ProviderSettings provider;
  private final HttpCalls calls;
  private final Endpoint endpoint;
  private final String headBeforeLength;
  private final String limitField;

  public OpenAiTextGeneration(ProviderSettings provider, HttpCalls calls) {
    this.provider = provider;
    this.calls = calls;
    endpoint = Endpoint.of(provider.baseUrl());
    headBeforeLength = "POST " + provider.path("/chat/completions") + " HTTP/1.1\r\nHost: "
        + endpoint.authority()
        + "\r\n" + provider.apiKey().map(key -> "Authorization: Bearer " + key + "\r\n").orElse("")
        + "User-Agent: fabula\r\nContent-Type: application/json\r\n"
        + "Accept: text/event-stream, application/json\r\nContent-Length: ";
    limitField = endpoint.host().equals(OWN_HOST) ? "max_completion_tokens" : "max_tokens";
  }

  @Override
  public Generation start(GenerationRequest request, GenerationSink sink) {
    JsonOutput body = body(request);
    byte[] head = (headBeforeLength + body.length() + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    var reader = new CompletionReader(provider, request.model(), sink);
    return calls.send(new CallRequest(endpoint, body.behind(head)), reader)::cancel;
  }

  private JsonOutput body(GenerationRequest request) {
    List<PromptMessage> messages = request.prompt().messages();
    int size = 512;
    for (PromptMessage message : messages) size += message.content().length() + 40;
    var json = new JsonOutput(size);
    json.raw("{\"model\":").text(request.model().name()).raw(",\"messages\":[");
    byte[] between = {};
    for (PromptMessage message : messages) {
      json.raw(between).raw(opening(message.role())).text(message.content()).raw(CLOSING);
      between = COMMA;
    }
    json.raw("],\"stream\":true,\"stream_options\":{\"include_usage\":true}");
    sampling(request.sampling(), json);
    return json.raw(",\"seed\":" + (request.seed() & SEED_MASK) + "}");
  }

  private void sampling(Sampling sampling, JsonOutput json) {
    json.raw(",\"" + limitField + "\":" + sampling.maxTokens());
    sampling.temperature().ifPresent(value -> json.raw(",\"temperature\":" + value));
    sampling.topP().ifPresent(value -> json.raw(",\"top_p\":" + value));
    if (sampling.stop().isEmpty()) return;
    json.raw(",\"stop\":[");
    String comma = "";
    for (String stop : sampling.stop()) {
      json.raw(comma).text(stop);
      comma = ",";
    }
    json.raw("]");
  }

  private static byte[] opening(Role role) {
    return switch (role) {
      case SYSTEM -> SYSTEM;
      case USER -> USER;
      case ASSISTANT -> ASSISTANT;
    };
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
