package io.fabula.rest.http;

import java.lang.reflect.Type;
import java.util.Optional;

/**
 * What a route answers when all is well.
 *
 * @param view the type of the JSON, absent where there is none
 * @param mediaType of the body, absent where there is none
 * @param list whether the view is the item of a page
 * @param stream whether it can also come as server-sent events
 * @param kept whether what it tells of stays, so that asking twice must not make it twice
 */
public record Answer(int status, Optional<Type> view, Optional<String> mediaType, boolean list,
    boolean stream, boolean kept) {
  private static final String JSON = "application/json";

  public static Answer ok(Type view) {
    return new Answer(200, Optional.of(view), Optional.of(JSON), false, false, false);
  }

  public static Answer created(Type view) {
    return new Answer(201, Optional.of(view), Optional.of(JSON), false, false, true);
  }

  public static Answer accepted(Type view) {
    return new Answer(202, Optional.of(view), Optional.of(JSON), false, false, false);
  }

  public static Answer nothing() {
    return new Answer(204, Optional.empty(), Optional.empty(), false, false, false);
  }

  public static Answer pageOf(Type item) {
    return new Answer(200, Optional.of(item), Optional.of(JSON), true, false, false);
  }

  public static Answer file(String mediaType) {
    return new Answer(200, Optional.empty(), Optional.of(mediaType), false, false, false);
  }

  /** A turn: as JSON when it is over, or as server-sent events while it runs. */
  public static Answer turn(Type view) {
    return new Answer(200, Optional.of(view), Optional.of(JSON), false, true, true);
  }

  /** As a turn, of which nothing is kept. */
  public static Answer draft(Type view) {
    return new Answer(200, Optional.of(view), Optional.of(JSON), false, true, false);
  }
}
