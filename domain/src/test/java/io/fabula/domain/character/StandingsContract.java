package io.fabula.domain.character;

import static io.fabula.domain.shared.PagingFixtures.assertMalformedCursorsRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.Characters.CharacterQuery;
import io.fabula.domain.character.Characters.Order;
import io.fabula.domain.community.Counted;
import io.fabula.domain.community.Tally;
import io.fabula.domain.shared.AtOnce;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.PagingFixtures;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What all {@link Standings} keep to, together with the {@link Characters} whose lists go by them. */
public interface StandingsContract {
  Instant NOW = HandClock.START;

  Standings subject();

  Characters characters();

  UserId owner();

  UnitOfWork unit();

  @Test
  default void a_new_character_stands_at_nothing_and_an_absent_one_too() {
    Character character = published(owner(), "Mira");

    assertThat(subject().of(id(character))).isEqualTo(Standing.NEW);
    assertThat(subject().of(new CharacterId(IdFixtures.fresh()))).isEqualTo(Standing.NEW);
    var nobody = new CharacterId(IdFixtures.fresh());
    assertThat(subject().count(nobody, Counted.LIKES, 1, NOW, NOW)).isEqualTo(Standing.NEW);
    subject().countChat(nobody, NOW);
    assertThat(subject().of(nobody)).isEqualTo(Standing.NEW);
  }

  @Test
  default void each_count_is_its_own_and_none_touches_the_version() {
    Character character = published(owner(), "Mira");
    Character loaded = characters().find(id(character)).orElseThrow();
    for (Counted what : Counted.values()) {
      for (int i = 0; i <= what.ordinal(); i++) subject().count(id(character), what, 1, NOW, NOW);
    }
    subject().countChat(id(character), NOW);

    Standing standing = subject().of(id(character));
    assertThat(standing.tally()).isEqualTo(new Tally(1, 2, 3, 4, 5));
    assertThat(standing.chats()).isEqualTo(1);
    assertThat(standing.ranks()).isEqualTo(new Ranks(2, -1, 2));
    loaded.revise(CharacterFixtures.tagged("Mira II"), NOW);
    characters().save(loaded);
    Character.Snapshot found = characters().find(id(character)).orElseThrow().snapshot();
    assertThat(found.version()).isEqualTo(2);
    assertThat(found.standing()).isEqualTo(standing);
    assertThat(
        characters().list(by(Order.NEW, found.owner().orElseThrow()), PageRequest.first(1)).items().getFirst()
            .standing())
        .isEqualTo(standing);
  }

  @Test
  default void counts_at_once_are_all_counted() {
    Character character = published(owner(), "Mira");

    AtOnce.run(200, i -> unit().run(() -> {
      subject().countChat(id(character), NOW);
      subject().count(id(character), Counted.LIKES, 1, NOW, NOW);
      return subject().count(id(character), i % 2 == 0 ? Counted.UPVOTES : Counted.DOWNVOTES, 1, NOW, NOW);
    }));

    Standing standing = subject().of(id(character));
    assertThat(standing.tally()).isEqualTo(new Tally(200, 0, 100, 100, 0));
    assertThat(standing.chats()).isEqualTo(200);
    assertThat(standing.recent()).isEqualTo(400);
  }

  @Test
  default void a_failed_unit_counts_nothing() {
    Character character = published(owner(), "Mira");

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> unit().run(() -> {
      subject().count(id(character), Counted.LIKES, 1, NOW, NOW);
      throw new IllegalStateException("on purpose");
    })).hasMessage("on purpose");

