package io.fabula.persistence.character.card;

import static io.fabula.domain.character.CardFixtures.V1;
import static io.fabula.domain.character.CardFixtures.V2;
import static io.fabula.domain.character.CardFixtures.V3;
import static io.fabula.domain.character.CardFixtures.chunk;
import static io.fabula.domain.character.CardFixtures.png;
import static io.fabula.domain.character.CardFixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardReading;
import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.CharacterError;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.LoreEntry;
import io.fabula.domain.character.LorebookReading;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.asset.picture.PngFile;
import io.fabula.persistence.json.JsonTrees;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms that cards have in the world beside the specifications' own. */
class CardFormsTest {
  private final CardFiles cards = new CardFiles();

  private Json.Obj asV2(byte[] file) {
    Definition definition = cards.read(file).definition();
    return (Json.Obj) JsonTrees.parse(
        cards.write(CardFormat.JSON_V2, definition, Optional.of(file), Optional.empty()));
  }

  @Test
  void chubs_nested_form_is_read_under_its_own_names() {
    CardReading reading = cards.read(utf8(CardSamples.CHUB));
    Definition read = reading.definition();

    assertThat(reading.warnings()).isEmpty();
    assertThat(read.name()).isEqualTo("Mira");
    assertThat(read.description()).isEqualTo("A lighthouse keeper.");
    assertThat(read.personality()).isEqualTo("calm");
    assertThat(read.creatorNotes()).isEqualTo("for tests");
    assertThat(read.firstMessage()).isEqualTo("The lamp is lit.");
    assertThat(read.exampleDialogue()).isEqualTo("<START>");
    assertThat(read.alternateGreetings()).containsExactly("Who is there?");
    assertThat(read.tags()).containsExactly("sea");
    assertThat(read.creator()).isEqualTo("keeper");
    assertThat(read.lorebook().orElseThrow().entries().getFirst().content()).isEqualTo("It turns.");
    assertThat(read.extensions().members()).containsOnlyKeys("chub");
    Json.Obj node = asV2(utf8(CardSamples.CHUB)).object("node").orElseThrow();
    assertThat(JsonTrees.write(node)).isEqualTo(
        "{\"id\":7,\"fullPath\":\"keeper/mira\",\"tagline\":\"kept\",\"definition\":{\"avatar\":\"kept.webp\"}}");
  }

