package io.fabula.llm.openai;

import io.fabula.domain.prompt.TextGeneration;
import io.fabula.llm.StubProvider;
import io.fabula.llm.catalog.ProviderSettings;
import io.fabula.llm.http.HttpCalls;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

abstract class PlainProviderContract extends ProviderContract {
  private StubProvider provider;
  private HttpCalls calls;
  private TextGeneration generation;

  abstract HttpCalls open();

  @BeforeEach
  void start() throws IOException {
    provider = new StubProvider();
    calls = open();
    generation = at(provider.base("http"));
  }

  @AfterEach
  void stop() throws IOException {
    calls.close();
    provider.close();
  }

  private TextGeneration at(URI base) {
    return new OpenAiTextGeneration(
        new ProviderSettings("stub", base, Optional.of("sk-secret-key"), List.of()), calls);
  }

  @Override
  StubProvider provider() {
    return provider;
  }

  @Override
  public TextGeneration generation() {
    return generation;
  }

  @Override
  TextGeneration toClosedPort() {
    try (var server = new ServerSocket(0)) {
      return at(URI.create("http://127.0.0.1:" + server.getLocalPort()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
