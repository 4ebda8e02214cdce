package io.fabula.llm.catalog;

import java.net.URI;
import java.util.Locale;

/** Providers that need no more than a key: {@code <NAME>_API_KEY}, {@code <NAME>_BASE_URL}. */
public enum KnownProvider {
  OPENAI("https://api.openai.com/v1"),
  OPENROUTER("https://openrouter.ai/api/v1"),
  GROQ("https://api.groq.com/openai/v1"),
  CEREBRAS("https://api.cerebras.ai/v1"),
  TOGETHER("https://api.together.xyz/v1"),
  /** Its OpenAI-compatible endpoint. */
  ANTHROPIC("https://api.anthropic.com/v1"),
  /** Switched on by its address alone. */
  OLLAMA("http://127.0.0.1:11434/v1");

  private final URI baseUrl;

  KnownProvider(String baseUrl) {
    this.baseUrl = URI.create(baseUrl);
  }

  public URI baseUrl() {
    return baseUrl;
  }

  /** As it stands in model ids. */
  public String providerName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether its key switches it on; else its address does. */
  public boolean needsKey() {
    return this != OLLAMA;
  }
}
