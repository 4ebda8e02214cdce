package io.fabula.bootstrap;

import io.fabula.bootstrap.configuration.Settings;
import io.fabula.application.character.HouseCharacters;
import io.fabula.application.character.HouseCharacters.Resident;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Three characters to try the server with. They come behind the start, which does not wait for them. */
final class SampleCharacters {
  private static final System.Logger LOG = System.getLogger(SampleCharacters.class.getName());

  private final Thread arrival;

  private SampleCharacters(Thread arrival) {
    this.arrival = arrival;
  }

  static SampleCharacters comeTo(HouseCharacters house, Settings.Samples samples) {
    Runnable coming = switch (samples) {
      case ON -> () -> house.moveIn(SampleCharacters::residents);
      case OFF -> () -> {};
    };
    return new SampleCharacters(Thread.ofPlatform().name("samples").daemon()
        .uncaughtExceptionHandler((thread, broken) -> LOG.log(System.Logger.Level.WARNING,
            "the sample characters could not come", broken))
        .start(coming));
  }

  private static List<Resident> residents() {
    return List.of(
        new Resident(card("isla"), "Keeps a lighthouse that no longer needs her. Soup is on.", "en"),
        new Resident(card("yunseul"), "메뉴판 없는 서촌 찻집. 오늘 하루, 어떠셨어요?", "ko"),
        new Resident(card("bramble"), "A fox, a bell, and every letter that was never sent.", "en"));
  }

  private static byte[] card(String name) {
    try (InputStream in = SampleCharacters.class.getResourceAsStream("samples/" + name + ".png")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The database must not close under them. */
  void awaitArrival() {
    try {
      arrival.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
