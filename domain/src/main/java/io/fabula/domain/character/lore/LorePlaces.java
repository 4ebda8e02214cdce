package io.fabula.domain.character.lore;

import io.fabula.domain.character.LoreEntry;
import io.fabula.domain.prompt.LorePiece.Place;
import io.fabula.domain.shared.Json;
import java.util.Optional;

/** Where an entry's text stands: {@code @@position}, then the depth decorators, then SillyTavern's number. */
final class LorePlaces {
  private static final int DEFAULT_DEPTH = 4;

  private LorePlaces() {}

  static Place of(LoreEntry entry, Decorators decorators, Json.Obj extensions) {
    Optional<String> position = decorators.word("position");
    if (position.isPresent()) return named(position.get());
    Optional<Integer> depth = decorators.number("depth");
    if (depth.isPresent()) return new Place.AtDepth(depth.get());
    Optional<Integer> reverse = decorators.number("reverse_depth");
    if (reverse.isPresent()) return new Place.FromOldest(reverse.get());
    return numbered(extensions).orElseGet(() -> entry.position() == LoreEntry.Position.BEFORE_CHAR
        ? new Place.BeforeDefinition()
        : new Place.AfterDefinition());
  }

  private static Place named(String position) {
    return switch (position) {
      case "before_desc" -> new Place.BeforeDefinition();
      case "personality" -> new Place.InPersonality();
      case "scenario" -> new Place.InScenario();
      default -> new Place.AfterDefinition();
    };
  }

  private static Optional<Place> numbered(Json.Obj extensions) {
    return Optional.ofNullable(switch (extensions.integer("position").orElse(-1)) {
      case 0 -> new Place.BeforeDefinition();
      case 1 -> new Place.AfterDefinition();
      case 2 -> new Place.AboveNote();
      case 3 -> new Place.BelowNote();
      case 4 -> new Place.AtDepth(extensions.integer("depth").filter(d -> d >= 0).orElse(DEFAULT_DEPTH));
      case 5 -> new Place.BeforeExamples();
      case 6 -> new Place.AfterExamples();
      case 7 -> new Place.Outlet(extensions.text("outlet_name").orElse("").strip());
      default -> null;
    });
  }
}
