package io.fabula.domain.shared;

import java.util.List;

/**
 * One thing wrong with one field.
 *
 * @param field the field as the caller wrote it, dots and brackets for nested ones
 * @param messageKey the key of the human message
 * @param arguments what the message's numbered places are filled with
 */
public record Fault(String field, String messageKey, List<Object> arguments) {
  public Fault {
    arguments = List.copyOf(arguments);
  }

  public static Fault of(String field, String messageKey, Object... arguments) {
    return new Fault(field, messageKey, List.of(arguments));
  }
}
