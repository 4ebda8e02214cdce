package io.fabula.domain.character.lore;

import io.fabula.domain.character.lore.LinearPatterns.Step;
import io.fabula.domain.character.lore.PatternNode.Chars;
import io.fabula.domain.character.lore.PatternNode.Choice;
import io.fabula.domain.character.lore.PatternNode.Edge;
import io.fabula.domain.character.lore.PatternNode.Repeat;
import io.fabula.domain.character.lore.PatternNode.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Lays a tree out as steps. */
final class PatternProgram {
  private static final int MAX_VISITS = 2_000;

  private final List<Step> steps = new ArrayList<>();
  private int visits;

  private PatternProgram() {}

  static List<Step> of(PatternNode node) {
    var program = new PatternProgram();
    program.emit(node);
    program.steps.add(new Step.Match());
    return program.steps;
  }

  private void emit(PatternNode node) {
    // a repeated nothing adds no step, and would be repeated all the same
    if (++visits > MAX_VISITS) throw new PatternParser.Unsupported("too long");
    switch (node) {
      case Chars(var test) -> steps.add(new Step.Read(test));
      case Edge(var kind) -> steps.add(new Step.Check(kind));
      case Sequence(var nodes) -> nodes.forEach(inner -> emit(inner));
      case Choice(var nodes) -> emitChoice(nodes);
      case Repeat(var inner, var min, var max) -> emitRepeat(inner, min, max);
    }
  }

  private void emitChoice(List<PatternNode> nodes) {
    var ends = new ArrayList<Integer>();
    for (PatternNode option : nodes.subList(0, nodes.size() - 1)) {
      int split = reserve();
      emit(option);
      ends.add(reserve());
      steps.set(split, new Step.Split(split + 1, steps.size()));
    }
    emit(nodes.getLast());
    for (int end : ends) steps.set(end, new Step.Jump(steps.size()));
  }

  private void emitRepeat(PatternNode node, int min, int max) {
    for (int i = 0; i < min; i++) emit(node);
    if (max == Repeat.ENDLESS) {
      int split = reserve();
      emit(node);
      steps.add(new Step.Jump(split));
      steps.set(split, new Step.Split(split + 1, steps.size()));
      return;
    }
    var splits = new ArrayList<Integer>();
    for (int i = min; i < max; i++) {
      splits.add(reserve());
      emit(node);
    }
    for (int split : splits) steps.set(split, new Step.Split(split + 1, steps.size()));
  }

  private int reserve() {
    steps.add(new Step.Match());
    return steps.size() - 1;
  }
}
