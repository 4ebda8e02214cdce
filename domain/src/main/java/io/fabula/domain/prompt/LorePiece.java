package io.fabula.domain.prompt;

/** A piece of lore that is to enter the prompt, macros not yet expanded. */
public record LorePiece(String text, Role role, Place place) {

  /** Where it stands: SillyTavern's positions 0 to 7, and those of the V3 decorators. */
  public sealed interface Place {
    /** Above the character's description: {@code before_char}, position 0. */
    record BeforeDefinition() implements Place {}

    /** Below the character's personality: {@code after_char}, position 1. */
    record AfterDefinition() implements Place {}

    /** With the character's personality, behind it. */
    record InPersonality() implements Place {}

    /** With the scenario, behind it. */
    record InScenario() implements Place {}

    /** Above the author's note, at its depth; it comes and goes with the note. */
    record AboveNote() implements Place {}

    /** Below the author's note. */
    record BelowNote() implements Place {}

    /** Above the example dialogue, position 5. */
    record BeforeExamples() implements Place {}

    /** Below the example dialogue, position 6. */
    record AfterExamples() implements Place {}

    /**
     * @param depth how many messages of the history follow it
     */
    record AtDepth(int depth) implements Place {
      public AtDepth {
        if (depth < 0) throw new IllegalArgumentException("depth: " + depth);
      }
    }

    /**
     * @param messages how many of the history's oldest messages come before it
     */
    record FromOldest(int messages) implements Place {
      public FromOldest {
        if (messages < 0) throw new IllegalArgumentException("messages: " + messages);
      }
    }

    /** Nowhere but where {@code {{outlet::name}}} stands. */
    record Outlet(String name) implements Place {}

    /** As answers name it. */
    default String word() {
      return switch (this) {
        case BeforeDefinition place -> "before_char";
        case AfterDefinition place -> "after_char";
        case InPersonality place -> "personality";
        case InScenario place -> "scenario";
        case AboveNote place -> "note_top";
        case BelowNote place -> "note_bottom";
        case BeforeExamples place -> "before_examples";
        case AfterExamples place -> "after_examples";
        case AtDepth(int depth) -> "depth:" + depth;
        case FromOldest(int messages) -> "reverse_depth:" + messages;
        case Outlet(String name) -> "outlet:" + name;
      };
    }
  }
}
