package io.fabula.domain.settings;

import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.Texts;
import java.util.Optional;

/**
 * How pages look.
 *
 * @param accent a colour, as the client names it, at most {@link #ACCENT_MAX} code points
 * @param fontScale times the usual size, {@link #SCALE_MIN} to {@link #SCALE_MAX}
 */
public record Theme(Mode mode, Optional<String> accent, double fontScale) {
  /** The longest name of a colour, in code points. */
  public static final int ACCENT_MAX = 32;
  /** The smallest letters, as a part of the usual size. */
  public static final double SCALE_MIN = 0.5;
  /** The largest letters, in usual sizes. */
  public static final double SCALE_MAX = 3;

  /** Bright, dark, or as the device is. */
  public enum Mode {
    LIGHT,
    DARK,
    SYSTEM
  }

  /** Of a user who chose nothing. */
  public static final Theme STANDARD = new Theme(Mode.SYSTEM, Optional.empty(), 1);

  public Theme {
    accent = Texts.optionalName("accent", accent);
    accent.ifPresent(name -> Texts.bounded("accent", name, ACCENT_MAX));
    if (!(fontScale >= SCALE_MIN && fontScale <= SCALE_MAX))
      throw SharedError.Invalid.failure("font_scale", "shared.range", SCALE_MIN, SCALE_MAX);
  }
}
