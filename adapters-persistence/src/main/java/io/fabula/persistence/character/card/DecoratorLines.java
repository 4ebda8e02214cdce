package io.fabula.persistence.character.card;

/**
 * The decorators at the head of a lore entry's content (character-card-spec-v3, "Decorators"): lines
 * that start with {@code @@}, cut off together with their line breaks.
 */
final class DecoratorLines {
  private DecoratorLines() {}

  /** The content without them; the very text where there are none. */
  static String cut(String content) {
    String rest = content.stripLeading();
    if (!rest.startsWith("@@")) return content;
    while (rest.startsWith("@@")) {
      int end = rest.indexOf('\n');
      rest = end < 0 ? "" : rest.substring(end + 1);
    }
    return rest;
  }
}
