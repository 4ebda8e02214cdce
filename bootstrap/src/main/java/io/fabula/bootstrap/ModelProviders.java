package io.fabula.bootstrap;

import io.fabula.bootstrap.configuration.Settings;
import io.fabula.domain.catalog.Models;
import io.fabula.domain.prompt.TextGeneration;
import io.fabula.llm.catalog.ConfiguredModels;
import io.fabula.llm.catalog.ProviderSettings;
import io.fabula.llm.http.BlockingCalls;
import io.fabula.llm.http.HttpCalls;
import io.fabula.llm.http.SchemeCalls;
import io.fabula.llm.http.SelectorCalls;
import io.fabula.llm.offline.ImprovTextGeneration;
import io.fabula.llm.openai.OpenAiTextGeneration;
import io.fabula.llm.policy.Circuit;
import io.fabula.llm.policy.FallbackTextGeneration;
import io.fabula.llm.policy.GuardedTextGeneration;
import io.fabula.llm.policy.ProviderRouting;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;

/** Who writes: every provider that is configured, and the embedded one. */
final class ModelProviders implements AutoCloseable {
  private final ConfiguredModels models;
  private final TextGeneration generation;
  private final ImprovTextGeneration improv;
  private final HttpCalls calls;

  private ModelProviders(ConfiguredModels models, TextGeneration generation, ImprovTextGeneration improv,
      HttpCalls calls) {
    this.models = models;
    this.generation = generation;
    this.improv = improv;
    this.calls = calls;
  }

  static ModelProviders of(Settings.Writing writing) {
    var calls = new SchemeCalls(new SelectorCalls(writing.limits(), System::nanoTime), new BlockingCalls(
        writing.limits(), System::nanoTime, (SSLSocketFactory) SSLSocketFactory.getDefault()));
    var improv = new ImprovTextGeneration(writing.improvPace());
    Map<String, TextGeneration> byName = new HashMap<>();
    for (ProviderSettings provider : writing.providers()) {
      byName.put(provider.name(), new GuardedTextGeneration(new OpenAiTextGeneration(provider, calls),
          new Circuit(Circuit.FAILURES_STANDARD, writing.circuitOpen(), System::nanoTime)));
    }
    byName.put(ImprovTextGeneration.MODEL.provider(), improv);
    var generation = new FallbackTextGeneration(new ProviderRouting(byName), writing.fallbacks());
    var models = new ConfiguredModels(writing.providers(), writing.standard(),
        ConfiguredModels.REFRESH_STANDARD);
    return new ModelProviders(models, generation, improv, calls);
  }

  Models models() {
    return models;
  }

  TextGeneration generation() {
    return generation;
  }

  @Override
  public void close() {
    models.close();
    improv.close();
    calls.close();
  }
}
