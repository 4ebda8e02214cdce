package io.fabula.domain.character;

import static io.fabula.domain.character.CardFixtures.V1;
import static io.fabula.domain.character.CardFixtures.V2;
import static io.fabula.domain.character.CardFixtures.V3;
import static io.fabula.domain.character.CardFixtures.png;
import static io.fabula.domain.character.CardFixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.ErrorKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Cards} keeps to. */
public interface CardsContract {
  Cards subject();

  static List<byte[]> files() {
    return List.of(
        utf8(V1), utf8(V2), utf8(V3), png(Map.of("chara", V2)), png(Map.of("ccv3", V3)),
        png(Map.of("chara", V1)), png(Map.of("chara", V3)));
  }

  static Definition described(Definition d, String description) {
    return new Definition(
        d.name(), d.nickname(), description, d.personality(), d.scenario(), d.firstMessage(),
        d.alternateGreetings(), d.groupOnlyGreetings(), d.exampleDialogue(), d.systemPrompt(),
        d.postHistoryInstructions(), d.creator(), d.creatorNotes(), d.characterVersion(), d.tags(),
        d.lorebook(),
        d.extensions());
  }

  private DomainFailure refusal(byte[] file) {
    return catchThrowableOfType(DomainFailure.class, () -> subject().read(file));
  }

  @Test
  default void every_field_of_a_card_is_read() {
    Definition read = subject().read(utf8(V3)).definition();

    assertThat(read.name()).isEqualTo("Mira");
    assertThat(read.spokenName()).isEqualTo("Mi");
    assertThat(read.description()).isEqualTo("A lighthouse keeper. 등대지기");
    assertThat(read.personality()).isEqualTo("calm");
    assertThat(read.scenario()).isEqualTo("A storm.");
    assertThat(read.greetings()).containsExactly("The lamp is lit.", "Who is there?");
    assertThat(read.groupOnlyGreetings()).containsExactly("All aboard.");
    assertThat(read.systemPrompt()).isEqualTo("Be {{char}}.");
    assertThat(read.postHistoryInstructions()).isEqualTo("Stay calm.");
    assertThat(read.creator()).isEqualTo("nobody");
    assertThat(read.creatorNotes()).isEqualTo("for tests");
    assertThat(read.characterVersion()).isEqualTo("1.0");
    assertThat(read.tags()).containsExactly("sea");
    assertThat(read.lorebook().orElseThrow().entries().getFirst().insertionOrder()).isEqualTo(7);
    assertThat(read.extensions().members()).containsOnlyKeys("talkativeness", "strange/one");
  }

  @Test
  default void a_v1_card_has_its_six_fields_and_nothing_else() {
    Definition read = subject().read(utf8(V1)).definition();

    assertThat(read.firstMessage()).isEqualTo("The lamp is lit.");
    assertThat(read.exampleDialogue()).startsWith("<START>\n");
    assertThat(read.tags()).isEmpty();
    assertThat(read.lorebook()).isEmpty();
  }

  @Test
  default void ccv3_wins_over_chara() {
    var cards = new java.util.LinkedHashMap<String, String>();
    cards.put("Chara", V1);
    cards.put("CCv3", V3);

    assertThat(subject().read(png(cards)).definition()).isEqualTo(subject().read(utf8(V3)).definition());
  }

  @Test
  default void a_damaged_ccv3_falls_back_to_chara() {
    CardReading reading = subject().read(png(Map.of("chara", V2, "ccv3", "{\"spec\":")));

    assertThat(reading.definition()).isEqualTo(subject().read(utf8(V2)).definition());
    assertThat(reading.warnings()).extracting(CardWarning::code).containsExactly("damaged_ccv3");
  }

  @ParameterizedTest
  @MethodSource("files")
  default void an_unedited_card_is_written_to_its_own_format_byte_for_byte(byte[] file) {
    boolean picture = file[1] == 'P';
    boolean v3 = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).contains("chara_card_v3");
    boolean v1 = Arrays.equals(file, utf8(V1));
    if (v1) return;
    CardFormat own = picture ? CardFormat.PNG : v3 ? CardFormat.JSON_V3 : CardFormat.JSON_V2;

    byte[] written = subject().write(own, subject().read(file).definition(), Optional.of(file),
        Optional.empty());

