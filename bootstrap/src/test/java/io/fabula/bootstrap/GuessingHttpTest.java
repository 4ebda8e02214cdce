package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Those who guess are slowed down by address and by account, on all nodes together. */
@Timeout(120)
class GuessingHttpTest {
  private static TestServer one;
  private static TestServer other;

  @BeforeAll
  static void start() {
    List<String> variables = new ArrayList<>(List.of(TestPostgres.newDatabase()));
    variables.addAll(List.of("FABULA_AUTH_RATE_LIMIT", "2", "FABULA_TRUSTED_PROXIES", "127.0.0.1"));
    one = TestServer.start(variables.toArray(String[]::new));
    other = TestServer.start(variables.toArray(String[]::new));
  }

  @AfterAll
  static void stop() {
    other.close();
    one.close();
  }

  private static Client from(int node, String address) {
    return (node % 2 == 0 ? one : other).client().with("X-Forwarded-For", address);
  }

  @Test
  void an_address_may_guess_so_often_a_minute_wherever_it_asks() {
    for (int i = 0; i < 2; i++) {
      Answered told = from(i, "10.0.0.1")
          .post("/auth/login", json("username", "nobody-" + i, "password", "guess"))
          .isProblem(401, "AUTHENTICATION_FAILED");
      assertThat(told.header("RateLimit").orElseThrow()).startsWith("\"auth\";r=");
    }
    for (int i = 0; i < 2; i++) {
      Answered refused = from(i, "10.0.0.1").get("/auth/check-email?email=a%40b.example")
          .isProblem(429, "RATE_LIMIT_EXCEEDED");
      assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow())).isBetween(1, 120);
    }
    from(0, "10.0.0.2").get("/auth/check-email?email=a%40b.example").is(200);
  }

  @Test
  void an_account_may_be_tried_so_often_a_minute_from_wherever() {
    for (int i = 0; i < 2; i++) {
      from(i, "10.0.1." + i).post("/auth/login", json("email", "Known@example.org ", "password", "guess"))
          .isProblem(401, "AUTHENTICATION_FAILED");
    }
    from(0, "10.0.2.1").post("/auth/login", json("email", "known@EXAMPLE.org", "password", "guess"))
        .isProblem(429, "RATE_LIMIT_EXCEEDED");
    from(1, "10.0.2.2").post("/auth/forgot-password", json("email", "known@example.org"))
        .isProblem(429, "RATE_LIMIT_EXCEEDED");
    from(1, "10.0.2.3").post("/api/v1/auth/token", json("user_id", "known@example.org", "password", "guess"))
        .isProblem(429, "RATE_LIMIT_EXCEEDED");
    from(1, "10.0.2.4").post("/auth/login", json("email", "another@example.org", "password", "guess"))
        .isProblem(401, "AUTHENTICATION_FAILED");
  }
}
