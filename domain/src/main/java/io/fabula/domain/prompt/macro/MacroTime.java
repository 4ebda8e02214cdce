package io.fabula.domain.prompt.macro;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Macros of time, in the words that SillyTavern's users know. */
final class MacroTime {
  private static final DateTimeFormatter TIME = format("h:mm a");
  private static final DateTimeFormatter DATE = format("MMMM d, uuuu");
  private static final DateTimeFormatter WEEKDAY = format("EEEE");
  private static final DateTimeFormatter ISO_TIME = format("HH:mm");

  private MacroTime() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  static Optional<String> of(String macro, ZonedDateTime now) {
    return switch (macro) {
      case "time" -> Optional.of(TIME.format(now));
      case "date" -> Optional.of(DATE.format(now));
      case "weekday" -> Optional.of(WEEKDAY.format(now));
      case "isotime" -> Optional.of(ISO_TIME.format(now));
      case "isodate" -> Optional.of(DateTimeFormatter.ISO_LOCAL_DATE.format(now));
      default -> Optional.empty();
    };
  }

  /** As people say it: the largest unit, rounded. */
  static String idle(Optional<Duration> silence) {
    if (silence.isEmpty() || silence.get().isNegative()) return "just now";
    double seconds = silence.get().toSeconds();
    double minutes = seconds / 60;
    double hours = minutes / 60;
    double days = hours / 24;
    if (seconds < 45) return "a few seconds";
    if (minutes < 1.5) return "a minute";
    if (minutes < 45) return Math.round(minutes) + " minutes";
    if (hours < 1.5) return "an hour";
    if (hours < 22) return Math.round(hours) + " hours";
    if (days < 1.5) return "a day";
    if (days < 26) return Math.round(days) + " days";
    if (days < 46) return "a month";
    if (days < 320) return Math.round(days / 30.44) + " months";
    if (days < 548) return "a year";
    return Math.round(days / 365.25) + " years";
  }
}
