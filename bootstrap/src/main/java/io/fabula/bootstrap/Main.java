package io.fabula.bootstrap;

import io.fabula.bootstrap.configuration.Configuration;
import io.fabula.bootstrap.configuration.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Starts the server, and stops it on a signal. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    if (List.of(arguments).contains("rehearse")) {
      Rehearsal.run();
      return;
    }
    try {
      serve(Configuration.of(System.getenv(), Path.of(".env")).settings());
    } catch (Configuration.Wrong wrong) {
      System.err.println(wrong.getMessage());
      System.exit(2);
    }
  }

  private static void serve(Settings settings) throws InterruptedException {
    Logging.start(settings);
    Fabula fabula = Fabula.start(settings);
    System.out.println(Welcome.text(settings, fabula));
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      fabula.close();
      stopped.countDown();
    }, "shutdown"));
    Parent.watch();
    stopped.await();
  }
}
