package io.fabula.rest.http;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Entity tags (RFC 9110, section 8.8.3) made of versions, and the conditions that name them. */
final class Versions {
  /** Who names more knows no version. */
  private static final int TAGS_MAX = 20;
  private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");

  private Versions() {}

  static String tag(long version) {
    return "\"v" + version + "\"";
  }

  /**
   * The versions of which {@code If-Match} wants one: none where it does not ask, or any will do; -1, which
   * nothing has, for a tag that is none of ours. A weak tag counts as the one that a compressing proxy made weak.
   */
  static List<Long> wanted(Context context) {
    String header = header(context, "If-Match");
    if (header.isEmpty() || header.equals("*")) return List.of();
    List<Long> versions = tags(header).stream().map(Versions::of).distinct().limit(TAGS_MAX).toList();
    return versions.isEmpty() ? List.of(-1L) : versions;
  }

  /** Whether the caller has what this tag names already, so that nothing needs to be sent. */
  static boolean isKnown(Context context, String tag) {
    String header = header(context, "If-None-Match");
    return header.equals("*") || tags(header).contains(tag);
  }

  private static long of(String tag) {
    return tag.matches("\"v\\d{1,18}\"") ? Long.parseLong(tag.substring(2, tag.length() - 1)) : -1;
  }

  private static List<String> tags(String header) {
    var tags = new ArrayList<String>();
    TAG.matcher(header).results().forEach(found -> tags.add(found.group(1)));
    return tags;
  }

  /** A list may come in several lines. */
  private static String header(Context context, String name) {
    return String.join(",", Collections.list(context.req().getHeaders(name))).strip();
  }
}
