package io.fabula.rest.http;

import io.fabula.domain.shared.Page;
import io.fabula.rest.json.Cursors;
import io.fabula.rest.stream.Download;
import io.fabula.rest.stream.Progress;
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

    /**
     * The resource's version as its entity tag. A browser must not keep the answer to ask for it by that tag:
     * what readers think of a thing, and how much of it one may see, are no part of its version.
     */
    public Body version(long version) {
      return header("ETag", Versions.tag(version)).header("Cache-Control", "no-store");
    }
  }

  record Empty(int status) implements Reply {}

  /** Sends a browser elsewhere. */
  record Redirect(String location, Map<String, String> headers) implements Reply {
    public Redirect header(String name, String value) {
      var all = new LinkedHashMap<>(headers);
      all.put(name, value);
      return new Redirect(location, all);
    }
  }

  record File(byte[] bytes, String mediaType, Map<String, String> headers) implements Reply {}

  /** A file that is made while it is sent. */
  record Made(Download download, String mediaType, String name) implements Reply {}

  /** What is JSON already: an answer that was given before, or one that its room writes by hand. */
  record Written(int status, byte[] json, Map<String, String> headers) implements Reply {}

  /** A turn, told as it happens. */
  record Stream(TurnStory story) implements Reply {}

  /** Something that goes on, told until it has ended. */
  record Watched(Progress progress) implements Reply {}

  /** The shape of every list. */
  record PageView<V>(String object, List<V> results, boolean hasMore, String nextCursor) {

    static <T, V> PageView<V> of(Page<T> page, Function<T, V> view) {
      return new PageView<>("list", page.items().stream().map(view).toList(), page.next().isPresent(),
          page.next().map(Cursors::write).orElse(null));
    }
  }

  static Body ok(Object view) {
    return new Body(200, view, Map.of());
  }

  static Body created(Object view, String location) {
    return new Body(201, view, Map.of("Location", location));
  }

  /** Made, where nothing tells of it alone. */
  static Body created(Object view) {
    return new Body(201, view, Map.of());
  }

  static Body accepted(Object view) {
    return new Body(202, view, Map.of());
  }

  static Redirect redirect(String location) {
    return new Redirect(location, Map.of("Cache-Control", "no-store"));
  }

  static Empty nothing() {
    return new Empty(204);
  }

  static <T> Body page(Page<T> page, Function<T, ?> view) {
    return ok(PageView.of(page, view));
  }

  /** JSON that its room writes by hand, for it is asked for so often. */
  static Written written(byte[] json) {
    return new Written(200, json, Map.of());
  }
}
