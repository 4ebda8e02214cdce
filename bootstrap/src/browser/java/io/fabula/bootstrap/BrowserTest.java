package io.fabula.bootstrap;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.fabula.bootstrap.configuration.Configuration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A whole server and a real browser in front of it. Replies come slowly enough to be watched. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {
  private static final String PACE_MILLIS = "150";
  private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
      "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

  private final List<String> faults = new ArrayList<>();
  private final List<BrowserContext> contexts = new ArrayList<>();
  private Path folder;
  private Fabula fabula;
  private Playwright playwright;
  private Browser browser;

  @BeforeAll
  void start(@TempDir Path folder) {
    this.folder = folder;
    var all = new HashMap<>(Map.of("FABULA_PORT", "0", "FABULA_DATA_DIR", folder.toString(),
        "FABULA_IMPROV_PACE_MILLIS", PACE_MILLIS, "FABULA_AUTH_RATE_LIMIT", "0", "FABULA_SAMPLES", "off",
        "FABULA_ADMIN_EMAIL", Person.ADMIN, "FABULA_ADMIN_PASSWORD", Person.PASSWORD));
    all.putAll(variables());
    var settings = Configuration.of(all, folder.resolve(".env")).settings();
    Logging.start(settings);
    fabula = Fabula.start(settings);
    playwright = Playwright.create();
    String path = Optional.ofNullable(System.getenv("FABULA_CHROMIUM")).orElse("/usr/bin/chromium");
    browser = playwright.chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of(path)).setArgs(ARGUMENTS));
  }

  /** What this server is told beside that. */
  Map<String, String> variables() {
    return Map.of();
  }

  @AfterAll
  void stop() {
    if (playwright != null) playwright.close();
    if (fabula != null) fabula.close();
  }

  /** Nothing that people do may make the page throw. */
  @AfterEach
  void theScriptsHadNoFault() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
    var told = List.copyOf(faults);
    faults.clear();
    Assertions.assertThat(told).isEmpty();
  }

  /** The token in the newest mail about this, which the server writes to a file. */
  String mailedToken(String page) {
    Path mail = folder.resolve("mail");
    var link = java.util.regex.Pattern.compile("#/" + page + "\\?token=([\\w-]{43})");
    long patience = System.nanoTime() + java.time.Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < patience) {
      for (Path file : files(mail)) {
        var found = link.matcher(text(file));
        if (found.find()) return found.group(1);
      }
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }
    throw new AssertionError("no mail about " + page);
  }

  private static List<Path> files(Path folder) {
    if (!java.nio.file.Files.isDirectory(folder)) return List.of();
    try (var all = java.nio.file.Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".eml")).toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try (var in = java.nio.file.Files.newInputStream(file)) {
      var mail = new jakarta.mail.internet.MimeMessage(null, in);
      return (String) ((jakarta.mail.internet.MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
    } catch (java.io.IOException | jakarta.mail.MessagingException e) {
      throw new AssertionError("no mail: " + file, e);
    }
  }

  int port() {
    return fabula.port();
  }

  Person person() {
    return person(new Browser.NewContextOptions().setLocale("en-US"), port());
  }

  Person person(Browser.NewContextOptions options, int port) {
    BrowserContext context = browser.newContext(options.setBaseURL("http://localhost:" + port));
    contexts.add(context);
    var page = context.newPage();
    page.onPageError(faults::add);
    return new Person(page);
  }
}
