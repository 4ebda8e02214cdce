package io.fabula.persistence.character.card;

import static io.fabula.domain.character.CardFixtures.V2;
import static io.fabula.domain.character.CardFixtures.V3;
import static io.fabula.domain.character.CardFixtures.png;
import static io.fabula.domain.character.CardFixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.character.CardFixtures;
import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardLoss;
import io.fabula.domain.character.CardLoss.Reason;
import io.fabula.domain.character.CardsContract;
import io.fabula.domain.character.Definition;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.json.JsonMerge;
import io.fabula.persistence.json.JsonTrees;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The report against the truth: what a second import of the written file really misses. */
class CardLossTest {
  private static final String LORE = V3.replace("\"insertion_order\":7",
      "\"insertion_order\":7,\"use_regex\":true")
      .replace("It turns.", "@@depth 4\\n@@@role user\\nIt turns.");

  private final CardFiles cards = new CardFiles();

  private List<CardLoss> losses(CardFormat format, byte[] file) {
    return cards.losses(format, cards.read(file).definition(), Optional.of(file), Optional.empty());
  }

  @Test
  void v2_loses_what_came_with_v3() {
    assertThat(losses(CardFormat.JSON_V2, utf8(LORE))).containsExactlyInAnyOrder(
        new CardLoss("nickname", Reason.NOT_IN_V2),
        new CardLoss("group_only_greetings", Reason.NOT_IN_V2),
        new CardLoss("source", Reason.NOT_IN_V2),
        new CardLoss("creation_date", Reason.NOT_IN_V2),
        new CardLoss("character_book.entries[0].content", Reason.DECORATORS),
        new CardLoss("character_book.entries[0].use_regex", Reason.NOT_IN_V2));
    assertThat(losses(CardFormat.JSON_V3, utf8(LORE))).isEmpty();
    assertThat(losses(CardFormat.PNG, utf8(LORE))).isEmpty();
    assertThat(losses(CardFormat.CHARX, utf8(LORE))).isEmpty();
  }

  @Test
  void json_loses_the_picture() {
    byte[] card = png(Map.of("chara", V2));

    assertThat(losses(CardFormat.JSON_V2, card))
        .containsExactly(new CardLoss("assets[0]", Reason.NO_PICTURE));
    assertThat(losses(CardFormat.JSON_V3, card))
        .containsExactly(new CardLoss("assets[0]", Reason.NO_PICTURE));
    assertThat(losses(CardFormat.PNG, card)).isEmpty();
    assertThat(losses(CardFormat.CHARX, card)).isEmpty();
  }

  @Test
  void a_picture_that_is_given_is_lost_like_one_of_its_own() {
    Optional<byte[]> face = Optional.of(png(Map.of()));

    assertThat(cards.losses(CardFormat.JSON_V3, CardFixtures.full(), Optional.empty(), face))
        .containsExactly(new CardLoss("assets[0]", Reason.NO_PICTURE));
    assertThat(cards.losses(CardFormat.JSON_V3, CardFixtures.full(), Optional.empty(), Optional.empty()))
        .isEmpty();
    assertThat(cards.losses(CardFormat.PNG, CardFixtures.full(), Optional.empty(), face)).isEmpty();
  }

  @Test
  void a_v2_card_keeps_what_it_had_of_v3_and_gains_nothing_it_could_not_hold() {
    String card = V2.replace("\"tags\"", "\"nickname\":\"Mi\",\"group_only_greetings\":[\"All!\"],\"tags\"");
    assertThat(losses(CardFormat.JSON_V2, utf8(card))).isEmpty();

    Definition plain = cards.read(utf8(V2)).definition();
    Definition named = cards.read(utf8(card)).definition();
    assertThat(cards.losses(CardFormat.JSON_V2, named, Optional.of(utf8(V2)), Optional.empty()))
        .extracting(CardLoss::field).containsExactly("nickname", "group_only_greetings");
    assertThat(cards.losses(CardFormat.PNG, named, Optional.of(utf8(V2)), Optional.empty())).isEmpty();
    assertThat(cards.losses(CardFormat.JSON_V2, plain, Optional.of(utf8(V2)), Optional.empty())).isEmpty();
  }

