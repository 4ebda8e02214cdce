package io.fabula.rest.http;

/** Entity tags (RFC 9110, section 8.8.3) made of versions. */
final class Versions {
  private Versions() {}

  static String tag(long version) {
    return "\"v" + version + "\"";
  }

  /** The version of a tag; -1, which nothing has, for a tag that is none of ours. */
  static long of(String tag) {
    String bare = tag.strip().replaceFirst("^W/", "");
    if (!bare.matches("\"v\\d{1,18}\"")) return -1;
    return Long.parseLong(bare.substring(2, bare.length() - 1));
  }
}
