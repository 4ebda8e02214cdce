package io.fabula.domain.chat.speaking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Chance of one round. */
final class SpeakingChance {
  private final SplittableRandom generator;

  SpeakingChance(long seed) {
    this.generator = new SplittableRandom(seed);
  }

  /** Every order is as likely as every other. */
  List<GroupMember> shuffled(List<GroupMember> members) {
    var shuffled = new ArrayList<>(members);
    for (int last = shuffled.size() - 1; last > 0; last--) {
      int other = generator.nextInt(last + 1);
      GroupMember moved = shuffled.set(last, shuffled.get(other));
      shuffled.set(other, moved);
    }
    return shuffled;
  }

  /** True with this likelihood, from 0 to 1. */
  boolean draws(double likelihood) {
    return generator.nextDouble() < likelihood;
  }

  /** One of them, the talkative sooner; where nobody is, each alike. */
  Optional<GroupMember> anyOf(List<GroupMember> members) {
    if (members.isEmpty()) return Optional.empty();
    double all = members.stream().mapToDouble(GroupMember::talkativeness).sum();
    if (all == 0) return Optional.of(members.get(generator.nextInt(members.size())));
    double drawn = generator.nextDouble(all);
    for (GroupMember member : members) {
      drawn -= member.talkativeness();
      if (drawn < 0) return Optional.of(member);
    }
    return members.stream().filter(member -> member.talkativeness() > 0).reduce((one, next) -> next);
  }
}