    assertThat(written).isEqualTo(file);
  }

  @ParameterizedTest
  @EnumSource
  default void an_edit_is_read_back_from_every_format(CardFormat format) {
    for (byte[] file : files()) {
      Definition edited = described(subject().read(file).definition(), "edited 수정");

      byte[] written = subject().write(format, edited, Optional.of(file), Optional.empty());

      assertThat(subject().read(written).definition().description()).isEqualTo("edited 수정");
      assertThat(subject().read(written).definition().name()).isEqualTo("Mira");
      assertThat(subject().read(written).warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PNG", "JSON_V3", "CHARX"})
  default void a_character_without_a_file_is_written_whole(CardFormat format) {
    byte[] written = subject().write(format, CardFixtures.full(), Optional.empty(), Optional.empty());

    assertThat(subject().read(written).definition()).isEqualTo(CardFixtures.full());
  }

  @Test
  default void writing_the_same_twice_gives_the_same_bytes() {
    for (CardFormat format : CardFormat.values()) {
      byte[] once = subject().write(format, CardFixtures.full(), Optional.empty(), Optional.empty());

      assertThat(subject().write(format, CardFixtures.full(), Optional.empty(), Optional.empty()))
          .isEqualTo(once);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GIF89a", "MZ", "name: Mira", "[1]"})
  default void what_is_no_kind_of_card_file_is_refused(String file) {
    assertThat(refusal(utf8(file)).error()).isInstanceOf(CharacterError.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"spec\":\"chara_card_v2\"}", "{\"name\":\"x\"}", "{\"data\":{}}",
      "{\"data\":[1]}",
      "{\"spec\":\"lorebook_v3\",\"data\":{\"entries\":[]}}", "{\"name\":\"Mira\",\"description\":"})
  default void json_without_a_character_is_an_unusable_card(String json) {
    assertThat(refusal(utf8(json)).error().kind()).isEqualTo(ErrorKind.UNUSABLE_CARD);
    assertThat(refusal(png(Map.of("chara", json))).error().kind()).isEqualTo(ErrorKind.UNUSABLE_CARD);
  }

  @Test
  default void a_nul_character_is_refused_by_the_name_of_its_field() {
    String card = V2.replace("It turns.", "It \\u0000 turns.");

    assertThat(refusal(utf8(card)).error())
        .isEqualTo(new CharacterError.UnusableCard("a NUL character", "character_book.entries[0].content"));
  }

  @Test
  default void a_newer_version_is_read_with_a_warning() {
    CardReading reading = subject().read(utf8(V3.replace("\"3.0\"", "\"3.1\"")));

    assertThat(reading.warnings()).extracting(CardWarning::code).containsExactly("newer_version");
  }

  @Test
  default void the_original_is_what_was_read() {
    for (byte[] file : files()) assertThat(subject().read(file).original()).isEqualTo(file);
  }

  @Test
  default void a_format_that_holds_everything_loses_nothing() {
    for (byte[] file : files()) {
      Definition definition = subject().read(file).definition();
      assertThat(subject().losses(CardFormat.PNG, definition, Optional.of(file), Optional.empty())).isEmpty();
      assertThat(subject().losses(CardFormat.CHARX, definition, Optional.of(file), Optional.empty()))
          .isEmpty();
    }
  }

  @Test
  default void what_v2_cannot_hold_is_named_and_really_missing() {
    Definition full = CardFixtures.full();
    byte[] written = subject().write(CardFormat.JSON_V2, full, Optional.empty(), Optional.empty());

    assertThat(subject().losses(CardFormat.JSON_V2, full, Optional.empty(), Optional.empty()))
        .containsExactlyInAnyOrder(new CardLoss("nickname", CardLoss.Reason.NOT_IN_V2),
            new CardLoss("group_only_greetings", CardLoss.Reason.NOT_IN_V2));
    assertThat(subject().read(written).definition().nickname()).isEmpty();
    assertThat(subject().read(written).definition().groupOnlyGreetings()).isEmpty();
    assertThat(subject().read(written).definition().description()).isEqualTo(full.description());
  }

  @Test
  default void a_lorebook_alone_is_read_as_a_lorebook() {
    String book = "{\"spec\":\"lorebook_v3\",\"data\":{\"entries\":[{\"keys\":[\"lamp\"],\"content\":\"It turns.\"}]}}";

    LorebookReading reading = subject().readLorebook(utf8(book));

    assertThat(reading.warnings()).isEmpty();
    assertThat(reading.lorebook().entries()).extracting(LoreEntry::content).containsExactly("It turns.");
    assertThat(refusal(utf8(book)).error()).isEqualTo(new CharacterError.LorebookAlone());
  }

  @Test
  default void a_file_cut_anywhere_is_a_refusal_or_a_reading() {
    for (byte[] file : files()) {
      for (int length = 0; length < file.length; length++) {
        survives(Arrays.copyOf(file, length));
      }
    }
  }

  @Test
  default void flipped_bits_are_a_refusal_or_a_reading() {
    var chance = new Random(20_26);
    for (byte[] file : files()) {
      for (int round = 0; round < 300; round++) {
        byte[] flipped = file.clone();
        for (int i = chance.nextInt(4); i >= 0; i--) {
          flipped[chance.nextInt(file.length)] ^= (byte) (1 << chance.nextInt(8));
        }
        survives(flipped);
      }
    }
  }

  /** Any other exception than a refusal fails the test. */
  private void survives(byte[] file) {
    try {
      assertThat(subject().read(file).definition().name()).isNotBlank();
    } catch (DomainFailure refusal) {
      assertThat(refusal.error().kind()).isIn(
          Set.of(ErrorKind.UNUSABLE_CARD, ErrorKind.UNSUPPORTED_CONTENT, ErrorKind.TOO_LARGE));
    }
  }
}
