package io.fabula.rest.http;

import io.fabula.domain.shared.Page;
import io.fabula.rest.stream.TurnStory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a handler gives back. */
public sealed interface Reply {

  /**
   * @param view turned into JSON
   */
  record Body(int status, Object view, Map<String, String> headers) implements Reply {
    public Body header(String name, String value) {
      var all = new LinkedHashMap<>(headers);
      all.put(name, value);
      return new Body(status, view, all);
    }

    /** The resource's version as its entity tag. */
    public Body version(long version) {
      return header("ETag", Versions.tag(version));
    }
  }

  record Empty(int status) implements Reply {}

  record File(byte[] bytes, String mediaType, Map<String, String> headers) implements Reply {}

  /** An answer that was given before, as it was given. */
  record Replay(int status, byte[] json, Map<String, String> headers) implements Reply {}

  /** A turn, told as it happens. */
  record Stream(TurnStory story) implements Reply {}

  /** The shape of every list. */
  record PageView(String object, List<?> results, boolean hasMore, String nextCursor) {}

  static Body ok(Object view) {
    return new Body(200, view, Map.of());
  }

  static Body created(Object view, String location) {
    return new Body(201, view, Map.of("Location", location));
  }

  static Body accepted(Object view) {
    return new Body(202, view, Map.of());
  }

  static Empty nothing() {
    return new Empty(204);
  }

  static <T> Body page(Page<T> page, Function<T, ?> view) {
    return ok(new PageView("list", page.items().stream().map(view).toList(), page.next().isPresent(),
        page.next().map(Cursors::write).orElse(null)));
  }
}
