package io.fabula.persistence.character;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardReading;
import io.fabula.domain.character.CardsContract;
import io.fabula.domain.character.Definition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Cards from the world, where a folder {@code shared/cards} lies beside or above the project. */
class RealCardsTest {
  private final CardFiles cards = new CardFiles();

  @TestFactory
  Stream<DynamicTest> a_real_card_survives_everything() throws IOException {
    return files().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  private static List<Path> files() throws IOException {
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path folder = up.resolve("shared/cards");
      if (!Files.isDirectory(folder)) continue;
      try (var found = Files.list(folder)) {
        return found.filter(file -> file.toString().matches(".*\\.(png|json|charx)")).sorted().toList();
      }
    }
    return List.of();
  }

  private void check(Path path) throws IOException {
    byte[] file = Files.readAllBytes(path);
    CardReading reading = cards.read(file);
    CardFormat own = own(path.toString(), file);
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
