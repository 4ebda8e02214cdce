package io.fabula.rest.openid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabula.domain.account.AccountError;
import io.fabula.domain.shared.DomainFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks a provider over HTTP; whatever goes wrong on the way is the provider's failure. */
final class ProviderCalls {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int ANSWER_MAX = 1 << 20;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT)
      .followRedirects(HttpClient.Redirect.NEVER).build();
  private final String provider;

  ProviderCalls(String provider) {
    this.provider = provider;
  }

  JsonNode get(URI address) {
    return good(HttpRequest.newBuilder(address).header("Accept", "application/json").GET());
  }

  private JsonNode good(HttpRequest.Builder request) {
    Answer answer = send(request);
    if (answer.status != 200) throw failed(answer.status >= 500);
    return answer.json;
  }

  /** Posts a form; absent where the provider refuses what it says. */
  Optional<JsonNode> post(URI address, Map<String, String> form) {
    String body = form.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
    Answer answer = send(HttpRequest.newBuilder(address).header("Accept", "application/json")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body)));
    if (answer.status == 400 || answer.status == 401) return Optional.empty();
    if (answer.status != 200) throw failed(answer.status >= 500);
    return Optional.of(answer.json);
  }

  private record Answer(int status, JsonNode json) {}

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<InputStream> response = http.send(request.timeout(ANSWER).build(),
          HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(ANSWER_MAX);
        return new Answer(response.statusCode(),
            response.statusCode() == 200 ? JSON.readTree(bytes) : JSON.nullNode());
      }
    } catch (IOException | IllegalArgumentException e) {
      throw failed(true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(true);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  DomainFailure failed(boolean retryable) {
    return AccountError.ProviderFailed.failure(provider, retryable);
  }
}
