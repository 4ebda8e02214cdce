package io.fabula.domain.shared;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What an in-memory store holds: immutable rows by their keys, as good as copies, and written as
 * part of units.
 */
public final class InMemoryRows<K, V> {
  private final Map<K, V> rows = new HashMap<>();
  private final InMemoryUnitOfWork unit;

  public InMemoryRows(InMemoryUnitOfWork unit) {
    this.unit = unit;
  }

  public Optional<V> find(K key) {
    return unit.step(() -> Optional.ofNullable(rows.get(key)));
  }

  public List<V> where(Predicate<V> condition) {
    return unit.step(() -> rows.values().stream().filter(condition).toList());
  }

  public List<K> keys() {
    return unit.step(() -> List.copyOf(rows.keySet()));
  }

  public boolean any(Predicate<V> condition) {
    return !where(condition).isEmpty();
  }

  public void put(K key, V row) {
    unit.step(() -> {
      V before = rows.put(key, row);
      unit.onFailure(() -> restore(key, before));
      return row;
    });
  }

  public void remove(K key) {
    unit.step(() -> {
      V before = rows.remove(key);
      unit.onFailure(() -> restore(key, before));
      return key;
    });
  }

  private void restore(K key, V before) {
    if (before == null) rows.remove(key);
    else rows.put(key, before);
  }
}
