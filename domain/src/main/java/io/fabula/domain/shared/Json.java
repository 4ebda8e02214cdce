package io.fabula.domain.shared;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON (RFC 8259) as a value that forgets nothing a card may hold: members keep their order,
 * numbers keep the digits they were written with, unknown keys are as good as known ones.
 */
public sealed interface Json {
  /** How deep a value from outside may nest: what is put around it in a card or a row stays readable. */
  int NESTING_MAX = 190;

  Json NULL = new Null();
  Obj EMPTY = new Obj(Map.of());

  /** How many objects and lists stand in one another; 0 for what is neither. */
  default int depth() {
    return switch (this) {
      case Obj(var members) -> 1 + deepest(members.values());
      case Arr(var items) -> 1 + deepest(items);
      case Str text -> 0;
      case Num number -> 0;
      case Bool bool -> 0;
      case Null none -> 0;
    };
  }

  private static int deepest(Collection<Json> values) {
    int deepest = 0;
    for (Json value : values) deepest = Math.max(deepest, value.depth());
    return deepest;
  }

  record Obj(Map<String, Json> members) implements Json {
    public Obj {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public Optional<Json> get(String key) {
      return Optional.ofNullable(members.get(key));
    }

    /** The text under a key; absent when there is none or it is no text. */
    public Optional<String> text(String key) {
      return get(key).filter(Str.class::isInstance).map(json -> ((Str) json).value());
    }

    public Optional<Obj> object(String key) {
      return get(key).filter(Obj.class::isInstance).map(Obj.class::cast);
    }

    public Optional<Arr> array(String key) {
      return get(key).filter(Arr.class::isInstance).map(Arr.class::cast);
    }

    public Optional<Boolean> bool(String key) {
      return get(key).filter(Bool.class::isInstance).map(json -> ((Bool) json).value());
    }

    /** The number under a key, fraction cut off; absent when there is none or it is out of range. */
    public Optional<Integer> integer(String key) {
      return get(key).filter(Num.class::isInstance).flatMap(json -> ((Num) json).integer());
    }

    /** The same object with one member set; a new one goes to the end, a known one keeps its place. */
    public Obj with(String key, Json value) {
      var copy = new LinkedHashMap<>(members);
      copy.put(key, value);
      return new Obj(copy);
    }

    public Obj without(String key) {
      var copy = new LinkedHashMap<>(members);
      copy.remove(key);
      return new Obj(copy);
    }
  }

  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }

    /** The texts among the items. */
    public List<String> texts() {
      var texts = new ArrayList<String>();
      for (Json item : items) if (item instanceof Str(var text)) texts.add(text);
      return texts;
    }

    public static Arr ofTexts(List<String> texts) {
      return new Arr(texts.stream().<Json>map(Str::new).toList());
    }
  }

  record Str(String value) implements Json {}

  /**
   * @param literal the digits as they were written
   */
  record Num(String literal) implements Json {
    public static Num of(long value) {
      return new Num(Long.toString(value));
    }

    public Optional<Integer> integer() {
      try {
        double value = Double.parseDouble(literal);
        return value > Integer.MAX_VALUE || value < Integer.MIN_VALUE
            ? Optional.empty()
            : Optional.of((int) value);
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }

  record Bool(boolean value) implements Json {}

  record Null() implements Json {}
}
