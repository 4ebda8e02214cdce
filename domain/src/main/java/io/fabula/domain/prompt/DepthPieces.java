package io.fabula.domain.prompt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Pieces that stand between the messages of the history. At one depth they are one message for each
 * role: assistant, user, system from top to bottom, as SillyTavern has it.
 */
final class DepthPieces {
  private static final List<Role> TOP_TO_BOTTOM = List.of(Role.ASSISTANT, Role.USER, Role.SYSTEM);

  private final TreeMap<Integer, Map<Role, List<PromptPart>>> byDepth = new TreeMap<>(
      Comparator.reverseOrder());
  private final List<PromptPart> parts = new ArrayList<>();
  private final List<FromOldest> fromOldest = new ArrayList<>();

  private record FromOldest(int messages, PromptPart part) {}

  void add(int depth, PromptPart part) {
    parts.add(part);
    if (part.included()) place(depth, part);
  }

  /** Its depth is known when the history is. */
  void addFromOldest(int messages, PromptPart part) {
    parts.add(part);
    if (part.included()) fromOldest.add(new FromOldest(messages, part));
  }

  void countFromOldest(int historyLength) {
    for (FromOldest piece : fromOldest) place(Math.max(0, historyLength - piece.messages()), piece.part());
    fromOldest.clear();
  }

  private void place(int depth, PromptPart part) {
    byDepth.computeIfAbsent(depth, d -> new EnumMap<>(Role.class))
        .computeIfAbsent(part.role(), r -> new ArrayList<>())
        .add(part);
  }

  int messageCount() {
    return byDepth.values().stream().mapToInt(Map::size).sum() + fromOldest.size();
  }

  List<PromptPart> parts() {
    return parts;
  }

  /** What would stand above the whole history stands at its top. */
  void above(int historyLength, List<PromptMessage> messages) {
    for (int depth : byDepth.headMap(historyLength).keySet()) at(depth, messages);
  }

  void at(int depth, List<PromptMessage> messages) {
    Map<Role, List<PromptPart>> roles = byDepth.get(depth);
    // asked between any two messages, and nearly always there is nothing
    if (roles == null) return;
    for (Role role : TOP_TO_BOTTOM) {
      List<PromptPart> pieces = roles.get(role);
      if (pieces == null) continue;
      messages.add(new PromptMessage(role,
          pieces.stream().map(PromptPart::content).collect(Collectors.joining("\n"))));
    }
  }
}
