package io.fabula.bootstrap;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Starts the server, and stops it on a signal. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    Settings settings;
    try {
      settings = Configuration.of(System.getenv(), Path.of(".env")).settings();
    } catch (Configuration.Wrong wrong) {
      System.err.println(wrong.getMessage());
      System.exit(2);
      return;
    }
    Logging.start(settings);
    Fabula fabula = Fabula.start(settings);
    System.out.println(Welcome.text(settings, fabula));
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      fabula.close();
      stopped.countDown();
    }, "shutdown"));
    stopped.await();
  }
}
