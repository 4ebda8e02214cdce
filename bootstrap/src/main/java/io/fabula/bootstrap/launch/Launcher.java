package io.fabula.bootstrap.launch;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The main class of the jar, compiled for an old Java on purpose. Where the java that runs it is new
 * enough and was started with options of its own, it goes on in the same process; else it starts the
 * server with the newest JDK of this machine, and with the options that suit it.
 */
public final class Launcher {
  private static final String MAIN = "io.fabula.bootstrap.Main";
  private static final int FEATURE_MIN = 21;

  private Launcher() {}

  public static void main(String[] arguments) throws Exception {
    if (Runtime.version().feature() >= FEATURE_MIN) {
      Method main = Class.forName(MAIN).getMethod("main", String[].class);
      main.invoke(null, (Object) arguments);
      return;
    }
    JavaHome home = JavaHome.newest(FEATURE_MIN);
    if (home == null) {
      System.err.println("Fabula needs Java " + FEATURE_MIN + " or newer; this is Java "
          + Runtime.version().feature() + ", and no newer JDK was found on this machine.");
      System.exit(1);
    }
    System.exit(run(home, arguments));
  }

  private static int run(JavaHome home, String[] arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(
        Arrays.asList(home.java().toString(), "-XX:+UseSerialGC", "-Xms256m",
            "-Xmx1g", "-Xmn64m", "--enable-native-access=ALL-UNNAMED"));
    String options = System.getenv("JAVA_OPTS");
    if (options != null && !options.isBlank()) command.addAll(Arrays.asList(options.trim().split("\\s+")));
    command.addAll(Arrays.asList("-cp", System.getProperty("java.class.path"), MAIN));
    command.addAll(Arrays.asList(arguments));
    Process server = new ProcessBuilder(command).inheritIO().start();
    // a signal to this process is meant for the server, which wants to finish what it does
    Thread stop = new Thread(() -> end(server), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    return server.waitFor();
  }

  private static void end(Process server) {
    server.destroy();
    try {
      server.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
