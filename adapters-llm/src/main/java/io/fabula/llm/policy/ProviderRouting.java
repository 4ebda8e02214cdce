package io.fabula.llm.policy;

import io.fabula.domain.prompt.Generation;
import io.fabula.domain.prompt.GenerationFailure;
import io.fabula.domain.prompt.GenerationRequest;
import io.fabula.domain.prompt.GenerationSink;
import io.fabula.domain.prompt.TextGeneration;
import java.util.Map;

/** Sends each request to the provider that its model names. */
public final class ProviderRouting implements TextGeneration {
  private final Map<String, TextGeneration> providers;

  public ProviderRouting(Map<String, TextGeneration> providers) {
    this.providers = Map.copyOf(providers);
  }

  @Override
  public Generation start(GenerationRequest request, GenerationSink sink) {
    String name = request.model().provider();
    TextGeneration provider = providers.get(name);
    if (provider != null) return provider.start(request, sink);
    // nothing answers in the caller's own call, here neither
    Thread.startVirtualThread(
        () -> sink.failed(
            GenerationFailure.provider(name, "no provider named " + name + " is switched on", false)));
    return () -> {};
  }
}