    assertThat(subject().of(id(character))).isEqualTo(Standing.NEW);
  }

  @Test
  default void what_is_a_week_old_is_recent_no_more() {
    Character character = published(owner(), "Mira");
    subject().countChat(id(character), NOW);
    subject().count(id(character), Counted.LIKES, 1, NOW.plus(Duration.ofDays(1)), NOW);

    subject().age(NOW.plus(Standing.RECENT));
    assertThat(subject().of(id(character)).recent()).isEqualTo(2);
    subject().age(NOW.plus(Standing.RECENT).plus(Duration.ofHours(1)));
    assertThat(subject().of(id(character)).ranks()).isEqualTo(new Ranks(2, 0, 1));
    subject().age(NOW.plus(Standing.RECENT).plus(Duration.ofDays(3)));
    assertThat(subject().of(id(character)).ranks()).isEqualTo(new Ranks(2, 0, 0));
  }

  @Test
  default void a_like_taken_back_is_taken_from_its_own_day() {
    Character character = published(owner(), "Mira");
    Instant late = NOW.plus(Duration.ofDays(8));
    subject().count(id(character), Counted.LIKES, 1, NOW, NOW);
    subject().age(late);
    subject().count(id(character), Counted.LIKES, 1, late, late);

    subject().count(id(character), Counted.LIKES, -1, NOW, late);
    assertThat(subject().of(id(character)).recent()).isEqualTo(1);
    subject().count(id(character), Counted.LIKES, -1, late, late);
    assertThat(subject().of(id(character)).ranks()).isEqualTo(new Ranks(0, 0, 0));
  }

  @ParameterizedTest
  @EnumSource(names = {"POPULAR", "TOP", "TRENDING"})
  default void the_highest_come_first_and_of_equals_the_newest(Order order) {
    UserId owner = owner();
    for (int i = 0; i < 7; i++) {
      Character character = published(owner, "P" + i);
      for (int times = 0; times < i / 2; times++) raise(order, character, 1);
    }

    for (int size : new int[]{1, 2, 7, 100}) {
      assertThat(names(PagingFixtures.all(size, page -> characters().list(by(order, owner), page))))
          .containsExactly("P6", "P5", "P4", "P3", "P2", "P1", "P0");
    }
    assertMalformedCursorsRefused(page -> characters().list(by(order, owner), page));
  }

  @ParameterizedTest
  @EnumSource(names = {"POPULAR", "TOP", "TRENDING"})
  default void nothing_comes_twice_on_a_walk_while_ranks_change(Order order) {
    UserId owner = owner();
    var all = new ArrayList<Character>();
    for (int i = 0; i < 8; i++) {
      all.add(published(owner, "P" + i));
      for (int times = 0; times < i; times++) raise(order, all.getLast(), 1);
    }

    var seen = new ArrayList<String>();
    Optional<Cursor> after = Optional.empty();
    do {
      Page<CharacterSummary> page = characters().list(by(order, owner), new PageRequest(2, after));
      seen.addAll(names(page.items()));
      after = page.next();
      // the one on top falls below all that follow, bit by bit, and rises a little again
      if (seen.size() == 2) for (int times = 0; times < 6; times++) raise(order, all.get(7), -1);
      if (seen.size() == 4) raise(order, all.get(7), 1);
    } while (after.isPresent());

    assertThat(seen).containsExactly("P7", "P6", "P5", "P4", "P3", "P2", "P1", "P0");
    assertThat(names(PagingFixtures.all(3, page -> characters().list(by(order, owner), page))))
        .as("the next walk").containsExactlyInAnyOrderElementsOf(seen);
  }

  @ParameterizedTest
  @EnumSource(names = {"POPULAR", "TOP", "TRENDING"})
  default void what_fell_before_a_walk_is_on_it(Order order) {
    UserId owner = owner();
    Character first = published(owner, "first");
    published(owner, "second");
    raise(order, first, 1);
    raise(order, first, -1);

    assertThat(names(PagingFixtures.all(1, page -> characters().list(by(order, owner), page))))
        .containsExactly("second", "first");
  }

  @Test
  default void a_cursor_of_another_order_is_refused() {
    UserId owner = owner();
    published(owner, "a");
    published(owner, "b");
    Page<CharacterSummary> page = characters().list(by(Order.TOP, owner), PageRequest.first(1));

    io.fabula.domain.shared.Refusals.assertInvalid("start_cursor",
        () -> characters().list(by(Order.POPULAR, owner), new PageRequest(1, page.next())));
  }

  @Test
  default void what_is_found_goes_by_the_popularity_of_the_moment() {
    UserId owner = owner();
    Character first = published(owner, "파도 하나", "sea", "Storm");
    Character second = published(owner, "파도 둘", "sea", "storm");
    Character third = published(owner, "파도 셋", "sea");
    assertThat(found(owner, "파도")).containsExactly("파도 셋", "파도 둘", "파도 하나");

    raise(Order.POPULAR, first, 40);
    raise(Order.POPULAR, second, 3);
    assertThat(found(owner, "파도")).containsExactly("파도 하나", "파도 둘", "파도 셋");
    assertThat(found(owner, "파도", "SEA")).containsExactly("파도 하나", "파도 둘", "파도 셋");
    assertThat(found(owner, "파도 셋", "sea")).containsExactly("파도 셋");
    assertThat(carrying(owner, "sea")).containsExactly("파도 하나", "파도 둘", "파도 셋");
    assertThat(carrying(owner, "storm", "sea")).containsExactly("파도 하나", "파도 둘");
    assertThat(found(owner, "%", "sea")).isEmpty();

    Character again = characters().find(id(first)).orElseThrow();
    again.revise(CharacterFixtures.tagged("파도 하나 II", "sea"), NOW);
    characters().save(again);
    raise(Order.POPULAR, third, 400);
    assertThat(found(owner, "파도")).containsExactly("파도 셋", "파도 하나 II", "파도 둘");
    Character hidden = characters().find(id(third)).orElseThrow();
    hidden.hide(true, NOW);
    characters().save(hidden);
    assertThat(found(owner, "파도")).containsExactly("파도 하나 II", "파도 둘");
  }

  @Test
  default void a_tag_is_found_however_much_is_said_beside_it() {
    UserId owner = owner();
    CharacterSheet told = CharacterFixtures.described("길다", "바람과 파도 ".repeat(12_000), true);
    CharacterSheet sheet = told.withDefinition(told.definition().withTags(List.of("sea")));
    characters().add(CharacterFixtures.of(owner, sheet, NOW));

    assertThat(carrying(owner, "sea")).containsExactly("길다");
    assertThat(found(owner, "파도", "sea")).containsExactly("길다");
  }

  private List<String> found(UserId owner, String text, String... tags) {
    return publicly(owner, Optional.of(text), tags);
  }

  private List<String> carrying(UserId owner, String... tags) {
    return publicly(owner, Optional.empty(), tags);
  }

  /** Page by page, in pages of any size alike. */
  private List<String> publicly(UserId owner, Optional<String> text, String... tags) {
    var query = new CharacterQuery(Optional.of(owner), true, Optional.empty(), text, List.of(tags),
        Optional.empty(), Optional.empty(), true, Order.POPULAR);
    List<String> one = names(PagingFixtures.all(1, page -> characters().list(query, page)));
    assertThat(names(characters().list(query, PageRequest.first(100)).items())).isEqualTo(one);
    return one;
  }

  private void raise(Order order, Character character, int by) {
    subject().count(id(character), order == Order.TOP ? Counted.UPVOTES : Counted.LIKES, by, NOW, NOW);
  }

  private Character published(UserId owner, String name, String... tags) {
    Character character = CharacterFixtures.of(owner, CharacterFixtures.tagged(name, tags), NOW);
    characters().add(character);
    return character;
  }

  private static CharacterId id(Character character) {
    return character.snapshot().id();
  }

  private static List<String> names(List<CharacterSummary> characters) {
    return characters.stream().map(CharacterSummary::name).toList();
  }

  private static CharacterQuery by(Order order, UserId owner) {
    return new CharacterQuery(Optional.of(owner), true, Optional.empty(), Optional.empty(), List.of(),
        Optional.empty(), Optional.empty(), true, order);
  }
}
