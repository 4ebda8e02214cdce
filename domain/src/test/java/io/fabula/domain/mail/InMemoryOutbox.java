package io.fabula.domain.mail;

import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/** Letters in memory. */
public final class InMemoryOutbox implements Outbox {
  private record Waiting(Letter letter, Instant due) {}

  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<UUID, Waiting> letters;

  public InMemoryOutbox(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.letters = new InMemoryRows<>(unit);
  }

  @Override
  public void add(Letter letter) {
    letters.put(letter.id(), new Waiting(letter, letter.askedAt()));
  }

  @Override
  public Optional<Letter> claim(Instant now, Instant until) {
    return unit.step(() -> letters.where(waiting -> !waiting.due.isAfter(now)).stream()
        .min(Comparator.comparing(Waiting::due)).map(Waiting::letter).map(letter -> {
          var claimed = new Letter(letter.id(), letter.kind(), letter.to(), letter.language(),
              letter.askedAt(),
              letter.tries() + 1);
          letters.put(letter.id(), new Waiting(claimed, until));
          return claimed;
        }));
  }

  @Override
  public void remove(UUID letter) {
    letters.remove(letter);
  }

  @Override
  public void forget(String to) {
    letters.where(waiting -> waiting.letter.to().equals(to))
        .forEach(waiting -> letters.remove(waiting.letter.id()));
  }

  @Override
  public void postpone(UUID letter, Instant until) {
    unit.step(() -> {
      letters.find(letter).ifPresent(waiting -> letters.put(letter, new Waiting(waiting.letter, until)));
      return letter;
    });
  }
}
