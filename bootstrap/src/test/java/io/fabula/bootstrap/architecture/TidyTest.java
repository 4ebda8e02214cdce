package io.fabula.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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

  private static final Pattern PUBLIC_TYPE = Pattern
      .compile("public (?:sealed |final |abstract )*(?:interface|class|record|enum) .*");
  private static final Pattern PORT = Pattern.compile("public interface .*");
  private static final Pattern PORT_METHOD = Pattern
      .compile("  (?:default |static )?(?=\\S)[\\w<>\\[\\], .?]+ \\w+\\(.*");

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
  void every_public_type_of_the_domain_and_every_method_of_a_port_is_explained() {
    assertThat(files(ROOT.resolve("domain/src/main/java"))).isNotEmpty()
        .allSatisfy(path -> assertThat(unexplained(lines(path))).as(path.toString()).isEmpty());
  }

  @Test
  void what_is_not_explained_is_found() {
    assertThat(unexplained(List.of("@FunctionalInterface", "public interface Ports {", "  void one();",
        "  /** Two. */", "  Optional<Port> two(int count);", "  default int three() {", "    return call();",
        "  }",
        "}")))
        .containsExactly("public interface Ports {", "  void one();", "  default int three() {");
  }

  private static List<String> unexplained(List<String> lines) {
    boolean port = lines.stream().anyMatch(line -> PORT.matcher(line).matches());
    return IntStream.range(0, lines.size()).filter(i -> PUBLIC_TYPE.matcher(lines.get(i)).matches()
        || port && PORT_METHOD.matcher(lines.get(i)).matches()).filter(i -> !hasComment(lines, i))
        .mapToObj(lines::get).toList();
  }

  private static boolean hasComment(List<String> lines, int at) {
    int before = at - 1;
    while (before >= 0 && lines.get(before).strip().startsWith("@")) before--;
    return before >= 0 && lines.get(before).endsWith("*/");
  }

  @Test
  void no_package_is_a_junk_drawer() {
    assertThat(sources().map(Path::getParent).distinct()).isNotEmpty().allSatisfy(folder -> assertThat(
        files(folder).filter(path -> path.getParent().equals(folder) && !path.endsWith("package-info.java")))
        .as(folder.toString()).hasSizeLessThanOrEqualTo(FILES_MAX));
  }
}
