package io.fabula.domain.chat.speaking;

import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Definition;
import io.fabula.domain.shared.Json;
import java.util.List;

/**
 * A character in a group.
 *
 * @param names by which it is spoken of: its name, and its nickname where it has one
 * @param talkativeness how readily it speaks unasked, from 0 (never) to 1 (always)
 * @param muted whether it speaks only when it is named by hand
 */
public record GroupMember(CharacterId id, List<String> names, double talkativeness, boolean muted) {
  /** Where the card does not say, as in SillyTavern. */
  public static final double TALKATIVENESS_DEFAULT = 0.5;

  /**
   * @throws IllegalArgumentException where talkativeness is not between 0 and 1
   */
  public GroupMember {
    if (!(talkativeness >= 0 && talkativeness <= 1))
      throw new IllegalArgumentException("talkativeness: " + talkativeness);
    names = List.copyOf(names);
  }

  /**
   * As its card has it: SillyTavern keeps {@code talkativeness} in the card's {@code extensions}, as a
   * text or a number; what is neither, or out of bounds, counts as absent.
   */
  public static GroupMember of(CharacterId id, Definition card) {
    List<String> names = card.nickname().isBlank() ? List.of(card.name())
        : List.of(card.name(), card.nickname());
    return new GroupMember(id, names, talkativeness(card.extensions()), false);
  }

  private static double talkativeness(Json.Obj extensions) {
    String written = switch (extensions.get("talkativeness").orElse(new Json.Null())) {
      case Json.Num number -> number.literal();
      case Json.Str text -> text.value();
      case Json.Obj other -> "";
      case Json.Arr other -> "";
      case Json.Bool other -> "";
      case Json.Null absent -> "";
    };
    try {
      double value = Double.parseDouble(written.strip());
      return value >= 0 && value <= 1 ? value : TALKATIVENESS_DEFAULT;
    } catch (NumberFormatException noNumber) {
      return TALKATIVENESS_DEFAULT;
    }
  }

  /** The same one, muted. */
  public GroupMember silenced() {
    return new GroupMember(id, names, talkativeness, true);
  }
}
