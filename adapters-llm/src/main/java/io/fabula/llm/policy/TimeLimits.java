package io.fabula.llm.policy;

import java.time.Duration;

/**
 * How long a call to a provider may take.
 *
 * @param connect until the connection stands, name lookup and TLS included
 * @param firstToken from the request sent to the first piece of text, comments do not count
 * @param silence without any byte once text flows
 * @param total from beginning to end
 */
public record TimeLimits(Duration connect, Duration firstToken, Duration silence, Duration total) {
  public static final TimeLimits STANDARD = new TimeLimits(Duration.ofSeconds(5), Duration.ofSeconds(60),
      Duration.ofSeconds(30), Duration.ofMinutes(10));
}
