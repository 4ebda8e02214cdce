package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.fabula.bootstrap.configuration.Configuration;
import io.fabula.domain.shared.AtOnce;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mail, and what people do with it: over two nodes and a mail server. */
@Timeout(240)
class MailHttpTest {
  private static final Pattern LINK = Pattern
      .compile("(http://\\S+?)/#/(verify-email|reset-password)\\?token=([\\w-]+)");
  private static GreenMail post;
  private static TestServer one;
  private static TestServer other;

  @BeforeAll
  static void start() {
    post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    post.start();
    List<String> variables = new ArrayList<>(List.of(TestPostgres.newDatabase()));
    variables.addAll(List.of("FABULA_SMTP_URL", "smtp://127.0.0.1:" + post.getSmtp().getPort(),
        "FABULA_MAIL_FROM", "Fabula <post@fabula.example>", "FABULA_PUBLIC_URL", "http://fabula.example/"));
    one = TestServer.start(variables.toArray(String[]::new));
    other = TestServer.start(variables.toArray(String[]::new));
  }

  @AfterAll
  static void stop() {
    other.close();
    one.close();
    post.stop();
  }

  private static Answered register(Client client, String name) {
    return client.post("/auth/register",
        json("email", name + "@example.com", "username", name, "password", Client.PASSWORD)).is(201);
  }

  /** The mails to somebody, once there are so many. */
  private static List<MimeMessage> mails(String name, int count) {
    long patience = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    List<MimeMessage> mine = mine(name);
    while (mine.size() < count && System.nanoTime() < patience) {
      LockSupport.parkNanos(20_000_000);
      mine = mine(name);
    }
    assertThat(mine).hasSize(count);
    return mine;
  }

  private static List<MimeMessage> mine(String name) {
    return Arrays.stream(post.getReceivedMessages()).filter(mail -> {
      try {
        return mail.getAllRecipients()[0].toString().equals(name + "@example.com");
      } catch (MessagingException e) {
        throw new AssertionError(e);
      }
    }).toList();
  }

