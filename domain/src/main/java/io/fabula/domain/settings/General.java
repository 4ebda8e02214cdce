package io.fabula.domain.settings;

import io.fabula.domain.shared.SharedError;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a user is at home.
 *
 * @param language as in {@code ko} or {@code en-GB}; absent where each request says it
 * @param zone whose clock their chats go by
 */
public record General(Optional<String> language, ZoneId zone) {
  /** Of a user who said nothing. */
  public static final General STANDARD = new General(Optional.empty(), ZoneOffset.UTC);

  /** Subtags of two to eight letters or digits, the first one letters alone (BCP 47). */
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

  public General {
    if (language.filter(tag -> !LANGUAGE.matcher(tag).matches()).isPresent())
      throw SharedError.Invalid.failure("language", "settings.bad_language");
  }

  /** The zone of an IANA id such as {@code Asia/Seoul}; an offset alone is refused, for it knows no summer. */
  public static ZoneId zone(String id) {
    if (!id.equals("UTC") && !ZoneId.getAvailableZoneIds().contains(id))
      throw SharedError.Invalid.failure("timezone", "settings.bad_timezone");
    return id.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(id);
  }

  /** The zone as {@link #zone(String)} reads it. */
  public String zoneId() {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }
}
