package io.fabula.rest.http;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a route answers when all is well.
 *
 * @param view the type of the JSON, absent where there is none
 * @param mediaType of the body, absent where there is none
 * @param list whether the view is the item of a page
 * @param events which server-sent events it can also come as, absent where it cannot
 * @param kept whether what it tells of stays, so that asking twice must not make it twice
 * @param others what it answers with another status, beside problems
 */
public record Answer(int status, Optional<Type> view, Optional<String> mediaType, boolean list,
    Optional<String> events, boolean kept, List<Other> others) {

  /**
   * Another good answer of the same route.
   *
   * @param when when it is given, in a few words
   */
  public record Other(int status, Type view, String when) {}

  private static final String JSON = "application/json";
  private static final Optional<String> TURN = Optional
      .of("events user_saved, token, done; stopped or error in place of done");
  private static final Optional<String> READING = Optional
      .of("events user_saved, token, done; stopped or error in place of done; idle where nothing runs");
  private static final Optional<String> PROGRESS = Optional
      .of("events progress, done; stopped or error in place of done");

  public static Answer ok(Type view) {
    return new Answer(200, Optional.of(view), Optional.of(JSON), false, Optional.empty(), false, List.of());
  }

  public static Answer created(Type view) {
    return new Answer(201, Optional.of(view), Optional.of(JSON), false, Optional.empty(), true, List.of());
  }

  public static Answer accepted(Type view) {
    return new Answer(202, Optional.of(view), Optional.of(JSON), false, Optional.empty(), false, List.of());
  }

  /** Made, and told this once: a repeated request makes another. */
  public static Answer secret(Type view) {
    return new Answer(201, Optional.of(view), Optional.of(JSON), false, Optional.empty(), false, List.of());
  }

  /** A job that was queued. */
  public static Answer job(Type view) {
    return new Answer(202, Optional.of(view), Optional.of(JSON), false, Optional.empty(), true, List.of());
  }

  /** As JSON as it is now, or as server-sent events while it goes on. */
  public static Answer progress(Type view) {
    return new Answer(200, Optional.of(view), Optional.of(JSON), false, PROGRESS, false, List.of());
  }

  /** Somewhere else. */
  public static Answer redirect() {
    return new Answer(302, Optional.empty(), Optional.empty(), false, Optional.empty(), false, List.of());
  }

  public static Answer nothing() {
    return new Answer(204, Optional.empty(), Optional.empty(), false, Optional.empty(), false, List.of());
  }

  public static Answer pageOf(Type item) {
    return new Answer(200, Optional.of(item), Optional.of(JSON), true, Optional.empty(), false, List.of());
  }

  public static Answer file(String mediaType) {
    return new Answer(200, Optional.empty(), Optional.of(mediaType), false, Optional.empty(), false,
        List.of());
  }

  /** A turn: as JSON when it is over, or as server-sent events while it runs. */
  public static Answer turn(Type view) {
    return new Answer(200, Optional.of(view), Optional.of(JSON), false, TURN, true, List.of());
  }

  /** As a turn, of which nothing is kept. */
  public static Answer draft(Type view) {
    return new Answer(200, Optional.of(view), Optional.of(JSON), false, TURN, false, List.of());
  }

  /** A turn read along, as server-sent events alone. */
  public static Answer reading() {
    return new Answer(200, Optional.empty(), Optional.empty(), false, READING, false, List.of());
  }

  /** The same, which with another status answers something else. */
  public Answer or(int status, Type other, String when) {
    var all = new ArrayList<>(others);
    all.add(new Other(status, other, when));
    return new Answer(this.status, view, mediaType, list, events, kept, List.copyOf(all));
  }

  /** What it answers with another status, where it does. */
  public Optional<Other> other(int status) {
    return others.stream().filter(other -> other.status() == status).findFirst();
  }
}
