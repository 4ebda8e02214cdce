package io.fabula.persistence.character.card;

import static io.fabula.domain.character.CardFixtures.V2;
import static io.fabula.domain.character.CardFixtures.V3;
import static io.fabula.domain.character.CardFixtures.png;
import static io.fabula.domain.character.CardFixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardsContract;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.Lorebook;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.asset.picture.PngFile;
import io.fabula.persistence.json.JsonTrees;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** After an edit the edited fields differ and nothing else, though a browser sends all in its own words. */
class CardEditTest {
  private final CardFiles cards = new CardFiles();

  /** As a browser gives JSON back: other order, other spelling of numbers. */
  private static Json respelled(Json json) {
    return switch (json) {
      case Json.Obj(var members) -> {
        var others = new LinkedHashMap<String, Json>();
        new TreeMap<>(members).descendingMap().forEach((key, value) -> others.put(key, respelled(value)));
        yield new Json.Obj(others);
      }
      case Json.Arr(var items) -> new Json.Arr(items.stream().map(CardEditTest::respelled).toList());
      case Json.Num(var literal) ->
        new Json.Num(new BigDecimal(literal).stripTrailingZeros().toPlainString());
      case Json.Str text -> text;
      case Json.Bool bool -> bool;
      case Json.Null none -> none;
    };
  }

  private static Definition with(Definition d, Optional<Lorebook> book, Json.Obj extensions) {
    return new Definition(d.name(), d.nickname(), d.description(), d.personality(), d.scenario(),
        d.firstMessage(), d.alternateGreetings(), d.groupOnlyGreetings(), d.exampleDialogue(),
        d.systemPrompt(), d.postHistoryInstructions(), d.creator(), d.creatorNotes(), d.characterVersion(),
        d.tags(), book, extensions);
  }

  private static Definition fromBrowser(Definition d) {
    return with(d, d.lorebook().map(book -> Lorebook.of((Json.Obj) respelled(book.json()))),
        (Json.Obj) respelled(d.extensions()));
  }

