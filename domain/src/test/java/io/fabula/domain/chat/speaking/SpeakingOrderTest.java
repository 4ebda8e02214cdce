package io.fabula.domain.chat.speaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Definition;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Fault;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.SharedError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeakingOrderTest {
  private static final SpeakingOrder NATURAL = new SpeakingOrder.Natural();
  private static final SpeakingOrder IN_TURN = new SpeakingOrder.InTurn();
  private static final int ROUNDS = 4_000;

  private static final GroupMember ISLA = member("Isla Thorne", 0);
  private static final GroupMember FOX = member("Bramble the Fox", 0);
  private static final GroupMember YUNSEUL = member("윤슬", 0);
  private static final List<GroupMember> ALL = List.of(ISLA, FOX, YUNSEUL);

  private static GroupMember member(String name, double talkativeness) {
    return new GroupMember(new CharacterId(UUID.nameUUIDFromBytes(name.getBytes())), List.of(name),
        talkativeness,
        false);
  }

  private static List<CharacterId> natural(String words, long seed) {
    return NATURAL.speakers(Round.after(ALL, words, seed));
  }

  private static List<CharacterId> ids(GroupMember... members) {
    return List.of(members).stream().map(GroupMember::id).toList();
  }

  private static Fault refusal(List<CharacterId> named) {
    try {
      new SpeakingOrder.Manual(named).speakers(Round.after(ALL, "", 1));
    } catch (DomainFailure failure) {
      return ((SharedError.Invalid) failure.error()).faults().getFirst();
    }
    throw new AssertionError("not refused");
  }

  @Test
  void who_is_mentioned_speaks_in_the_order_of_mention() {
    assertThat(natural("Bramble, have you seen Isla?", 1)).isEqualTo(ids(FOX, ISLA));
    assertThat(natural("isla! And you, fox, and Isla again.", 1)).isEqualTo(ids(ISLA, FOX));
  }

  @ParameterizedTest
  @ValueSource(strings = {"윤슬아, 차 한 잔 줄래?", "오늘은 윤슬이가 늦네.", "윤슬에게 물어볼까?", "윤슬은요?", "윤슬 씨!"})
  void a_korean_name_is_mentioned_with_its_particles(String words) {
    assertThat(natural(words, 1)).isEqualTo(ids(YUNSEUL));
  }

  @Test
  void the_order_of_mention_holds_across_scripts() {
    assertThat(natural("윤슬이랑 Isla가 Fox를 찾았어.", 1)).isEqualTo(ids(YUNSEUL, ISLA, FOX));
  }

  @Test
  void names_inside_other_words_and_the_small_words_of_a_name_mention_nobody() {
    List<GroupMember> talkative = List.of(ISLA, FOX, member("Someone Else", 1));
    List<CharacterId> speakers = NATURAL
        .speakers(Round.after(talkative, "The islander outfoxed the brambles.", 1));

    assertThat(speakers).isEqualTo(ids(talkative.getLast()));
  }

  @Test
  void others_speak_as_often_as_they_are_talkative() {
    List<GroupMember> group = List.of(member("One", 0.2), member("Two", 0.8), member("Three", 1));
    List<CharacterId> spoken = LongStream.range(0, ROUNDS).boxed()
        .flatMap(seed -> NATURAL.speakers(Round.after(group, "Hello.", seed)).stream()).toList();

    for (GroupMember member : group) {
      double share = spoken.stream().filter(member.id()::equals).count() / (double) ROUNDS;
      assertThat(share).isCloseTo(member.talkativeness(), within(0.03));
    }
  }

  @Test
  void somebody_always_speaks_and_the_talkative_sooner() {
    List<GroupMember> quiet = List.of(member("One", 0.01), member("Two", 0.03), member("Three", 0));
    List<List<CharacterId>> rounds = LongStream.range(0, ROUNDS)
        .mapToObj(seed -> NATURAL.speakers(Round.after(quiet, "Hello.", seed))).toList();

    assertThat(rounds).noneMatch(List::isEmpty).noneMatch(speakers -> speakers.contains(quiet.get(2).id()));
    double second = rounds.stream().filter(speakers -> speakers.contains(quiet.get(1).id())).count();
    assertThat(second / ROUNDS).isCloseTo(0.75, within(0.04));
    assertThat(natural("Hello.", 5)).hasSize(1);
  }

  @Test
  void nobody_speaks_twice_and_the_same_seed_gives_the_same_speakers() {
    List<GroupMember> group = List.of(member("One", 1), member("Two", 1), member("Three", 0.5));
    for (long seed = 0; seed < 100; seed++) {
      Round round = Round.after(group, "Two, Two and One!", seed);
      List<CharacterId> speakers = NATURAL.speakers(round);

      assertThat(speakers).doesNotHaveDuplicates().startsWith(group.get(1).id(), group.get(0).id());
      assertThat(NATURAL.speakers(round)).isEqualTo(speakers);
    }
  }

  @Test
  void a_mention_changes_nobody_elses_luck() {
    List<GroupMember> group = List.of(member("One", 0.5), member("Two", 0.5), member("Three", 0.5));
    CharacterId mentioned = group.get(0).id();
    for (long seed = 0; seed < 100; seed++) {
      List<CharacterId> by = NATURAL.speakers(Round.after(group, "One?", seed));
      List<CharacterId> without = NATURAL.speakers(Round.after(group, "Hello.", seed));

      if (without.contains(mentioned) || without.size() > 1)
        assertThat(by).containsAll(without)
            .hasSize(without.contains(mentioned) ? without.size() : without.size() + 1);
    }
  }

  @Test
  void a_member_does_not_answer_itself_and_a_muted_one_not_by_itself() {
    var toSelf = new Round(ALL, "Isla said to Bramble:", Optional.of(ISLA.id()), 1);
    assertThat(NATURAL.speakers(toSelf)).isEqualTo(ids(FOX));

    List<GroupMember> muted = List.of(ISLA.silenced(), FOX);
    assertThat(NATURAL.speakers(Round.after(muted, "Isla?", 1))).isEqualTo(ids(FOX));
    assertThat(NATURAL.speakers(Round.after(List.of(ISLA.silenced()), "Isla?", 1))).isEmpty();
    assertThat(IN_TURN.speakers(Round.after(muted, "Isla?", 1))).isEqualTo(ids(FOX));
  }

  @Test
  void in_turn_all_speak_as_they_are_listed() {
    assertThat(IN_TURN.speakers(Round.after(ALL, "Bramble?", 1))).isEqualTo(ids(ISLA, FOX, YUNSEUL));
  }

  @Test
  void by_hand_those_who_are_named_speak_even_if_they_are_muted() {
    Round round = Round.after(List.of(ISLA, FOX.silenced(), YUNSEUL), "Isla?", 1);
    var named = new SpeakingOrder.Manual(List.of(YUNSEUL.id(), FOX.id(), YUNSEUL.id()));

    assertThat(named.speakers(round)).isEqualTo(ids(YUNSEUL, FOX));
  }

  @Test
  void by_hand_nobody_and_strangers_are_refused() {
    assertThat(refusal(List.of())).isEqualTo(Fault.of("speaker_ids", "shared.required"));
    assertThat(refusal(List.of(ISLA.id(), member("A stranger", 1).id())))
        .isEqualTo(Fault.of("speaker_ids[1]", "chat.not_a_member"));
  }

  @Test
  void a_group_lists_nobody_twice() {
    assertThatThrownBy(() -> Round.after(List.of(ISLA, ISLA), "", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void talkativeness_is_read_from_the_card_as_text_or_number() {
    assertThat(talkativeness(new Json.Str("0.8"))).isEqualTo(0.8);
    assertThat(talkativeness(new Json.Num("1"))).isEqualTo(1);
    assertThat(talkativeness(new Json.Str("2"))).isEqualTo(GroupMember.TALKATIVENESS_DEFAULT);
    assertThat(talkativeness(new Json.Str("often"))).isEqualTo(GroupMember.TALKATIVENESS_DEFAULT);
    assertThat(talkativeness(new Json.Bool(true))).isEqualTo(GroupMember.TALKATIVENESS_DEFAULT);
  }

  private static double talkativeness(Json written) {
    var extensions = new Json.Obj(Map.of("talkativeness", written));
    Definition plain = Definition.named("Mira");
    var card = new Definition("Mira", "Mimi", plain.description(), "", "", "", List.of(), List.of(), "", "",
        "",
        "", "", "", List.of(), Optional.empty(), extensions);
    GroupMember member = GroupMember.of(new CharacterId(new UUID(0, 1)), card);
    assertThat(member.names()).containsExactly("Mira", "Mimi");
    return member.talkativeness();
  }
}