  @Test
  void yaml_of_text_generation_webui_is_read() {
    Definition read = cards.read(utf8(CardSamples.YAML)).definition();

    assertThat(read.name()).isEqualTo("Mira");
    assertThat(read.firstMessage()).isEqualTo("The lamp is lit.\n{{user}}?");
    assertThat(read.description()).isEqualTo("A lighthouse keeper.");
    assertThat(asV2(utf8(CardSamples.YAML)).text("your_name")).hasValue("007");
    assertThat(cards.read(utf8("name: no\ncontext: 1.50\n")).definition().description()).isEqualTo("1.50");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name: &a Mira\ncontext: *a", "name: Mira\ncontext: [[[[[[[[[[[[[[[[[[[[[[[[[]]",
      "name: Mira\nname: Anna\ncontext: x", "name: Mira\n  context: x", "name: Mira",
      "context: x\ngreeting: y",
      "- name: Mira", "name:\n  ? [a]\n  : b\ncontext: x", "name: \"Mira\ncontext: x",
      "name: Mira\ncontext: \\0\n\t- x",
      "name: &a [*a]\ncontext: x"})
  void yaml_that_is_no_plain_character_is_refused(String yaml) {
    assertThatThrownBy(() -> cards.read(utf8(yaml))).isInstanceOfSatisfying(DomainFailure.class,
        failure -> assertThat(failure.error()).isInstanceOf(CharacterError.class));
  }

  @Test
  void a_tag_in_yaml_makes_no_object() {
    String yaml = "name: !!java.net.URL [\"http://example.com\"]\ncontext: x\n";

    assertThatThrownBy(() -> cards.read(utf8(yaml))).isInstanceOf(DomainFailure.class);
  }

  @Test
  void a_card_inside_a_card_is_read() {
    String twice = "{\"spec\":\"chara_card_v2\",\"spec_version\":\"2.0\",\"data\":" + V2 + "}";

    assertThat(cards.read(utf8(twice)).definition()).isEqualTo(cards.read(utf8(V2)).definition());
  }

  @Test
  void a_card_that_names_a_version_and_keeps_to_none_is_read_as_it_lies() {
    String flat = "{\"spec\":\"chara_card_v2\",\"data\":null," + V1.substring(1);

    assertThat(cards.read(utf8(flat)).definition()).isEqualTo(cards.read(utf8(V1)).definition());
    assertThat(asV2(utf8(flat)).object("data").orElseThrow().text("name")).hasValue("Mira");
  }

  @Test
  void an_archive_may_hold_a_flat_card_and_is_edited_all_the_same() {
    byte[] file = CardSamples.zip(Map.of("card.json", utf8(V1)));
    Definition edited = io.fabula.domain.character.CardsContract
        .described(cards.read(file).definition(), "edited");

    byte[] written = cards.write(CardFormat.CHARX, edited, Optional.of(file), Optional.empty());

    assertThat(cards.read(written).definition()).isEqualTo(edited);
  }

  @Test
  void assets_in_chunks_go_along_into_an_archive() {
    byte[] file = CardSamples.withAssetChunks();
    CardReading reading = cards.read(file);
    assertThat(reading.warnings()).isEmpty();

    byte[] written = cards.write(CardFormat.CHARX, reading.definition(), Optional.of(file), Optional.empty());

    ZipArchive archive = ZipArchive.parse(written);
    assertThat(archive.members()).extracting(ZipMember::name).containsExactlyInAnyOrder("card.json",
        "assets/icon/images/main.png", "assets/emotion/images/joy.png", "assets/other/audio/2.mp3");
    assertThat(archive.member("assets/other/audio/2.mp3").orElseThrow().unpacked(99))
        .isEqualTo(utf8("sound"));
    String card = new String(archive.member("card.json").orElseThrow().unpacked(99_999),
        java.nio.charset.StandardCharsets.UTF_8);
    assertThat(card).contains("\"uri\":\"embeded://assets/emotion/images/joy.png\"", "\"x\":1",
        "https://example.com/b.png", "\"소리\"").doesNotContain("__asset");
  }

  @Test
  void an_animated_picture_carries_a_card_and_keeps_moving() {
    byte[] still = png(Map.of("chara", V2));
    byte[] head = java.util.Arrays.copyOf(still, 33);
    byte[] file = CardSamples.joined(head, chunk("acTL", new byte[]{0, 0, 0, 1, 0, 0, 0, 0}),
        chunk("fcTL", new byte[26]), java.util.Arrays.copyOfRange(still, 33, still.length));

    CardReading reading = cards.read(file);

    assertThat(reading.warnings()).isEmpty();
    assertThat(PngFile.parse(reading.picture().orElseThrow()).chunks()).extracting(PngFile.Chunk::type)
        .containsExactly("IHDR", "acTL", "fcTL", "IDAT", "IEND");
  }

  @Test
  void a_pattern_that_no_linear_engine_takes_is_a_warning_at_its_key() {
    String card = V3.replace("\"keys\":[\"lamp\"]",
        "\"keys\":[\"lamp\",\"/(a)\\\\1/\",\"/fine/i\"],\"secondary_keys\":[\"/(?=x)/\"]");

    assertThat(cards.read(utf8(card)).warnings()).containsExactly(
        new CardWarning("regex_refused", "a regular expression that cannot be searched for in linear time "
            + "never matches", "character_book.entries[0].keys[1]"),
        new CardWarning("regex_refused", "a regular expression that cannot be searched for in linear time "
            + "never matches", "character_book.entries[0].secondary_keys[0]"));
  }

  @Test
  void a_flood_of_patterns_is_looked_at_in_part() {
    String card = V3.replace("\"keys\":[\"lamp\"]",
        "\"keys\":[" + "\"/a/\",".repeat(5_001) + "\"/(a)\\\\1/\"]");

    assertThat(cards.read(utf8(card)).warnings()).extracting(CardWarning::code)
        .containsExactly("regex_unchecked");
  }

  @Test
  void a_lorebook_alone_is_no_character() {
    for (String book : new String[]{"{\"spec\":\"lorebook_v3\",\"data\":{\"entries\":[]}}",
        "{\"entries\":{\"0\":{\"uid\":0,\"key\":[\"a\"]}}}"}) {
      assertThatThrownBy(() -> cards.read(utf8(book))).isInstanceOfSatisfying(DomainFailure.class,
          failure -> assertThat(failure.error()).isEqualTo(new CharacterError.LorebookAlone()));
    }
  }

  @Test
  void a_world_file_becomes_the_book_of_a_card() {
    String world = """
        {"originalData":{"name":"Sea","scan_depth":5,"entries":[]},"entries":{"3":{"uid":3,"key":["lamp"],
        "keysecondary":["night"],"comment":"c","content":"It turns.","constant":true,"selective":true,
        "selectiveLogic":3,"order":42,"position":4,"depth":2,"role":1,"disable":true,"excludeRecursion":true,
        "useProbability":true,"probability":80,"addMemo":true,"characterFilter":{"names":[]}}}}""";

    LorebookReading reading = cards.readLorebook(utf8(world));

    LoreEntry entry = reading.lorebook().entries().getFirst();
    assertThat(reading.lorebook().name()).isEqualTo("Sea");
    assertThat(reading.lorebook().scanDepth()).hasValue(5);
    assertThat(reading.lorebook().json().members()).doesNotContainKey("originalData");
    assertThat(entry.id()).isEqualTo("3");
    assertThat(entry.keys()).containsExactly("lamp");
    assertThat(entry.secondaryKeys()).containsExactly("night");
    assertThat(entry.enabled()).isFalse();
    assertThat(entry.insertionOrder()).isEqualTo(42);
    assertThat(entry.position()).isEqualTo(LoreEntry.Position.AFTER_CHAR);
    assertThat(entry.json().object("extensions").orElseThrow()).isEqualTo(JsonTrees.parse("""
        {"selectiveLogic":3,"position":4,"depth":2,"role":1,"exclude_recursion":true,"useProbability":true,
        "probability":80}"""));
    assertThat(entry.json().members()).containsKeys("addMemo", "characterFilter");
  }

  @Test
  void a_book_of_v3_and_a_bare_one_are_the_same() {
    String bare = "{\"name\":\"Sea\",\"entries\":[{\"keys\":[\"lamp\"],\"content\":\"x\"}],\"odd\":1.50}";
    String alone = "{\"spec\":\"lorebook_v3\",\"data\":" + bare + "}";

    assertThat(cards.readLorebook(utf8(alone)).lorebook())
        .isEqualTo(cards.readLorebook(utf8(bare)).lorebook());
    assertThat(JsonTrees.write(cards.readLorebook(utf8(bare)).lorebook().json())).isEqualTo(bare);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"entries\":7}", "{\"entries\":[7]}", "{\"spec\":\"lorebook_v3\"}",
      "{\"entries\":",
      "{\"entries\":{\"0\":null}}", "{\"entries\":[{\"content\":\"\\u0000\"}]}"})
  void what_is_no_book_is_refused(String text) {
    assertThatThrownBy(() -> cards.readLorebook(utf8(text))).isInstanceOfSatisfying(DomainFailure.class,
        failure -> assertThat(failure.error()).isInstanceOf(CharacterError.UnusableCard.class));
  }
}
