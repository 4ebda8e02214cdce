package io.fabula.persistence.character.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardReading;
import io.fabula.domain.character.CardsContract;
import io.fabula.domain.character.Definition;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Cards from the world, where a folder {@code shared/cards} lies beside or above the project. */
class RealCardsTest {
  private final CardFiles cards = new CardFiles();

  @TestFactory
  Stream<DynamicTest> a_real_card_survives_everything() throws IOException {
    return CardSamples.real().entrySet().stream()
        .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> check(file.getKey(), file.getValue())));
  }

  private void check(String name, byte[] file) {
    CardReading reading = cards.read(file);
    CardFormat own = own(name, file);
    assertThat(cards.write(own, reading.definition(), Optional.of(file), Optional.empty())).isEqualTo(file);

    Definition edited = CardsContract.described(reading.definition(), "edited");
    for (CardFormat format : CardFormat.values()) {
      byte[] written = cards.write(format, edited, Optional.of(file), Optional.empty());
      Definition again = cards.read(written).definition();
      assertThat(again.description()).isEqualTo("edited");
      assertThat(again.extensions()).isEqualTo(edited.extensions());
      assertThat(again.firstMessage()).isEqualTo(edited.firstMessage());
      if (format == own) assertThat(again).isEqualTo(edited);
    }
  }

  private static CardFormat own(String name, byte[] file) {
    if (name.endsWith(".png")) return CardFormat.PNG;
    if (name.endsWith(".charx")) return CardFormat.CHARX;
    return new String(file, java.nio.charset.StandardCharsets.UTF_8).contains("chara_card_v3")
        ? CardFormat.JSON_V3
        : CardFormat.JSON_V2;
  }
}
