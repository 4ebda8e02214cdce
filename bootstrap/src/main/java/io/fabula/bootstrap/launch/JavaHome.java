package io.fabula.bootstrap.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Java installation, known by the {@code release} file that every JDK has at its root. */
final class JavaHome {
  private final Path home;
  private final int feature;

  private JavaHome(Path home, int feature) {
    this.home = home;
    this.feature = feature;
  }

  /** The one that runs this. */
  static JavaHome own() {
    return new JavaHome(Paths.get(System.getProperty("java.home")), Runtime.version().feature());
  }

  int feature() {
    return feature;
  }

  Path java() {
    return home.resolve("bin").resolve("java");
  }

  /** The newest one of at least that feature version, or null. */
  static JavaHome newest(int featureMin) {
    JavaHome best = null;
    for (Path place : places()) {
      int feature = feature(place);
      if (feature >= featureMin && (best == null || feature > best.feature))
        best = new JavaHome(place, feature);
    }
    return best;
  }

  private static List<Path> places() {
    List<Path> places = new ArrayList<>();
    for (String variable : new String[]{"JAVA_HOME", "JDK_HOME"}) {
      if (System.getenv(variable) != null) places.add(Paths.get(System.getenv(variable)));
    }
    String user = System.getProperty("user.home");
    String[] folders = {"/usr/lib/jvm", "/usr/java", "/opt", "/opt/java", user + "/.sdkman/candidates/java",
        user + "/.jdks", user + "/.local/share/mise/installs/java", user + "/.asdf/installs/java",
        "/Library/Java/JavaVirtualMachines", "/opt/homebrew/opt", "C:\\Program Files\\Java",
        "C:\\Program Files\\Eclipse Adoptium"};
    for (String folder : folders) {
      for (Path place : children(Paths.get(folder))) {
        places.add(place);
        places.add(place.resolve("Contents").resolve("Home"));
        places.add(place.resolve("libexec").resolve("openjdk.jdk").resolve("Contents").resolve("Home"));
      }
    }
    return places;
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> children = Files.list(folder)) {
      return children.collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Zero for a folder that is no Java installation. */
  private static int feature(Path place) {
    Path release = place.resolve("release");
    if (!Files.isReadable(release) || !Files.isExecutable(place.resolve("bin").resolve("java"))) return 0;
    Properties properties = new Properties();
    try (var in = Files.newBufferedReader(release)) {
      properties.load(in);
    } catch (IOException e) {
      return 0;
    }
    String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    String first = version.split("[.+_-]")[0];
    return first.matches("\\d{1,4}") ? Integer.parseInt(first) : 0;
  }
}
