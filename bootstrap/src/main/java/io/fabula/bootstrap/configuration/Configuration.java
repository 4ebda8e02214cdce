package io.fabula.bootstrap.configuration;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.character.lore.LoreScan;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.llm.offline.ImprovTextGeneration;
import io.fabula.llm.policy.Circuit;
import io.fabula.llm.policy.TimeLimits;
import io.fabula.persistence.sql.DatabaseSettings;
import io.fabula.rest.http.Limits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the environment and {@code .env}; names every wrong variable at once. */
public final class Configuration {

  /** What is wrong, one line a variable. */
  public static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Wrong(List<String> faults) {
      super("Fabula cannot start:\n  " + String.join("\n  ", faults), null, false, false);
    }
  }

  /** About a tenth of a second in Java, and less than a second in a browser. */
  private static final int PROOF_COST = 50_000;

  private static final String GOOGLE = "https://accounts.google.com";

  private final Variables variables;

  private Configuration(Variables variables) {
    this.variables = variables;
  }

  public static Configuration of(Map<String, String> environment, Path file) {
    return new Configuration(Variables.of(environment, file));
  }

  /** All settings; throws {@link Wrong} where a variable is. */
  public Settings settings() {
    String host = variables.text("FABULA_HOST").orElse("127.0.0.1");
    int port = variables.integer("FABULA_PORT", 8080, 0, 65_535);
    Path data = Path.of(variables.text("FABULA_DATA_DIR").orElse("data"));
    var mode = variables.word("FABULA_MODE", Settings.Mode.class, Settings.Mode.DEVELOPMENT);
    var settings = new Settings(
        new Settings.Listen(host, port),
        variables.text("FABULA_PUBLIC_URL").map(url -> url.replaceFirst("/+$", ""))
            .orElse("http://" + host + ":" + port),
        mode,
        data,
        database(data),
        admin(),
        jwtSecret(),
        web(mode),
        writing(),
        samples(mode),
        new Settings.Door(
            variables.oneOf("FABULA_POW", "REQUIRED", Set.of("REQUIRED", "OFF")).equals("REQUIRED"),
            variables.integer("FABULA_POW_COST", PROOF_COST, 1, 10_000_000)),
        post(mode, host),
        google(),
        variables.oneOf("FABULA_LOG_LEVEL", "INFO", Set.of("ERROR", "WARN", "INFO", "DEBUG")));
    if (!variables.faults().isEmpty()) throw new Wrong(variables.faults());
    return settings;
  }

  private Settings.Post post(Settings.Mode mode, String host) {
    Optional<Settings.MailServer> server = variables.mailServer("FABULA_SMTP_URL")
        .map(Settings.MailServer::new);
    if (mode == Settings.Mode.PRODUCTION && variables.text("FABULA_SMTP_URL").isEmpty()) {
      variables.fault("FABULA_SMTP_URL", "smtp://user:password@host:port; production sends its mail");
    }
    String from = variables.text("FABULA_MAIL_FROM").orElse("Fabula <no-reply@" + host + ">");
    if (!from.matches("[^<>@\\r\\n]*<?[^<>@\\s]+@[^<>@\\s]+>?")) {
      variables.fault("FABULA_MAIL_FROM", "an address, such as Fabula <post@example.org>");
    }
    return new Settings.Post(server, from);
  }

  private Optional<Settings.Google> google() {
    Optional<String> id = variables.text("FABULA_GOOGLE_CLIENT_ID");
    Optional<String> secret = variables.text("FABULA_GOOGLE_CLIENT_SECRET");
    String issuer = variables.address("FABULA_GOOGLE_ISSUER").map(URI::toString).orElse(GOOGLE);
    if (id.isPresent() != secret.isPresent()) {
      variables.fault(id.isPresent() ? "FABULA_GOOGLE_CLIENT_SECRET" : "FABULA_GOOGLE_CLIENT_ID",
          "id and secret of the client go together");
      return Optional.empty();
    }
    return id.map(client -> new Settings.Google(client, new Settings.Secret(secret.orElseThrow()), issuer));
  }

  private DatabaseSettings database(Path data) {
    String url = variables.text("FABULA_DATABASE_URL").orElse("jdbc:sqlite:" + data.resolve("fabula.db"));
    if (!url.startsWith("jdbc:sqlite:") && !url.startsWith("jdbc:postgresql:")) {
      variables.fault("FABULA_DATABASE_URL", "jdbc:sqlite:<file> or jdbc:postgresql://<host>/<database>");
    }
    return new DatabaseSettings(url, variables.text("FABULA_DATABASE_USER"),
        variables.text("FABULA_DATABASE_PASSWORD"),
        variables.integer("FABULA_DATABASE_POOL", DatabaseSettings.READERS_DEFAULT, 2, 200),
        variables.oneOf("FABULA_SQLITE_SYNCHRONOUS", "FULL", Set.of("FULL", "NORMAL")));
  }

  private Optional<Settings.Admin> admin() {
    Optional<String> email = variables.text("FABULA_ADMIN_EMAIL");
    Optional<String> password = variables.text("FABULA_ADMIN_PASSWORD");
    if (email.isPresent() != password.isPresent()) {
      variables.fault(email.isPresent() ? "FABULA_ADMIN_PASSWORD" : "FABULA_ADMIN_EMAIL",
          "email and password of the first admin go together");
      return Optional.empty();
    }
    email.ifPresent(address -> check("FABULA_ADMIN_EMAIL", "an email address",
        () -> new io.fabula.domain.account.Email(address)));
    password.ifPresent(text -> check("FABULA_ADMIN_PASSWORD", "8 to 128 characters",
        () -> io.fabula.domain.account.User.checkedPassword("password", text)));
    return email.map(address -> new Settings.Admin(address, new Settings.Secret(password.orElseThrow())));
  }

  private void check(String name, String takes, Runnable check) {
    try {
      check.run();
    } catch (DomainFailure failure) {
      variables.fault(name, takes);
    }
  }

  private Optional<Settings.Secret> jwtSecret() {
    Optional<String> secret = variables.text("FABULA_JWT_SECRET");
    if (secret.filter(text -> text.length() < 32).isPresent()) {
      variables.fault("FABULA_JWT_SECRET", "at least 32 bytes");
    }
    return secret.map(Settings.Secret::new);
  }

  private Settings.Web web(Settings.Mode mode) {
    Set<String> origins = Set.copyOf(variables.list("FABULA_CORS_ORIGINS"));
    boolean open = origins.contains("*");
    if (open && mode == Settings.Mode.PRODUCTION) {
      variables.fault("FABULA_CORS_ORIGINS", "origins by name; * is for development");
    }
    return new Settings.Web(origins,
        variables.integer("FABULA_RATE_LIMIT", 600, 0, 10_000_000),
        variables.integer("FABULA_AUTH_RATE_LIMIT", 20, 0, 10_000_000),
        Set.copyOf(variables.list("FABULA_TRUSTED_PROXIES")),
        new Limits(bytes("FABULA_LIMIT_JSON_BYTES", Limits.STANDARD.json()),
            bytes("FABULA_LIMIT_UPLOAD_BYTES", Limits.STANDARD.upload()),
            bytes("FABULA_LIMIT_CARD_BYTES", Limits.STANDARD.card()),
            variables.number("FABULA_LIMIT_BATCH_BYTES", Limits.STANDARD.batch(), 1_024, 1L << 40)));
  }

  private long bytes(String name, long standard) {
    return variables.number(name, standard, 1_024, 1 << 30);
  }

  private Settings.Samples samples(Settings.Mode mode) {
    boolean development = mode == Settings.Mode.DEVELOPMENT;
    var samples = variables.word("FABULA_SAMPLES", Settings.Samples.class,
        development ? Settings.Samples.ON : Settings.Samples.OFF);
    if (samples == Settings.Samples.ON && !development) {
      variables.fault("FABULA_SAMPLES", "off in production; on is for development");
    }
    return samples;
  }

  private Settings.Writing writing() {
    TimeLimits standard = TimeLimits.STANDARD;
    var limits = new TimeLimits(
        variables.seconds("FABULA_MODEL_CONNECT_SECONDS", standard.connect()),
        variables.seconds("FABULA_MODEL_FIRST_TOKEN_SECONDS", standard.firstToken()),
        variables.seconds("FABULA_MODEL_SILENCE_SECONDS", standard.silence()),
        standard.total());
    return new Settings.Writing(new ProviderVariables(variables).read(), model("FABULA_DEFAULT_MODEL"),
        variables.list("FABULA_MODEL_FALLBACKS").stream()
            .flatMap(text -> model("FABULA_MODEL_FALLBACKS", text).stream())
            .toList(),
        limits, variables.seconds("FABULA_MODEL_CIRCUIT_SECONDS", Circuit.OPEN_STANDARD),
        Duration.ofMillis(variables.integer("FABULA_IMPROV_PACE_MILLIS",
            (int) ImprovTextGeneration.PACE_STANDARD.toMillis(), 0, 10_000)),
        variables.word("FABULA_LORE_BUDGET_POLICY", LoreScan.BudgetPolicy.class, LoreScan.BudgetPolicy.SKIP));
  }

  private Optional<ModelId> model(String name) {
    return variables.text(name).flatMap(text -> model(name, text));
  }

  private Optional<ModelId> model(String name, String text) {
    Optional<ModelId> model = ModelId.parse(text);
    if (model.isEmpty()) variables.fault(name, "<provider>/<model>");
    return model;
  }
}
