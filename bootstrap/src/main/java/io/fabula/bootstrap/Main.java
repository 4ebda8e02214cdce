package io.fabula.bootstrap;

import io.fabula.bootstrap.configuration.Configuration;
import io.fabula.bootstrap.configuration.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: {@code serve}, which is what it does by itself, and its other commands. */
@Command(name = "fabula", mixinStandardHelpOptions = true, versionProvider = Main.class, subcommands = ImportCommand.class, description = "A backend for AI character chat.", footer = "Without a command, or with serve, it starts the server. Configuration: .env.example")
public final class Main implements CommandLine.IVersionProvider {
  /** As every command ends: as it should, with something that failed, or not understood. */
  static final int FAILED = 1;

  static final int MISUSED = 2;

  public static void main(String[] arguments) throws InterruptedException {
    List<String> all = List.of(arguments);
    try {
      if (all.contains("rehearse")) Rehearsal.run();
      // the server starts without the library that reads commands: every start would pay for it
      else if (all.isEmpty() || all.equals(List.of("serve"))) serve(settings());
      else System.exit(new CommandLine(new Main()).execute(arguments));
    } catch (Configuration.Wrong wrong) {
      System.err.println(wrong.getMessage());
      System.exit(MISUSED);
    } catch (DataFolder.InUse inUse) {
      System.err.println(inUse.getMessage());
      System.exit(FAILED);
    }
  }

  static Settings settings() {
    return Configuration.of(System.getenv(), Path.of(".env")).settings();
  }

  @Command(name = "serve", description = "Starts the server.", mixinStandardHelpOptions = true)
  void serve() throws InterruptedException {
    serve(settings());
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

  @Override
  public String[] getVersion() {
    return new String[]{"Fabula " + Version.text()};
  }
}
