package io.fabula.domain.chat;

import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Alternates in memory. */
public final class InMemoryAlternateTexts implements AlternateTexts {
  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<MessageId, Map<Integer, Alternate>> rows;

  public InMemoryAlternateTexts(InMemoryUnitOfWork unit, InMemoryMessages messages) {
    this.unit = unit;
    this.rows = new InMemoryRows<>(unit);
    messages.whenRemoved(rows::remove);
  }

  @Override
  public List<Alternate> of(MessageId message) {
    return rows.find(message).map(texts -> List.copyOf(texts.values())).orElse(List.of());
  }

  @Override
  public void put(MessageId message, int index, Alternate alternate) {
    unit.step(() -> {
      var texts = new TreeMap<Integer, Alternate>(rows.find(message).orElse(Map.of()));
      var madeAt = Optional.ofNullable(texts.get(index)).orElse(alternate).createdAt();
      texts.put(index, new Alternate(alternate.content(), alternate.status(), alternate.model(),
          alternate.usage(), madeAt));
      rows.put(message, texts);
      return alternate;
    });
  }
}
