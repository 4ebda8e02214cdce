package io.fabula.rest.json;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A field of an update: left out, cleared with an explicit null, or set. */
public sealed interface Patch<T> {
  record Absent<T>() implements Patch<T> {}

  record Cleared<T>() implements Patch<T> {}

  record Set<T>(T value) implements Patch<T> {}

  static <T> Patch<T> absent() {
    return new Absent<>();
  }

  /** What the field becomes, where null clears it. */
  default Optional<T> over(Optional<T> current) {
    return switch (this) {
      case Absent<T> absent -> current;
      case Cleared<T> cleared -> Optional.empty();
      case Set<T>(var value) -> Optional.of(value);
    };
  }

  /** What the field becomes, where null puts it back to a standard value. */
  default T over(T current, T standard) {
    return switch (this) {
      case Absent<T> absent -> current;
      case Cleared<T> cleared -> standard;
      case Set<T>(var value) -> value;
    };
  }

  /** Does something where the field was sent. */
  default void ifSent(Consumer<Optional<T>> change) {
    switch (this) {
      case Absent<T> absent -> {
      }
      case Cleared<T> cleared -> change.accept(Optional.empty());
      case Set<T>(var value) -> change.accept(Optional.of(value));
    }
  }

  /** Something of what was sent, where the field was. */
  default <R> Optional<R> sent(Function<Optional<T>, R> taking) {
    return switch (this) {
      case Absent<T> absent -> Optional.empty();
      case Cleared<T> cleared -> Optional.of(taking.apply(Optional.empty()));
      case Set<T>(var value) -> Optional.of(taking.apply(Optional.of(value)));
    };
  }

  default <R> Patch<R> map(Function<T, R> change) {
    return switch (this) {
      case Absent<T> absent -> new Absent<>();
      case Cleared<T> cleared -> new Cleared<>();
      case Set<T>(var value) -> new Set<>(change.apply(value));
    };
  }
}
