package io.fabula.llm.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabula.domain.catalog.Model;
import io.fabula.domain.catalog.ModelId;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks a provider which models it has. */
final class ModelListing {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  /** OpenRouter's list, the longest known, is about 1 MB. */
  private static final int BODY_MAX = 16 * 1024 * 1024;
  private static final int MODELS_MAX = 2_000;
  /** What lists hold besides models for chat, where nothing but the name tells. */
  private static final Pattern NO_CHAT = Pattern.compile(
      "embed|whisper|tts|dall-e|moderation|transcribe|realtime|image|audio|sora|rerank|davinci|babbage|guard");
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(TIMEOUT).build();
  private final ObjectMapper json = new ObjectMapper();
  private final KnownModels known = new KnownModels();

  /** Waits for the answer. */
  List<Model> ask(ProviderSettings provider) throws IOException, InterruptedException {
    URI address = provider.baseUrl().resolve(provider.path("/models"));
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(TIMEOUT).header("Accept",
        "application/json");
    provider.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
    HttpResponse<InputStream> response = client.send(request.build(),
        HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) throw new IOException("status " + response.statusCode());
      return models(provider.name(), json.readTree(body.readNBytes(BODY_MAX)));
    } catch (JsonProcessingException e) {
      throw new IOException("no JSON list of models");
    }
  }

  private List<Model> models(String provider, JsonNode answer) {
    // OpenAI's form has the list under data, Together's is the list itself
    JsonNode list = answer.isArray() ? answer : answer.path("data");
    var models = new ArrayList<Model>();
    for (JsonNode item : list) {
      String name = item.path("id").asText("");
      if (NO_CHAT.matcher(name).find()) continue;
      ModelId.parse(provider + "/" + name).ifPresent(id -> models.add(model(id, item)));
      if (models.size() == MODELS_MAX) break;
    }
    return models;
  }

  private Model model(ModelId id, JsonNode item) {
    KnownModels.Traits traits = known.of(id.name());
    int context = firstPositive(traits.contextTokens(), item.path("context_length"),
        item.path("context_window"),
        item.path("max_model_len"));
    int output = firstPositive(traits.maxOutputTokens(),
        item.path("top_provider").path("max_completion_tokens"),
        item.path("max_completion_tokens"));
    return new Model(id, item.path("name").asText(id.name()), context, Math.min(output, context),
        price(item.path("pricing").path("prompt")).or(traits::inputPrice),
        price(item.path("pricing").path("completion")).or(traits::outputPrice), List.of("chat"), true);
  }

  /** A model that was only named. */
  Model named(ModelId id) {
    KnownModels.Traits traits = known.of(id.name());
    return new Model(id, id.name(), traits.contextTokens(), traits.maxOutputTokens(), traits.inputPrice(),
        traits.outputPrice(), List.of("chat"), true);
  }

  private static int firstPositive(int otherwise, JsonNode... values) {
    for (JsonNode value : values) if (value.asInt(0) > 0) return value.asInt();
    return otherwise;
  }

  /** OpenRouter writes dollars per token, as text; below zero means that it varies. */
  private static Optional<BigDecimal> price(JsonNode perToken) {
    if (!perToken.isTextual() || !perToken.asText().matches("[0-9]{1,6}(\\.[0-9]{1,20})?"))
      return Optional.empty();
    return Optional.of(new BigDecimal(perToken.asText()).multiply(MILLION).stripTrailingZeros());
  }
}
