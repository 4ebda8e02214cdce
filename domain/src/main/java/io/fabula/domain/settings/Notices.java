package io.fabula.domain.settings;

import java.time.LocalTime;
import java.util.Optional;

/**
 * What a user wants to be told, and how.
 *
 * @param marketing what is not about their own things
 * @param quiet when nothing is to be sent, in their zone; past midnight where its end is before its start
 */
public record Notices(boolean email, boolean push, boolean marketing, Optional<Quiet> quiet) {
  /** Of a user who chose nothing. */
  public static final Notices STANDARD = new Notices(true, true, false, Optional.empty());

  /** A part of every day, to the minute. */
  public record Quiet(LocalTime start, LocalTime end) {}
}
