package io.fabula.llm.catalog;

import io.fabula.domain.catalog.Model;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.catalog.Models;
import io.fabula.llm.offline.ImprovTextGeneration;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The models of the configured providers, asked in the background, and the embedded one. */
public final class ConfiguredModels implements Models, AutoCloseable {
  public static final Duration REFRESH_STANDARD = Duration.ofMinutes(10);
  private static final System.Logger LOG = System.getLogger(ConfiguredModels.class.getName());
  private static final Model OFFLINE = new Model(ImprovTextGeneration.MODEL,
      "Offline improviser (no language model: plays with the card's own words)", 32_768, 4_096,
      Optional.empty(),
      Optional.empty(), List.of("chat", "offline"), true);

  private final List<ProviderSettings> providers;
  private final Optional<ModelId> standard;
  private final ModelListing listing = new ModelListing();
  private final Map<String, List<Model>> listed = new ConcurrentHashMap<>();
  private final Set<String> silent = new HashSet<>();
  private final Thread asking;

  /**
   * @param standard what {@link #standard} answers, if one of the providers may have it
   * @param refresh from one asking to the next
   */
  public ConfiguredModels(List<ProviderSettings> providers, Optional<ModelId> standard, Duration refresh) {
    this.providers = List.copyOf(providers);
    this.standard = standard;
    for (ProviderSettings provider : providers) {
      listed.put(provider.name(),
          provider.models().stream().map(name -> listing.named(new ModelId(provider.name(), name))).toList());
    }
    asking = Thread.ofVirtual().name("fabula-model-lists").start(() -> keepAsking(refresh));
  }

  @Override
  public List<Model> all() {
    var all = new ArrayList<Model>();
    for (ProviderSettings provider : providers) all.addAll(listed.get(provider.name()));
    all.add(OFFLINE);
    return all;
  }

  @Override
  public Optional<Model> find(ModelId id) {
    if (id.equals(OFFLINE.id())) return Optional.of(OFFLINE);
    for (Model model : listed.getOrDefault(id.provider(), List.of()))
      if (model.id().equals(id)) return Optional.of(model);
    return providers.stream()
        .filter(provider -> provider.name().equals(id.provider()) && provider.models().isEmpty())
        .findFirst().map(provider -> listing.named(id));
  }

  @Override
  public Model standard() {
    return standard.flatMap(this::find).orElseGet(() -> all().getFirst());
  }

  @Override
  public void close() {
    asking.interrupt();
  }

  private void keepAsking(Duration refresh) {
    try {
      while (true) {
        for (ProviderSettings provider : providers) if (provider.models().isEmpty()) ask(provider);
        Thread.sleep(refresh);
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  private void ask(ProviderSettings provider) throws InterruptedException {
    try {
      List<Model> models = listing.ask(provider);
      listed.put(provider.name(), models);
      boolean back = silent.remove(provider.name());
      LOG.log(back ? System.Logger.Level.INFO : System.Logger.Level.DEBUG, "{0} lists {1} models",
          provider.name(),
          models.size());
    } catch (IOException e) {
      // said once; the last known list stays
      if (silent.add(provider.name())) {
        LOG.log(System.Logger.Level.WARNING, "{0} does not list its models: {1}", provider,
            provider.redacted(e.toString()));
      }
    } catch (RuntimeException e) {
      // the edge of the thread: other providers are still to be asked
      LOG.log(System.Logger.Level.ERROR, "asking " + provider + " for its models", e);
    }
  }
}
