package io.fabula.rest.security;

import io.javalin.http.Context;
import java.util.Set;

/**
 * Where a request comes from: the peer, or what a trusted proxy says in {@code X-Forwarded-For}.
 *
 * @param trustedProxies addresses whose word counts
 */
public record Addresses(Set<String> trustedProxies) {
  /** The address of the request's sender. */
  public String of(Context context) {
    String peer = context.req().getRemoteAddr();
    String forwarded = context.header("X-Forwarded-For");
    if (forwarded == null || !trustedProxies.contains(peer)) return peer;
    // from the right, the first that is not a proxy of ours: what stands before it anyone can write
    String[] hops = forwarded.split(",");
    for (int i = hops.length - 1; i >= 0; i--) {
      String hop = hops[i].strip();
      if (!trustedProxies.contains(hop)) return hop;
    }
    return peer;
  }
}
