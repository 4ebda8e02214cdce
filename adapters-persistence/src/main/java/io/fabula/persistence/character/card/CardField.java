package io.fabula.persistence.character.card;

import io.fabula.domain.character.Definition;
import io.fabula.domain.character.Lorebook;
import io.fabula.domain.shared.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The fields of a card that a definition holds, in the specifications' order. */
enum CardField {
  NAME("name", text(Definition::name), "char_name", "bot"),
  DESCRIPTION("description", text(Definition::description), "char_persona", "context"),
  PERSONALITY("personality", text(Definition::personality)),
  SCENARIO("scenario", text(Definition::scenario), "world_scenario"),
  FIRST_MESSAGE("first_mes", text(Definition::firstMessage), "char_greeting", "greeting"),
  EXAMPLE_DIALOGUE("mes_example", text(Definition::exampleDialogue), "example_dialogue"),
  CREATOR_NOTES("creator_notes", text(Definition::creatorNotes), "creatorcomment"),
  SYSTEM_PROMPT("system_prompt", text(Definition::systemPrompt)),
  POST_HISTORY("post_history_instructions", text(Definition::postHistoryInstructions)),
  ALTERNATE_GREETINGS("alternate_greetings", texts(Definition::alternateGreetings)),
  CHARACTER_BOOK("character_book", d -> d.lorebook().map(Lorebook::json)),
  TAGS("tags", texts(Definition::tags)),
  CREATOR("creator", text(Definition::creator)),
  CHARACTER_VERSION("character_version", text(Definition::characterVersion)),
  EXTENSIONS("extensions", d -> Optional.of(d.extensions())),
  NICKNAME("nickname", d -> Optional.of(d.nickname()).filter(name -> !name.isEmpty()).map(Json.Str::new)),
  GROUP_ONLY_GREETINGS("group_only_greetings", texts(Definition::groupOnlyGreetings));

  private final String key;
  private final Function<Definition, Optional<Json>> value;
  private final List<String> aliases;

  CardField(String key, Function<Definition, Optional<? extends Json>> value, String... aliases) {
    this.key = key;
    this.value = definition -> value.apply(definition).map(json -> json);
    this.aliases = List.of(aliases);
  }

  private static Function<Definition, Optional<? extends Json>> text(Function<Definition, String> of) {
    return definition -> Optional.of(new Json.Str(of.apply(definition)));
  }

  private static Function<Definition, Optional<? extends Json>> texts(Function<Definition, List<String>> of) {
    return definition -> Optional.of(Json.Arr.ofTexts(of.apply(definition)));
  }

  String key() {
    return key;
  }

  /** V2 has no such field. */
  boolean isNewInV3() {
    return this == NICKNAME || this == GROUP_ONLY_GREETINGS;
  }

  /** What a definition says here; absent for a field that is left out rather than empty. */
  Optional<Json> value(Definition definition) {
    return value.apply(definition);
  }

  /** The names this field has in a card without {@code data}, V1's first, those of other programs after. */
  List<String> flatNames() {
    return Stream.concat(Stream.of(key), aliases.stream()).toList();
  }

  /** The names under which SillyTavern repeats this field beside {@code data}. */
  List<String> mirrorNames() {
    return this == CREATOR_NOTES ? List.of(key, "creatorcomment") : List.of(key);
  }
}
