package io.fabula.bootstrap.configuration;

import io.fabula.llm.catalog.KnownProvider;
import io.fabula.llm.catalog.ProviderSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which model providers the variables switch on. */
final class ProviderVariables {
  private static final Pattern FURTHER = Pattern.compile("FABULA_PROVIDER_([A-Z0-9_]+)_BASE_URL");

  private final Variables variables;

  ProviderVariables(Variables variables) {
    this.variables = variables;
  }

  List<ProviderSettings> read() {
    var providers = new ArrayList<ProviderSettings>();
    for (KnownProvider known : KnownProvider.values()) {
      Optional<String> key = variables.text(known.name() + "_API_KEY");
      Optional<URI> address = variables.address(known.name() + "_BASE_URL");
      boolean on = known.needsKey() ? key.isPresent() : address.isPresent();
      if (on) {
        providers
            .add(new ProviderSettings(known.providerName(), address.orElse(known.baseUrl()), key, List.of()));
      }
    }
    for (String name : variables.names()) further(name).ifPresent(providers::add);
    return List.copyOf(providers);
  }

  private Optional<ProviderSettings> further(String variable) {
    Matcher matcher = FURTHER.matcher(variable);
    if (!matcher.matches()) return Optional.empty();
    String prefix = "FABULA_PROVIDER_" + matcher.group(1);
    String name = matcher.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
    return variables.address(variable).map(address -> new ProviderSettings(name, address,
        variables.text(prefix + "_API_KEY"), variables.list(prefix + "_MODELS")));
  }
}