  @TestFactory
  Stream<DynamicTest> a_description_is_edited_and_nothing_else() throws IOException {
    var files = new LinkedHashMap<String, byte[]>(CardSamples.built());
    files.putAll(CardSamples.real());
    return files.entrySet().stream().filter(file -> own(file.getValue()).isPresent())
        .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> check(file.getValue())));
  }

  private Optional<CardFormat> own(byte[] file) {
    Definition definition = cards.read(file).definition();
    return Stream.of(CardFormat.values()).filter(format -> java.util.Arrays.equals(file,
        cards.write(format, definition, Optional.of(file), Optional.empty()))).findFirst();
  }

  private void check(byte[] file) {
    CardFormat own = own(file).orElseThrow();
    Definition sent = fromBrowser(cards.read(file).definition());
    assertThat(cards.write(own, sent, Optional.of(file), Optional.empty())).isEqualTo(file);

    byte[] written = cards.write(own, CardsContract.described(sent, "edited"), Optional.of(file),
        Optional.empty());
    switch (own) {
      case JSON_V2, JSON_V3 -> {
        assertThat(JsonTrees.parse(written)).isEqualTo(described((Json.Obj) JsonTrees.parse(file)));
        assertThat(blanks(written)).isEqualTo(blanks(file));
      }
      case PNG -> checkPng(PngFile.parse(file), PngFile.parse(written));
      case CHARX -> checkArchive(ZipArchive.parse(file), ZipArchive.parse(written));
    }
  }

  /** The blanks between values, wherever no text is open. */
  private static String blanks(byte[] json) {
    return new String(json, java.nio.charset.StandardCharsets.UTF_8)
        .replaceAll("\"(?:[^\"\\\\]|\\\\.)*+\"", "\"\"");
  }

  private static Json.Obj described(Json.Obj card) {
    Json edited = new Json.Str("edited");
    Json.Obj data = card.object("data").orElseThrow().with("description", edited);
    Json.Obj changed = card.with("data", data);
    return changed.get("description").isPresent() ? changed.with("description", edited) : changed;
  }

  private static void checkPng(PngFile before, PngFile after) {
    assertThat(others(after)).isEqualTo(others(before));
    for (String keyword : List.of("chara", "ccv3")) {
      List<PngFile.Chunk> old = before.texts(keyword);
      if (old.isEmpty() || !text(old.getFirst()).contains(keyword.equals("chara") ? "card_v2" : "card_v3"))
        continue;
      Json.Obj expected = described((Json.Obj) JsonTrees.parse(text(old.getFirst())));
      assertThat(JsonTrees.parse(text(after.texts(keyword).getFirst()))).isEqualTo(expected);
    }
  }

  private static List<String> others(PngFile png) {
    var others = new ArrayList<String>();
    for (PngFile.Chunk chunk : png.chunks()) {
      if (!chunk.isText("chara") && !chunk.isText("ccv3")) {
        others.add(chunk.type() + chunk.body().latin1() + chunk.checksum());
      }
    }
    return others;
  }

  private static String text(PngFile.Chunk chunk) {
    String body = chunk.body().latin1();
    byte[] json = java.util.Base64.getMimeDecoder().decode(body.substring(body.indexOf(0) + 1));
    return new String(json, java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void checkArchive(ZipArchive before, ZipArchive after) {
    assertThat(after.front().copy()).isEqualTo(before.front().copy());
    assertThat(after.members()).extracting(ZipMember::name)
        .containsExactlyElementsOf(before.members().stream().map(ZipMember::name).toList());
    for (int i = 0; i < before.members().size(); i++) {
      ZipMember was = before.members().get(i);
      ZipMember is = after.members().get(i);
      if (!was.name().equals("card.json")) assertThat(is.packed().copy()).isEqualTo(was.packed().copy());
    }
    byte[] card = before.member("card.json").orElseThrow().unpacked(1 << 20);
    assertThat(new String(after.member("card.json").orElseThrow().unpacked(1 << 20),
        java.nio.charset.StandardCharsets.UTF_8))
        .satisfies(
            text -> assertThat(JsonTrees.parse(text)).isEqualTo(described((Json.Obj) JsonTrees.parse(card))));
  }

  @Test
  void one_entry_of_a_book_is_edited_and_no_other_byte_of_it() {
    Definition read = cards.read(utf8(V2)).definition();
    Json.Obj book = (Json.Obj) respelled(read.lorebook().orElseThrow().json());
    Json.Obj entry = (Json.Obj) book.array("entries").orElseThrow().items().getFirst();
    Json.Obj added = Json.EMPTY.with("keys", Json.Arr.ofTexts(List.of("sea")));
    Json entries = new Json.Arr(List.of(entry.with("content", new Json.Str("It stands still.")), added));
    Definition edited = with(read, Optional.of(Lorebook.of(book.with("entries", entries))),
        read.extensions());

    byte[] written = cards.write(CardFormat.JSON_V2, edited, Optional.of(utf8(V2)), Optional.empty());

    assertThat(new String(written, java.nio.charset.StandardCharsets.UTF_8))
        .satisfies(text -> assertThat(JsonTrees.parse(text)).isEqualTo(JsonTrees.parse(V2
            .replace("It turns.", "It stands still.")
            .replace("\"unknown_to_us\":1.50}]", "\"unknown_to_us\":1.50},{\"keys\":[\"sea\"]}]"))));
  }

  @Test
  void one_extension_is_edited_and_no_other() {
    Definition read = cards.read(utf8(V2)).definition();
    Json.Obj extensions = ((Json.Obj) respelled(read.extensions())).with("talkativeness",
        new Json.Str("0.9"));

    byte[] written = cards.write(CardFormat.JSON_V2, with(read, read.lorebook(), extensions),
        Optional.of(utf8(V2)), Optional.empty());

    assertThat(new String(written, java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(V2.replace("\"0.5\"", "\"0.9\""));
  }

  @Test
  void a_field_that_the_card_did_not_have_is_added() {
    byte[] file = utf8(V2.replace("\"description\":\"A lighthouse keeper. 등대지기\",", ""));
    Definition edited = CardsContract.described(cards.read(file).definition(), "edited");

    byte[] written = cards.write(CardFormat.JSON_V2, edited, Optional.of(file), Optional.empty());

    assertThat(cards.read(file).definition().description()).isEmpty();
    assertThat(cards.read(written).definition()).isEqualTo(edited);
  }

  @Test
  void a_name_with_blanks_around_it_is_no_edit() {
    byte[] file = utf8(V2.replace("\"Mira\"", "\" Mira \""));
    Definition read = cards.read(file).definition();

    assertThat(read.name()).isEqualTo("Mira");
    assertThat(cards.write(CardFormat.JSON_V2, read, Optional.of(file), Optional.empty())).isEqualTo(file);
  }

  @Test
  void v2_beside_v3_has_no_decorators() {
    byte[] file = utf8(V3.replace("It turns.", "@@depth 4\\n@@@role user\\nIt turns."));
    Definition read = cards.read(file).definition();

    PngFile written = PngFile.parse(cards.write(CardFormat.PNG, read, Optional.of(file),
        Optional.of(png(Map.of()))));

    assertThat(text(written.texts("chara").getFirst())).contains("\"content\":\"It turns.\"")
        .doesNotContain("@@", "use_regex");
    assertThat(text(written.texts("ccv3").getFirst())).contains("@@depth 4");
  }
}
