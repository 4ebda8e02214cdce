package io.fabula.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a compiler does not see: sizes, unfinished words, rooms without a word about themselves. */
class TidyTest {
  private static final Path ROOT = root();
  private static final List<String> MODULES = List.of("domain", "application", "adapters-rest",
      "adapters-persistence", "adapters-llm", "bootstrap");
  private static final int LINES_MAX = 300;
  private static final int FILES_MAX = 25;
  private static final Pattern UNFINISHED = Pattern
      .compile("TODO|FIXME|XXX|[Ff]or now|[Nn]ot (yet )?implemented|UnsupportedOperationException|@author");

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("bootstrap")) ? here : here.getParent();
  }

  private static Stream<Path> sources() {
    return MODULES.stream().flatMap(module -> files(ROOT.resolve(module).resolve("src/main/java")));
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path path) {
    try {
      return Files.readAllLines(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void no_file_is_longer_than_a_person_reads_at_once() {
    assertThat(sources()).isNotEmpty().allSatisfy(path -> assertThat(lines(path)).as(path.toString())
        .hasSizeLessThanOrEqualTo(LINES_MAX));
  }

  @Test
  void nothing_is_left_for_later() {
    assertThat(sources()).isNotEmpty().allSatisfy(path -> assertThat(lines(path)).as(path.toString())
        .noneMatch(line -> UNFINISHED.matcher(line).find()));
  }

  @Test
  void every_package_says_what_it_is() {
    assertThat(sources().map(Path::getParent).distinct()).isNotEmpty()
        .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).exists());
  }

  @Test
  void no_package_is_a_junk_drawer() {
    assertThat(sources().map(Path::getParent).distinct()).isNotEmpty().allSatisfy(folder -> assertThat(
        files(folder).filter(path -> path.getParent().equals(folder) && !path.endsWith("package-info.java")))
        .as(folder.toString()).hasSizeLessThanOrEqualTo(FILES_MAX));
  }
}
