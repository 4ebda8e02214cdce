package io.fabula.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.prompt.Prompt;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstTalkTest {
  private final PrintStream console = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir
  Path folder;

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void listenNoMore() {
    System.setOut(console);
  }

  private Path card() throws Exception {
    Path file = folder.resolve("isla.png");
    try (InputStream in = FirstTalkTest.class.getResourceAsStream("/io/fabula/bootstrap/samples/isla.png")) {
      Files.copy(in, file);
    }
    return file;
  }

  @Test
  void it_reads_a_card_assembles_a_prompt_and_takes_a_reply_from_a_lambda() throws Exception {
    var asked = new ArrayList<Prompt>();

    String reply = FirstTalk.talk(card(), prompt -> {
      asked.add(prompt);
      return "A glass stopper.";
    });

    assertThat(reply).isEqualTo("A glass stopper.");
    assertThat(asked).singleElement()
        .satisfies(prompt -> assertThat(prompt.messages().getFirst().content()).contains(
            "Isla Thorne is fifty-eight",
            "The Ledger of Found Things", "A traveller who missed the ferry."));
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("You'll be Jun, then",
        "Ledger of Found Things: in, key", "Callum: out, no_key", "USER: What is that on your windowsill?");
  }

  @Test
  void it_runs_as_a_program() throws Exception {
    FirstTalk.main(new String[]{card().toString()});

    assertThat(printed.toString(StandardCharsets.UTF_8)).containsPattern("\\(a reply to \\d+ tokens\\)");
  }

  @Test
  void it_is_short() throws Exception {
    List<String> lines = Files.readAllLines(DocumentedCodeTest.source("FirstTalk"));

    assertThat(lines).hasSizeLessThan(50);
  }
}
