package io.fabula.bootstrap.configuration;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.character.lore.LoreScan;
import io.fabula.llm.catalog.ProviderSettings;
import io.fabula.llm.policy.TimeLimits;
import io.fabula.persistence.sql.DatabaseSettings;
import io.fabula.rest.http.Limits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that can be configured, checked. Secrets do not show when it is printed.
 *
 * @param publicUrl where the world finds this server
 * @param samples whether a new server has characters of its own
 */
public record Settings(
    Listen listen,
    String publicUrl,
    Mode mode,
    Path dataFolder,
    DatabaseSettings database,
    Optional<Admin> admin,
    Optional<Secret> jwtSecret,
    Web web,
    Writing writing,
    Samples samples,
    Door door,
    Post post,
    Optional<Google> google,
    String logLevel) {

  public enum Mode {
    DEVELOPMENT,
    PRODUCTION
  }

  public enum Samples {
    ON,
    OFF
  }

  /** Where to listen; port 0 is any free one. */
  public record Listen(String host, int port) {}

  public record Admin(String email, Secret password) {}

  /**
   * What an account costs.
   *
   * @param proofRequired whether it takes a proof of work
   * @param proofCost the hashes that the hardest proof takes
   */
  public record Door(boolean proofRequired, int proofCost) {}

  /**
   * How mail goes out.
   *
   * @param server where it is handed over; to files in the data folder where there is none
   */
  public record Post(Optional<MailServer> server, String from) {}

  /** Google, or whom else the issuer names, as somebody who says who people are. */
  public record Google(String clientId, Secret clientSecret, String issuer) {}

  /** An SMTP server, whose address may hold a password. */
  public record MailServer(URI address) {
    @Override
    public String toString() {
      return address.getScheme() + "://***@" + address.getHost();
    }
  }

  /** A text that must not be printed. */
  public record Secret(String value) {
    @Override
    public String toString() {
      return "***";
    }
  }

  /** What callers from outside may do, in requests a minute and bytes. */
  public record Web(Set<String> corsOrigins, int rateLimit, int authRateLimit, Set<String> trustedProxies,
      Limits limits) {}

  /** Models and how long to wait for them. */
  public record Writing(List<ProviderSettings> providers, Optional<ModelId> standard, List<ModelId> fallbacks,
      TimeLimits limits, Duration circuitOpen, Duration improvPace, LoreScan.BudgetPolicy loreBudget) {}
}
