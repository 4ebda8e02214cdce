package io.fabula.bootstrap.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The main class of the jar, compiled for an old Java on purpose: it starts the server with a java
 * that is new enough, with the options that suit it, and with the cache of loaded classes that the
 * build made. {@code JAVA_OPTS} adds options. A signal to it reaches the server; when it dies, so does
 * the server.
 */
public final class Launcher {
  private static final String MAIN = "io.fabula.bootstrap.Main";
  private static final int FEATURE_MIN = 21;
  private static final int FEATURE_AOT = 25;
  private static final int FEATURE_COMPACT_HEADERS = 25;

  private Launcher() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    JavaHome home = JavaHome.own();
    if (home.feature() < FEATURE_MIN) home = JavaHome.newest(FEATURE_MIN);
    if (home == null) {
      System.err.println("Fabula needs Java " + FEATURE_MIN + " or newer; this is Java "
          + Runtime.version().feature() + ", and no newer JDK was found on this machine.");
      System.exit(1);
    }
    // nothing is left to shut down here, and an exit would be logged before there is anyone to log
    Runtime.getRuntime().halt(run(home, arguments));
  }

  private static int run(JavaHome home, String[] arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(
        Arrays.asList(home.java().toString(), "-XX:+UseSerialGC", "-Xms128m",
            "-Xmx640m", "-Xmn48m", "--enable-native-access=ALL-UNNAMED"));
    // what is small and many, messages and their texts, takes a tenth less
    if (home.feature() >= FEATURE_COMPACT_HEADERS) command.add("-XX:+UseCompactObjectHeaders");
    boolean rehearsal = Arrays.asList(arguments).contains("rehearse");
    command.addAll(cache(home, rehearsal));
    String options = System.getenv("JAVA_OPTS");
    if (options != null && !options.trim().isEmpty())
      command.addAll(Arrays.asList(options.trim().split("\\s+")));
    command
        .addAll(Arrays.asList("-Dfabula.launched=true", "-cp", System.getProperty("java.class.path"), MAIN));
    command.addAll(Arrays.asList(arguments));
    // the server's input is a pipe from here, which closes however this process ends
    ProcessBuilder start = new ProcessBuilder(command).inheritIO()
        .redirectInput(ProcessBuilder.Redirect.PIPE);
    if (rehearsal)
      start.redirectErrorStream(true).redirectOutput(jar().resolveSibling("rehearsal.log").toFile());
    Process server = start.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server), "stop"));
    int status = server.waitFor();
    // without its cache the server only starts slower, so a rehearsal never fails a build
    return rehearsal ? 0 : status;
  }

  /** The cache of loaded and linked classes beside the jar halves the time to start. */
  private static List<String> cache(JavaHome home, boolean rehearsal) {
    boolean aot = home.feature() >= FEATURE_AOT;
    Path file = jar().resolveSibling(aot ? "fabula.aot" : "fabula.jsa");
    if (rehearsal) {
      List<String> options = new ArrayList<>();
      options.add((aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file);
      // profiles of one short life are worse than none: a server compiled by them stays a tenth slower
      options.addAll(Arrays.asList("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-AOTRecordTraining"));
      // what java says about classes it leaves out is of no use to anyone who builds this
      options.addAll(Arrays.asList("-Xlog:disable", "-Xlog:all=error:stderr"));
      return options;
    }
    if (!Files.exists(file)) return List.of();
    // one made by another java is passed over without a word
    return List.of((aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file, "-Xlog:disable",
        "-Xlog:all=error:stderr", aot ? "-Xlog:cds=off,aot=off" : "-Xlog:cds=off");
  }

  private static Path jar() {
    return Paths.get(System.getProperty("java.class.path")).toAbsolutePath();
  }

  private static void end(Process server) {
    // by its handle: the process object would close the pipe as well, and the server would take it for a kill
    server.toHandle().destroy();
    try {
      server.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