  @Test
  void only_an_archive_holds_files() {
    byte[] archive = CardSamples.charx();

    assertThat(losses(CardFormat.PNG, archive)).containsExactlyInAnyOrder(
        new CardLoss("assets[1]", Reason.NO_FILES), new CardLoss("module.risum", Reason.NO_FILES),
        new CardLoss("x_meta/1.json", Reason.NO_FILES));
    assertThat(losses(CardFormat.JSON_V3, archive)).containsExactlyInAnyOrder(
        new CardLoss("assets[0]", Reason.NO_PICTURE), new CardLoss("assets[1]", Reason.NO_FILES),
        new CardLoss("module.risum", Reason.NO_FILES), new CardLoss("x_meta/1.json", Reason.NO_FILES));
  }

  @Test
  void assets_in_chunks_stay_behind_and_links_go_along_where_there_is_a_place_for_them() {
    byte[] file = CardSamples.withAssetChunks();

    assertThat(losses(CardFormat.PNG, file)).isEmpty();
    assertThat(losses(CardFormat.CHARX, file)).isEmpty();
    assertThat(losses(CardFormat.JSON_V3, file)).containsExactly(
        new CardLoss("assets[0]", Reason.NO_PICTURE), new CardLoss("assets[1]", Reason.NO_FILES),
        new CardLoss("assets[2]", Reason.NO_FILES));
    assertThat(losses(CardFormat.JSON_V2, file)).contains(new CardLoss("assets[3]", Reason.NOT_IN_V2));
  }

  @TestFactory
  Stream<DynamicTest> the_report_is_exact() throws IOException {
    var files = new LinkedHashMap<String, byte[]>(CardSamples.built());
    files.putAll(CardSamples.real());
    files.putAll(CardSamples.generated(40, 20_26));
    return files.entrySet().stream()
        .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> check(file.getValue())));
  }

  private void check(byte[] file) {
    Definition unedited = cards.read(file).definition();
    for (Definition now : List.of(unedited, CardsContract.described(unedited, "edited"))) {
      for (CardFormat format : CardFormat.values()) {
        byte[] written = cards.write(format, now, Optional.of(file), Optional.empty());
        List<CardLoss> losses = cards.losses(format, now, Optional.of(file), Optional.empty());

        var reported = new TreeSet<String>();
        boolean face = false;
        for (CardLoss loss : losses) {
          if (loss.reason() == Reason.NO_PICTURE) face = true;
          if (!loss.field().startsWith("assets[") && loss.reason() != Reason.NO_FILES) {
            reported.add(loss.field().replaceAll("[.\\[].*", ""));
          }
        }
        assertThat(reported).as(format.word()).isEqualTo(missed(now, file, written));
        boolean had = cards.read(file).picture().isPresent();
        assertThat(face).as(format.word()).isEqualTo(had && cards.read(written).picture().isEmpty());
      }
    }
  }

  /** The members of {@code data} that differ after a second import, by a way of its own: both as V3. */
  private TreeSet<String> missed(Definition now, byte[] first, byte[] second) {
    Json.Obj before = data(first, now);
    Json.Obj after = data(second, cards.read(second).definition());
    var missed = new TreeSet<String>();
    before.members().forEach((key, value) -> {
      if (key.equals("assets")) return;
      boolean same = after.get(key).filter(other -> JsonMerge.same(value, other)).isPresent();
      boolean empty = List.of("\"\"", "[]", "{}", "null", key.endsWith("_date") ? "0" : "[]")
          .contains(JsonTrees.write(value));
      if (!same && !empty) missed.add(key);
    });
    return missed;
  }

  private Json.Obj data(byte[] file, Definition definition) {
    byte[] v3 = cards.write(CardFormat.JSON_V3, definition, Optional.of(file), Optional.empty());
    Json.Obj data = ((Json.Obj) JsonTrees.parse(v3)).object("data").orElseThrow();
    // own form is given back as it is, so what a specification fills in is filled in here
    return CardSpec.V3.card(new CardShape(CardShape.Form.V2, Json.EMPTY, data), definition).object("data")
        .orElseThrow();
  }
}
