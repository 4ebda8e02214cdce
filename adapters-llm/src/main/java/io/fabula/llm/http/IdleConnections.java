package io.fabula.llm.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The loop's connections that wait for a next request, the last used first. */
final class IdleConnections {
  /** Servers close idle connections after 5 to 75 s; a dead one only costs a second try. */
  private static final long IDLE_NANOS_MAX = 30_000_000_000L;
  private static final int PER_ENDPOINT_MAX = 1024;

  private final Map<Endpoint, Deque<LoopConnection>> idle = new HashMap<>();

  Optional<LoopConnection> take(Endpoint endpoint) {
    Deque<LoopConnection> queue = idle.get(endpoint);
    return queue == null ? Optional.empty() : Optional.ofNullable(queue.pollLast());
  }

  /** False when there are enough. */
  boolean add(LoopConnection connection) {
    Deque<LoopConnection> queue = idle.computeIfAbsent(connection.endpoint(), any -> new ArrayDeque<>());
    return queue.size() < PER_ENDPOINT_MAX && queue.add(connection);
  }

  void remove(LoopConnection connection) {
    Deque<LoopConnection> queue = idle.get(connection.endpoint());
    if (queue != null) queue.remove(connection);
  }

  void closeOld(long now) {
    for (Deque<LoopConnection> queue : idle.values()) {
      while (!queue.isEmpty() && now - queue.peekFirst().idleSince() > IDLE_NANOS_MAX) {
        queue.pollFirst().close();
      }
    }
  }

  boolean isEmpty() {
    return idle.values().stream().allMatch(Deque::isEmpty);
  }
}
