package io.fabula.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.prompt.GenerationRequest;
import io.fabula.domain.prompt.RecordingSink;
import io.fabula.domain.prompt.Sampling;
import io.fabula.domain.prompt.TextGenerationContract;
import io.fabula.llm.StubProvider;
import io.fabula.llm.catalog.ProviderSettings;
import io.fabula.llm.http.BlockingCalls;
import io.fabula.llm.http.SchemeCalls;
import io.fabula.llm.http.SelectorCalls;
import io.fabula.llm.policy.TimeLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsProviderTest {
  /** A first handshake takes its time on a busy machine. */
  private static final TimeLimits PATIENT = new TimeLimits(Duration.ofSeconds(30), Duration.ofSeconds(30),
      Duration.ofSeconds(30), Duration.ofMinutes(1));
  private static final char[] PASSWORD = "changeit".toCharArray();
  @TempDir
  private static Path folder;
  private static SSLContext tls;
  private static StubProvider provider;

  /** A certificate for the name localhost, and for no address. */
  @BeforeAll
  static void start() throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve("keys.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    int exit = new ProcessBuilder(keytool, "-genkeypair", "-alias", "stub", "-keyalg", "EC", "-dname",
        "CN=stub", "-ext",
        "san=dns:localhost", "-storepass", new String(PASSWORD), "-keystore", file.toString()).inheritIO()
        .start().waitFor();
    assertThat(exit).isZero();
    var keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    var trust = KeyStore.getInstance("PKCS12");
    trust.load(null, PASSWORD);
    trust.setCertificateEntry("stub", keys.getCertificate("stub"));
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(trust);
    tls = SSLContext.getInstance("TLS");
    tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    var server = (SSLServerSocket) tls.getServerSocketFactory().createServerSocket(0, 50,
        InetAddress.getByName("127.0.0.1"));
    provider = new StubProvider(server);
  }

  @AfterAll
  static void stop() throws IOException {
    provider.close();
  }

  private static RecordingSink ask(URI base, SSLContext context) {
    try (var calls = new SchemeCalls(new SelectorCalls(PATIENT, System::nanoTime),
        new BlockingCalls(PATIENT, System::nanoTime, context.getSocketFactory()))) {
      var settings = new ProviderSettings("stub", base, Optional.empty(), List.of());
      var sink = new RecordingSink();
      new OpenAiTextGeneration(settings, calls).start(new GenerationRequest(new ModelId("stub", "plain"),
          TextGenerationContract.prompt("hi"), Sampling.STANDARD, 1), sink);
      return sink.awaitEnd();
    }
  }

  @Test
  void a_reply_comes_over_tls() {
    assertThat(ask(provider.base("https"), tls).text()).isEqualTo(StubProvider.TEXT);
  }

  @Test
  void a_certificate_for_another_name_is_no_connection() {
    URI byAddress = URI.create(provider.base("https").toString().replace("localhost", "127.0.0.1"));
    assertThat(ask(byAddress, tls).failure().orElseThrow().detail()).startsWith("no connection: ")
        .contains("127.0.0.1");
  }

  @Test
  void a_certificate_that_nobody_vouches_for_is_no_connection() throws GeneralSecurityException {
    assertThat(ask(provider.base("https"), SSLContext.getDefault()).failure().orElseThrow().detail())
        .startsWith("no connection: ");
  }
}
