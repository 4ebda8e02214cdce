package io.fabula.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server as people start it, by its launcher: two processes, which can be killed. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

  private final Process process;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final StringBuffer output = new StringBuffer();

  private ServerProcess(Process process) {
    this.process = process;
    Thread.ofPlatform().daemon().start(this::read);
  }

  /**
   * @param command of the program and its arguments; none for the server
   */
  static ServerProcess start(Path folder, Map<String, String> variables, String... command)
      throws IOException {
    var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp", System.getProperty("java.class.path"), "io.fabula.bootstrap.launch.Launcher"));
    line.addAll(List.of(command));
    var builder = new ProcessBuilder(line);
    builder.environment().put("JAVA_OPTS", "-Xmx256m");
    builder.environment().putAll(TestServer.variables(folder));
    builder.environment().putAll(variables);
    return new ServerProcess(builder.directory(folder.toFile()).redirectErrorStream(true).start());
  }

  private void read() {
    try (var lines = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null;) {
        output.append(line).append('\n');
        Matcher address = ADDRESS.matcher(line);
        if (address.find()) port.complete(Integer.parseInt(address.group(1)));
      }
    } catch (IOException e) {
      output.append(e);
    }
    port.completeExceptionally(new AssertionError("the server is gone:\n" + output));
  }

  int port() {
    return port.orTimeout(1, TimeUnit.MINUTES).join();
  }

  String output() {
    return output.toString();
  }

  /** As by {@code kill -9} of the launcher: nothing gets a chance to say good-bye, the server goes too. */
  void kill() throws InterruptedException {
    List<ProcessHandle> server = process.descendants().toList();
    process.destroyForcibly();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    for (ProcessHandle handle : server) handle.onExit().orTimeout(1, TimeUnit.MINUTES).join();
  }

  /** As by {@code kill}. */
  void askToEnd() {
    process.destroy();
  }

  boolean ends(long seconds) throws InterruptedException {
    return process.waitFor(seconds, TimeUnit.SECONDS);
  }

  /** How it ended. */
  int status() {
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
