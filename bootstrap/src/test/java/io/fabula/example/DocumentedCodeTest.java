package io.fabula.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Code that people copy from our pages is code that we compile and run. */
class DocumentedCodeTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```java\\n(.*?)```");
  private static final Pattern CONTRACT = Pattern.compile("`(\\w+Contract)`");

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("bootstrap")) ? here : here.getParent();
  }

  static Path source(String name) {
    return root().resolve("bootstrap/src/test/java/io/fabula/example/" + name + ".java");
  }

  private static List<String> blocks(String page) throws IOException {
    return BLOCK.matcher(Files.readString(root().resolve(page))).results().map(found -> found.group(1))
        .toList();
  }

  @Test
  void the_example_of_the_readme_is_the_one_that_is_tested() throws IOException {
    assertThat(blocks("README.md")).containsExactly(Files.readString(source("FirstTalk")));
  }

  @Test
  void the_example_of_an_adapter_is_the_one_that_is_tested() throws IOException {
    assertThat(blocks("docs/adapters.md")).containsExactly(Files.readString(source("SealedBlobs")),
        Files.readString(source("SealedBlobsTest")));
  }

  @Test
  void the_page_on_adapters_names_every_contract_and_no_other() throws IOException {
    List<String> named = CONTRACT.matcher(Files.readString(root().resolve("docs/adapters.md"))).results()
        .map(MatchResult.class::cast).map(found -> found.group(1)).distinct().toList();
    List<String> contracts;
    try (Stream<Path> all = Files.walk(root().resolve("domain/src/test/java"))) {
      contracts = all.map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith("Contract.java"))
          .map(name -> name.substring(0, name.length() - ".java".length())).toList();
    }

    assertThat(named).containsExactlyInAnyOrderElementsOf(contracts);
  }
}
