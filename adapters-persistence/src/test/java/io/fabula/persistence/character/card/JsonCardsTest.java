package io.fabula.persistence.character.card;

import static io.fabula.domain.character.CardFixtures.V1;
import static io.fabula.domain.character.CardFixtures.V2;
import static io.fabula.domain.character.CardFixtures.V3;
import static io.fabula.domain.character.CardFixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardReading;
import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.CardsContract;
import io.fabula.domain.character.Definition;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.asset.picture.PngFile;
import io.fabula.persistence.json.JsonTrees;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCardsTest {
  private final CardFiles cards = new CardFiles();

  private Json.Obj written(CardFormat format, String original) {
    Definition definition = cards.read(utf8(original)).definition();
    byte[] file = cards.write(format, definition, Optional.of(utf8(original)), Optional.empty());
    return (Json.Obj) JsonTrees.parse(file);
  }

  @Test
  void a_byte_order_mark_and_blanks_in_front_are_no_hindrance() {
    assertThat(cards.read(utf8("\uFEFF \n" + V2)).definition().name()).isEqualTo("Mira");
  }

  @Test
  void where_root_and_data_disagree_data_is_right() {
    String hybrid = "{\"name\":\"Old\",\"description\":\"old\",\"creatorcomment\":\"for tests\","
        + V2.substring(1);

    Definition read = cards.read(utf8(hybrid)).definition();
    byte[] edited = cards.write(CardFormat.JSON_V2, CardsContract.described(read, "edited"),
        Optional.of(utf8(hybrid)), Optional.empty());

    assertThat(read.name()).isEqualTo("Mira");
    Json.Obj root = (Json.Obj) JsonTrees.parse(edited);
    assertThat(root.text("description")).hasValue("edited");
    assertThat(root.text("name")).hasValue("Old");
    assertThat(root.object("data").orElseThrow().text("description")).hasValue("edited");
  }

  @Test
  void pygmalions_form_is_read() {
    Definition read = cards.read(utf8(
        """
            {"char_name":"Mira","char_persona":"keeper","char_greeting":"Hi.","example_dialogue":"x","world_scenario":"sea"}"""))
        .definition();

    assertThat(read.description()).isEqualTo("keeper");
    assertThat(read.firstMessage()).isEqualTo("Hi.");
    assertThat(read.scenario()).isEqualTo("sea");
  }

  @Test
  void a_v1_card_becomes_a_whole_v2_card_and_loses_nothing() {
    Json.Obj card = written(CardFormat.JSON_V2, V1);

    assertThat(card.text("spec")).hasValue("chara_card_v2");
    assertThat(card.text("avatar")).hasValue("none");
    assertThat(card.object("data").orElseThrow().members().keySet()).containsExactlyInAnyOrder(
        "name", "description", "personality", "scenario", "first_mes", "mes_example", "creator_notes",
        "system_prompt", "post_history_instructions", "alternate_greetings", "tags", "creator",
        "character_version", "extensions");
  }

  @Test
  void a_v3_card_has_every_required_field_in_its_book_too() {
    Json.Obj card = written(CardFormat.JSON_V3, V2);

    assertThat(card.text("spec_version")).hasValue("3.0");
    Json.Obj data = card.object("data").orElseThrow();
    assertThat(data.array("group_only_greetings")).isPresent();
    Json.Obj book = data.object("character_book").orElseThrow();
    Json.Obj entry = (Json.Obj) book.array("entries").orElseThrow().items().getFirst();
    assertThat(entry.bool("use_regex")).hasValue(false);
    assertThat(entry.bool("constant")).hasValue(false);
    assertThat(entry.get("unknown_to_us")).hasValue(new Json.Num("1.50"));
  }

  @Test
  void a_v2_card_holds_nothing_that_only_v3_knows() {
    assertThat(written(CardFormat.JSON_V2, V3).object("data").orElseThrow().members())
        .doesNotContainKeys("nickname", "assets", "source", "group_only_greetings", "creation_date")
        .containsKey("x_unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"description\":null", "\"description\":5", "\"description\":[\"A\"]"})
  void a_field_without_a_text_is_empty_and_written_as_one(String field) {
    String card = V2.replace("\"description\":\"A lighthouse keeper. 등대지기\"", field);

    assertThat(cards.read(utf8(card)).definition().description()).isEmpty();
    assertThat(written(CardFormat.JSON_V3, card).object("data").orElseThrow().text("description"))
        .hasValue("");
  }

  @Test
  void an_empty_name_gets_a_name_and_a_warning() {
    CardReading reading = cards.read(utf8(V2.replace("\"name\":\"Mira\"", "\"name\":\"\"")));

    assertThat(reading.definition().name()).isEqualTo("Unnamed");
    assertThat(reading.warnings()).extracting(CardWarning::code).containsExactly("empty_name");
  }

  @Test
  void a_book_that_is_null_is_none() {
    String card = V2.replaceAll("(?s)\"character_book\":.*\"tags\"", "\"character_book\":null,\"tags\"");

    assertThat(cards.read(utf8(card)).definition().lorebook()).isEmpty();
    assertThat(cards.read(utf8(card)).warnings()).isEmpty();
    assertThat(written(CardFormat.JSON_V3, card).object("data").orElseThrow().members())
        .doesNotContainKey("character_book");
  }

  @Test
  void half_an_emoji_is_replaced_with_a_warning() {
    CardReading reading = cards.read(utf8(V2.replace("calm", "ca\\ud83dlm")));

    assertThat(reading.definition().personality()).isEqualTo("ca\uFFFDlm");
    assertThat(reading.warnings()).extracting(CardWarning::path)
        .containsExactly("personality", "post_history_instructions");
  }

  @Test
  void deep_nesting_is_refused() {
    String deep = V2.replace("\"strange/one\":",
        "\"deep\":" + "[".repeat(100_000) + "]".repeat(100_000) + ",\"s\":");

    assertThatThrownBy(() -> cards.read(utf8(deep))).isInstanceOf(DomainFailure.class);
  }

  @Test
  void an_icon_the_card_holds_itself_is_its_face() {
    String icon = java.util.Base64.getEncoder().encodeToString(
        io.fabula.domain.character.CardFixtures.png(java.util.Map.of()));
    String card = V3.replace("ccdefault:", "data:image/png;base64," + icon);

    assertThat(cards.read(utf8(card)).picture())
        .hasValueSatisfying(face -> assertThat(PngFile.isOne(face)).isTrue());
  }
}
