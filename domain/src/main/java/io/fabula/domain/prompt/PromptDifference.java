package io.fabula.domain.prompt;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one prompt differs from another that was made for the same turn.
 *
 * @param changes in the order of the parts; parts that are the same are not named
 * @param tokens how many more the second takes; less than 0 for fewer
 */
public record PromptDifference(List<Change> changes, int tokens) {

  /** What became of a part. */
  public enum Fate {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * @param place which of its source, from 0; of the history, 0 is the newest
   * @param before absent where the part was not in
   * @param after absent where it is no longer in
   */
  public record Change(PromptPart.Source source, int place, Fate fate, Optional<PromptPart> before,
      Optional<PromptPart> after) {}

  public PromptDifference {
    changes = List.copyOf(changes);
  }

  public boolean isEmpty() {
    return changes.isEmpty() && tokens == 0;
  }

  public static PromptDifference between(Prompt before, Prompt after) {
    Map<PromptPart.Source, List<PromptPart>> old = bySource(before);
    Map<PromptPart.Source, List<PromptPart>> now = bySource(after);
    var changes = new ArrayList<Change>();
    for (PromptPart.Source source : PromptPart.Source.values()) {
      List<PromptPart> these = old.getOrDefault(source, List.of());
      List<PromptPart> those = now.getOrDefault(source, List.of());
      for (int i = 0; i < Math.max(these.size(), those.size()); i++) {
        change(source, i, at(these, i), at(those, i)).ifPresent(changes::add);
      }
    }
    return new PromptDifference(changes, after.totalTokens() - before.totalTokens());
  }

  private static Optional<Change> change(PromptPart.Source source, int place, Optional<PromptPart> before,
      Optional<PromptPart> after) {
    if (before.isEmpty() && after.isEmpty()) return Optional.empty();
    if (before.isEmpty()) return Optional.of(new Change(source, place, Fate.ADDED, before, after));
    if (after.isEmpty()) return Optional.of(new Change(source, place, Fate.REMOVED, before, after));
    boolean same = before.get().content().equals(after.get().content())
        && before.get().role() == after.get().role();
    return same ? Optional.empty() : Optional.of(new Change(source, place, Fate.CHANGED, before, after));
  }

  /** Those that are in; the history from the newest on, since its oldest come and go. */
  private static Map<PromptPart.Source, List<PromptPart>> bySource(Prompt prompt) {
    var sources = new EnumMap<PromptPart.Source, List<PromptPart>>(PromptPart.Source.class);
    for (PromptPart part : prompt.parts()) {
      if (part.included()) sources.computeIfAbsent(part.source(), source -> new ArrayList<>()).add(part);
    }
    sources.computeIfPresent(PromptPart.Source.HISTORY, (source, parts) -> parts.reversed());
    return sources;
  }

  private static Optional<PromptPart> at(List<PromptPart> parts, int place) {
    return place < parts.size() ? Optional.of(parts.get(place)) : Optional.empty();
  }
}
