package io.fabula.domain.prompt;

/** A piece of lore that is to enter the prompt, macros not yet expanded. */
public record LorePiece(String text, Role role, Place place) {

  /** Where it stands. */
  public sealed interface Place {
    record BeforeDefinition() implements Place {}

    record AfterDefinition() implements Place {}

    /**
     * @param depth how many messages of the history follow it
     */
    record AtDepth(int depth) implements Place {
      public AtDepth {
        if (depth < 0) throw new IllegalArgumentException("depth: " + depth);
      }
    }
  }
}
