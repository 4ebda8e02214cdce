package io.fabula.bootstrap.samples;

import io.fabula.domain.character.CardFormat;
import io.fabula.persistence.character.card.CardFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes the sample characters' cards of their texts and pictures, by our own writer. Run after an edit:
 * {@code mvn -q test-compile exec:java -pl bootstrap -Dexec.classpathScope=test
 * -Dexec.mainClass=io.fabula.bootstrap.samples.SampleStudio}.
 */
public final class SampleStudio {
  static final Map<String, Consumer<SamplePicture>> PAINTERS = Map.of("isla", SamplePictures::isla, "bramble",
      SamplePictures::bramble, "yunseul", SamplePictures::yunseul);

  private SampleStudio() {}

  public static void main(String[] folder) throws IOException {
    Path target = Path.of(folder.length > 0 ? folder[0]
        : "bootstrap/src/main/resources/io/fabula/bootstrap/samples");
    for (String name : PAINTERS.keySet()) Files.write(target.resolve(name + ".png"), card(name));
  }

  /** What the card says, as it was written. */
  static byte[] text(String name) {
    try (InputStream in = SampleStudio.class.getResourceAsStream("/samples/" + name + ".json")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] card(String name) {
    var cards = new CardFiles();
    byte[] text = text(name);
    return cards.write(CardFormat.PNG, cards.read(text).definition(), Optional.of(text),
        Optional.of(SamplePicture.drawn(PAINTERS.get(name))));
  }
}