  private static String part(MimeMessage mail, int number) {
    try {
      return (String) ((MimeMultipart) mail.getContent()).getBodyPart(number).getContent();
    } catch (MessagingException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String token(MimeMessage mail, String page) {
    Matcher link = LINK.matcher(part(mail, 0));
    assertThat(link.find()).as(part(mail, 0)).isTrue();
    assertThat(link.group(1)).isEqualTo("http://fabula.example");
    assertThat(link.group(2)).isEqualTo(page);
    assertThat(part(mail, 1)).contains("href=\"" + link.group() + "\"");
    return link.group(3);
  }

  @Test
  void who_registers_gets_a_link_that_verifies_the_address_once() throws MessagingException {
    String name = Client.newName();
    Answered pair = register(one.client(), name);
    assertThat(pair.at("/user/email_verified").asBoolean(true)).isFalse();
    MimeMessage mail = mails(name, 1).getFirst();
    assertThat(mail.getSubject()).isEqualTo("Is this your address?");
    assertThat(mail.getFrom()[0].toString()).isEqualTo("Fabula <post@fabula.example>");
    assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@fabula\\.example>");
    String token = token(mail, "verify-email");

    other.client().post("/auth/reset-password", json("token", token, "new_password", Client.PASSWORD))
        .names("token");
    Answered verified = other.client().post("/auth/verify-email", json("token", token)).is(200);

    assertThat(verified.at("/email_verified").asBoolean()).isTrue();
    assertThat(verified.id()).isEqualTo(pair.at("/user/id").asText());
    one.client().post("/auth/verify-email", json("token", token)).names("token");
    one.client().post("/auth/verify-email", json("token", "x")).names("token");
    one.client().post("/auth/verify-email", "{}").names("token");
  }

  @Test
  void a_letter_outlasts_a_mail_server_that_is_away(@TempDir Path folder) throws IOException {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var late = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    try (TestServer server = TestServer.startOn(folder, "FABULA_SMTP_URL", "smtp://127.0.0.1:" + port)) {
      register(server.client(), Client.newName());
      awaitTries(folder);
      late.start();

      assertThat(late.waitForIncomingEmail(Duration.ofSeconds(90).toMillis(), 1)).isTrue();
      register(server.client(), Client.newName());
      assertThat(late.waitForIncomingEmail(Duration.ofSeconds(90).toMillis(), 2)).isTrue();
      assertThat(late.getReceivedMessages()).hasSize(2);
    } finally {
      late.stop();
    }
  }

  /** Until the only letter was taken in hand, in vain. */
  private static void awaitTries(Path folder) {
    long patience = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < patience) {
      try (Connection data = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("fabula.db"));
          ResultSet letter = data.createStatement().executeQuery("select tries from mail_letter")) {
        if (letter.next() && letter.getInt(1) > 0) return;
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
      LockSupport.parkNanos(50_000_000);
    }
    throw new AssertionError("nobody tried");
  }

  @Test
  void a_mail_speaks_korean_to_whoever_asked_in_korean() throws MessagingException {
    String name = Client.newName();
    register(one.client().with("Accept-Language", "ko-KR,ko;q=0.9,en;q=0.5"), name);

    MimeMessage mail = mails(name, 1).getFirst();

    assertThat(mail.getSubject()).isEqualTo("이메일 주소를 확인해 주세요");
    assertThat(part(mail, 0)).startsWith(name + " 님, 안녕하세요.");
    assertThat(part(mail, 1)).contains("<html lang=\"ko\">");
  }

  @Test
  void a_lost_password_is_replaced_by_mail_and_every_session_ends() {
    String name = Client.newName();
    Answered pair = register(one.client(), name);
    mails(name, 1);
    one.client().post("/auth/forgot-password", json("email", name.toUpperCase(Locale.ROOT) + "@example.com"))
        .is(202);
    String token = token(mails(name, 2).get(1), "reset-password");

    one.client().post("/auth/reset-password", json("token", token, "new_password", "short"))
        .names("new_password");
    List<Integer> all = AtOnce.run(8, i -> (i % 2 == 0 ? one : other).client()
        .post("/auth/reset-password", json("token", token, "new_password", "another horse")).status());

    assertThat(all).containsOnlyOnce(204);
    assertThat(all.stream().filter(status -> status != 204)).containsOnly(400);
    one.client().post("/auth/refresh", json("refresh_token", pair.at("/refresh_token").asText()))
        .isProblem(401, "INVALID_TOKEN");
    one.client().post("/auth/login", json("username", name, "password", Client.PASSWORD))
        .isProblem(401, "AUTHENTICATION_FAILED");
    Answered back = one.client().post("/auth/login", json("username", name, "password", "another horse"))
        .is(200);
    assertThat(back.at("/user/email_verified").asBoolean()).isTrue();
  }

  @Test
  void whoever_asks_hears_the_same_and_nobody_gets_mail_that_is_not_theirs() {
    String name = Client.newName();
    register(one.client(), name);
    String token = token(mails(name, 1).getFirst(), "verify-email");

    Answered known = one.client().post("/auth/resend-verification", json("email", name + "@example.com"))
        .is(202);
    Answered unknown = one.client()
        .post("/auth/resend-verification", json("email", "x-" + name + "@example.com"))
        .is(202);
    assertThat(unknown.text()).isEqualTo(known.text());
    assertThat(one.client().post("/auth/forgot-password", json("email", "x-" + name + "@example.com")).is(202)
        .text()).isEqualTo(known.text());
    token(mails(name, 2).get(1), "verify-email");
    one.client().post("/auth/verify-email", json("token", token)).is(200);

    one.client().post("/auth/resend-verification", json("email", name + "@example.com")).is(202);
    one.client().post("/auth/forgot-password", json("email", name + "@example.com")).is(202);
    token(mails(name, 3).get(2), "reset-password");
    assertThat(mine("x-" + name)).isEmpty();
    one.client().post("/auth/forgot-password", json("email", "x")).names("email");
    one.client().post("/auth/resend-verification", "{}").names("email");
  }

  @Test
  void two_nodes_send_each_mail_once() throws MessagingException {
    List<String> names = AtOnce.run(12, i -> {
      String name = Client.newName();
      register((i % 2 == 0 ? one : other).client(), name);
      return name;
    });

    Set<String> ids = new HashSet<>();
    for (String name : names) ids.add(mails(name, 1).getFirst().getMessageID());
    assertThat(ids).hasSize(names.size());
    for (String name : names) mails(name, 1);
  }

  @Test
  void without_a_mail_server_mail_is_written_to_files(@TempDir Path folder) throws IOException {
    try (TestServer plain = TestServer.startOn(folder)) {
      register(plain.client(), Client.newName());
      Path mail = folder.resolve("mail");
      long patience = System.nanoTime() + Duration.ofSeconds(90).toNanos();
      while (eml(mail).isEmpty() && System.nanoTime() < patience) LockSupport.parkNanos(20_000_000);

      assertThat(Files.readString(eml(mail).getFirst())).contains("Subject: Is this your address?")
          .contains("Message-ID: <").contains("token=");
    }
  }

  @Test
  void production_sends_its_mail_or_does_not_start(@TempDir Path folder) {
    var production = Map.of("FABULA_MODE", "production", "FABULA_SAMPLES", "off");

    assertThatThrownBy(() -> Configuration.of(production, folder.resolve("none")).settings())
        .hasMessageContaining("FABULA_SMTP_URL takes smtp://user:password@host:port");
    assertThatThrownBy(() -> Configuration.of(Map.of("FABULA_SMTP_URL", "http://x", "FABULA_MAIL_FROM", "x",
        "FABULA_POW", "maybe", "FABULA_GOOGLE_CLIENT_ID", "x"), folder.resolve("none")).settings())
        .hasMessageContaining("FABULA_SMTP_URL").hasMessageContaining("FABULA_MAIL_FROM")
        .hasMessageContaining("FABULA_POW").hasMessageContaining("FABULA_GOOGLE_CLIENT_SECRET");
    assertThat(Configuration.of(Map.of("FABULA_SMTP_URL", "smtp://me:hidden@127.0.0.1:25"),
        folder.resolve("none")).settings().toString()).doesNotContain("hidden");
  }

  private static List<Path> eml(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".eml")).toList();
    }
  }
}
