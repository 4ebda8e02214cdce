package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.AtOnce;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions under racing requests and on several nodes, on both databases. */
@Timeout(180)
abstract class SessionHttpTest {
  private static final int AT_ONCE = 50;

  /** Two ways into one server, or two nodes of it. */
  abstract TestServer one();

  abstract TestServer other();

  private Answered register() {
    String name = Client.newName();
    return one().client().post("/auth/register",
        json("email", name + "@example.com", "username", name, "password", Client.PASSWORD)).is(201);
  }

  private Answered login(Answered registered, String password) {
    return one().client().post("/auth/login",
        json("email", registered.at("/user/email").asText(), "password", password));
  }

  private static Client with(TestServer server, Answered pair) {
    return server.client().withToken(pair.at("/access_token").asText());
  }

  private static Answered refresh(TestServer server, Answered pair) {
    return server.client().post("/auth/refresh", json("refresh_token", pair.at("/refresh_token").asText()));
  }

  /** The other node hears of it within a second; a busy machine may take longer. */
  private static void assertDies(TestServer server, Answered pair) {
    Client client = with(server, pair);
    long patience = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (client.get("/auth/me").status() == 200 && System.nanoTime() < patience) Thread.onSpinWait();
    client.get("/auth/me").isProblem(401, "INVALID_TOKEN");
  }

  @Test
  void of_fifty_uses_of_one_refresh_token_at_once_one_gets_a_pair_and_then_the_session_is_over() {
    for (int round = 0; round < 3; round++) {
      Answered first = register();

      List<Answered> all = AtOnce.run(AT_ONCE, i -> refresh(i % 2 == 0 ? one() : other(), first));

      List<Answered> good = all.stream().filter(answer -> answer.status() == 200).toList();
      assertThat(good).hasSize(1);
      all.stream().filter(answer -> answer.status() != 200)
          .forEach(answer -> answer.isProblem(401, "INVALID_TOKEN"));
      refresh(one(), good.getFirst()).isProblem(401, "INVALID_TOKEN");
      refresh(other(), good.getFirst()).isProblem(401, "INVALID_TOKEN");
      assertDies(one(), good.getFirst());
      assertDies(other(), good.getFirst());
      assertDies(other(), first);
    }
  }

  @Test
  void a_logout_ends_the_access_tokens_of_that_session_on_every_node_and_no_other_session() {
    Answered registered = register();
    Answered elsewhere = login(registered, Client.PASSWORD).is(200);
    Answered next = refresh(one(), registered).is(200);

    with(one(), registered).post("/auth/logout", json("refresh_token", next.at("/refresh_token").asText()))
        .is(204);

    assertDies(other(), registered);
    assertDies(other(), next);
    with(other(), elsewhere).get("/auth/me").is(200);
  }

  @Test
  void another_password_ends_all_other_sessions() {
    Answered here = register();
    Answered elsewhere = login(here, Client.PASSWORD).is(200);

    with(one(), here).post("/auth/change-password",
        json("current_password", Client.PASSWORD, "new_password", "another horse")).is(204);

    assertDies(one(), elsewhere);
    assertDies(other(), elsewhere);
    refresh(one(), elsewhere).isProblem(401, "INVALID_TOKEN");
    with(one(), here).get("/auth/me").is(200);
    refresh(other(), here).is(200);
    login(here, Client.PASSWORD).isProblem(401, "AUTHENTICATION_FAILED");
    login(here, "another horse").is(200);
  }

  @Test
  void who_is_suspended_is_out_on_every_node_and_comes_back_with_a_new_login() {
    Answered pair = register();
    var id = new UserId(UUID.fromString(pair.at("/user/id").asText()));
    var moderation = one().accounts().moderation();

    moderation.suspend(id);

    assertDies(one(), pair);
    assertDies(other(), pair);
    refresh(other(), pair).isProblem(401, "INVALID_TOKEN");
    login(pair, Client.PASSWORD).isProblem(401, "AUTHENTICATION_FAILED");

    moderation.reinstate(id);
    with(one(), pair).get("/auth/me").isProblem(401, "INVALID_TOKEN");
    with(other(), login(pair, Client.PASSWORD).is(200)).get("/auth/me").is(200);
  }
}
