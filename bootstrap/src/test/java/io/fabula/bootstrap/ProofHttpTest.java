package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabula.domain.shared.AtOnce;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The work that an account costs, on two nodes. */
@Timeout(180)
class ProofHttpTest {
  private static TestServer one;
  private static TestServer other;

  @BeforeAll
  static void start() {
    List<String> variables = new ArrayList<>(List.of(TestPostgres.newDatabase()));
    variables.addAll(List.of("FABULA_POW", "required", "FABULA_POW_COST", "2000"));
    one = TestServer.start(variables.toArray(String[]::new));
    other = TestServer.start(variables.toArray(String[]::new));
  }

  @AfterAll
  static void stop() {
    other.close();
    one.close();
  }

  private static Answered register(TestServer server, String proof) {
    String name = Client.newName();
    return server.client().post("/auth/register",
        json("email", name + "@example.com", "username", name, "password", Client.PASSWORD, "altcha", proof));
  }

  private static JsonNode challenge() {
    return one.client().get("/auth/challenge").is(200).json();
  }

  @Test
  void a_challenge_says_what_the_widget_needs() {
    Answered answer = one.client().get("/api/auth/challenge").is(200);

    assertThat(answer.at("/algorithm").asText()).isEqualTo("SHA-256");
    assertThat(answer.at("/challenge").asText()).hasSize(64);
    assertThat(answer.at("/signature").asText()).hasSize(64);
    assertThat(answer.at("/maxnumber").asInt()).isEqualTo(2_000);
    assertThat(answer.at("/required").asBoolean()).isTrue();
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @Test
  void where_accounts_cost_nothing_the_challenge_says_so() {
    try (TestServer free = TestServer.start("FABULA_POW", "off")) {
      assertThat(free.client().get("/auth/challenge").is(200).at("/required").asText()).isEqualTo("false");
      register(free, null).is(201);
    }
  }

  @Test
  void who_brings_no_proof_gets_a_puzzle_and_with_its_solution_an_account() {
    Answered refused = register(one, null).isProblem(428, "POW_REQUIRED");

    register(other, Proofs.solved(refused.at("/details/challenge"))).is(201);
  }

  @Test
  void a_proof_is_good_once_on_all_nodes_together() {
    String proof = Proofs.solved(challenge());

    List<Integer> all = AtOnce.run(12, i -> register(i % 2 == 0 ? one : other, proof).status());

    assertThat(all).containsOnlyOnce(201);
    assertThat(all.stream().filter(status -> status != 201)).containsOnly(428);
    register(other, proof).isProblem(428, "POW_REQUIRED");
  }

  @Test
  void a_registration_that_is_refused_has_not_used_its_proof_up() {
    String proof = Proofs.solved(challenge());
    String taken = Client.newName();
    one.client().post("/auth/register", json("email", taken + "@example.com", "username", taken, "password",
        Client.PASSWORD, "altcha", Proofs.solved(challenge()))).is(201);

    other.client().post("/auth/register", json("email", "x-" + taken + "@example.com", "username", taken,
        "password", Client.PASSWORD, "altcha", proof)).isProblem(409, "CONFLICT");
    other.client().post("/auth/register", json("email", "x", "password", "short", "altcha", proof))
        .names("email", "password");

    register(one, proof).is(201);
  }

  @Test
  void what_is_no_proof_is_refused() {
    JsonNode challenge = challenge();
    var forged = (ObjectNode) challenge.deepCopy();
    forged.put("signature", "0".repeat(64));
    var late = (ObjectNode) challenge.deepCopy();
    late.put("salt", challenge.at("/salt").asText().replaceFirst("expires=\\d+", "expires=99999999999"));
    for (String bad : List.of("", "x", "e30=", "bnVsbA==", "x".repeat(10_000),
        Proofs.payload(challenge, 2_001),
        Proofs.payload(challenge, -1), Proofs.solved(forged), Proofs.payload(late, 1))) {
      Answered refused = register(one, bad).isProblem(428, "POW_REQUIRED");
      assertThat(refused.at("/details/challenge/challenge").asText()).hasSize(64);
    }
  }
}
