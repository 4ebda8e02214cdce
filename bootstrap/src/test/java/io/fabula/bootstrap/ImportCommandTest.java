package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line, as a process of its own. */
@Timeout(180)
class ImportCommandTest {
  @TempDir
  private Path folder;

  private ServerProcess ended(String... command) throws Exception {
    ServerProcess process = ServerProcess.start(folder, Map.of(), command);
    assertThat(process.ends(90)).as(process.output()).isTrue();
    return process;
  }

  private Path cards() throws IOException {
    Path cards = Files.createDirectories(folder.resolve("cards/deep"));
    Files.write(cards.resolve("mira.png"), CardDesk.PNG);
    Files.write(cards.resolve("미라.json"), CardDesk.V3);
    Files.write(cards.resolve("broken.png"), Arrays.copyOf(CardDesk.PNG, 60));
    Files.writeString(cards.resolve("README.txt"), "what these are");
    Files.write(folder.resolve("cards/all.zip"), CardDesk.charx(Map.of("one.json", CardDesk.V2)));
    return folder.resolve("cards");
  }

  @Test
  void a_folder_is_imported_and_a_bad_card_stops_nobody() throws Exception {
    ServerProcess run = ended("import", cards().toString());

    assertThat(run.output()).contains("3 imported, 1 failed, 1 were no cards").contains("broken.png: ");
    assertThat(run.status()).isEqualTo(1);
    try (TestServer server = TestServer.startOn(folder)) {
      assertThat(server.admin().get("/characters/my").is(200).at("/results")).hasSize(3);
    }
  }

  @Test
  void cards_go_to_the_account_that_is_named() throws Exception {
    try (TestServer server = TestServer.startOn(folder)) {
      server.client().post("/auth/register",
          json("email", "mira@example.com", "username", "Mira", "password", Client.PASSWORD)).is(201);
    }
    Files.write(folder.resolve("one.png"), CardDesk.PNG);

    assertThat(ended("import", "--as", "mira", folder.resolve("one.png").toString()).status()).isZero();
    ServerProcess nobody = ended("import", "--as", "nobody", folder.resolve("one.png").toString());

    assertThat(nobody.status()).isEqualTo(2);
    assertThat(nobody.output()).contains("there is no account nobody");
    try (TestServer server = TestServer.startOn(folder)) {
      assertThat(server.client().signedIn("mira@example.com", Client.PASSWORD).get("/characters/my").is(200)
          .at("/results")).hasSize(1);
    }
  }

  @Test
  void what_is_not_understood_is_said() throws Exception {
    ServerProcess absent = ended("import", folder.resolve("nothing").toString());
    assertThat(absent.status()).isEqualTo(2);
    assertThat(absent.output()).contains("there is no ");
    assertThat(ended("import").status()).isEqualTo(2);
    assertThat(ended("sing").status()).isEqualTo(2);
    assertThat(ended("--help").output()).contains("import", "serve");
  }

  @Test
  void nothing_else_writes_into_a_folder_in_which_a_server_works() throws Exception {
    try (TestServer server = TestServer.startOn(folder)) {
      ServerProcess run = ended("import", cards().toString());

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.output()).contains("Another Fabula is running");
      assertThat(server.admin().get("/characters/my").is(200).at("/results")).isEmpty();
    }
  }
}
