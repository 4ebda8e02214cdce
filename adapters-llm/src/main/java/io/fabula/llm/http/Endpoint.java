package io.fabula.llm.http;

import java.net.URI;

/** Where connections go, and what they can be shared by. */
public record Endpoint(boolean tls, String host, int port) {
  /** The endpoint of a base address such as {@code https://openrouter.ai/api/v1}. */
  public static Endpoint of(URI base) {
    boolean tls = "https".equalsIgnoreCase(base.getScheme());
    if (!tls && !"http".equalsIgnoreCase(base.getScheme()) || base.getHost() == null) {
      throw new IllegalArgumentException("not an http or https address: " + base);
    }
    String host = base.getHost();
    if (host.startsWith("[")) host = host.substring(1, host.length() - 1);
    return new Endpoint(tls, host, base.getPort() > 0 ? base.getPort() : tls ? 443 : 80);
  }

  /** As the {@code Host} field names it. */
  public String authority() {
    String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return port == (tls ? 443 : 80) ? name : name + ":" + port;
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
