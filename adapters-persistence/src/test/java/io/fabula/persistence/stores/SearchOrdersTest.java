package io.fabula.persistence.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterFixtures;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.domain.character.CharacterSummary;
import io.fabula.domain.character.Characters.CharacterQuery;
import io.fabula.domain.character.Characters.Order;
import io.fabula.domain.community.Counted;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.PagingFixtures;
import io.fabula.persistence.character.JdbiCharacters;
import io.fabula.persistence.character.JdbiStandings;
import io.fabula.persistence.sql.Dialect;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is looked for comes in the order of its list, whether nearly all have it, some or hardly anybody: pages
 * are so small here that a list has to look further and further.
 */
class SearchOrdersTest {
  private static final int MANY = 1_200;
  /** Every so many have the word. */
  private static final Map<String, Integer> WORDS = Map.of("always", 1, "often", 3, "등대", 20, "seldom", 400,
      "never", Integer.MAX_VALUE);

  private final Random random = new Random(7);

  @Test
  void on_sqlite() {
    try (var stores = TestStores.onSqlite()) {
      everything_found_comes_in_order(stores);
    }
  }

  @Test
  void on_postgresql() {
    try (var stores = TestStores.onPostgres()) {
      everything_found_comes_in_order(stores);
    }
  }

  /** Those on the shelves of the first ones are more than these, and some between them stand on another shelf. */
  @Test
  void who_shares_a_shelf_with_the_first_ones_waits_for_those_between() {
    for (TestStores opened : List.of(TestStores.onSqlite(), TestStores.onPostgres())) {
      try (var stores = opened) {
        var characters = new JdbiCharacters(stores.database);
        stand(stores, characters, 10, 600, 3, "등대 high");
        stand(stores, characters, 30, 2_000, 3, "quiet");
        stand(stores, characters, 20, 2_000, 2, "등대 low");
        assertThat(stores.database.<Long>read(handle -> handle
            .createQuery("select count(distinct top_shelf) from character_standing").mapTo(Long.class).one()))
            .isEqualTo(2);

        assertThat(
            characters.list(query(Optional.of("등대"), List.of(), Order.TOP), PageRequest.first(3)).items())
            .extracting(CharacterSummary::name).containsExactly("등대 high 9", "등대 high 8", "등대 high 7");
      }
    }
  }

  private static void stand(TestStores stores, JdbiCharacters characters, int many, long arrival, int score,
      String name) {
    UserId owner = stores.newUser();
    for (int i = 0; i < many; i++) {
      Character character = CharacterFixtures.of(owner, CharacterFixtures.tagged(name + " " + i),
          HandClock.START);
      characters.add(character);
      CharacterId id = character.snapshot().id();
      stores.database.write(handle -> handle
          .createUpdate("update character_standing set arrival = :arrival where character_id = :id")
          .bind("arrival", arrival).bind("id", id.toString()).execute());
      new JdbiStandings(stores.database).count(id, Counted.UPVOTES, score, HandClock.START, HandClock.START);
    }
  }

  private void everything_found_comes_in_order(TestStores stores) {
    var characters = new JdbiCharacters(stores.database);
    var standings = new JdbiStandings(stores.database);
    UserId owner = stores.newUser();
    List<CharacterId> ids = stores.database.run(() -> IntStream.range(0, MANY).mapToObj(i -> {
      Character character = CharacterFixtures.of(owner, sheet(i), HandClock.START.plusMillis(i / 3));
      characters.add(character);
      return character.snapshot().id();
    }).toList());
    for (int round = 0; round < 2; round++) {
      stores.database.run(() -> {
        ids.stream().filter(id -> random.nextInt(4) == 0).forEach(id -> stir(standings, id));
        return null;
      });
      List<CharacterSummary> all = PagingFixtures.all(100,
          page -> characters.list(query(Optional.empty(), List.of(), Order.NEW), page));
      assertThat(all).hasSize(MANY);
      boolean bySteps = stores.database.dialect() == Dialect.SQLITE;
      for (Order order : Order.values()) {
        WORDS.keySet().forEach(word -> {
          List<CharacterSummary> wanted = all.stream().filter(each -> each.name().contains(" " + word + " "))
              .sorted(by(order)).toList();
          Stream.of(query(Optional.of(word), List.of(), order), query(Optional.empty(), List.of(word), order))
              .forEach(query -> {
                // a store of its own for each page remembers nothing of how far it has to look
                List<CharacterSummary> found = PagingFixtures.all(3,
                    page -> new JdbiCharacters(stores.database).list(query, page));
                assertThat(PagingFixtures.all(40, page -> characters.list(query, page))).isEqualTo(found);
                if (order == Order.POPULAR && bySteps)
                  assertThat(found).containsExactlyInAnyOrderElementsOf(wanted);
                else
                  assertThat(found).as("%s %s", word, query).containsExactlyElementsOf(wanted);
              });
        });
      }
    }
  }

  private static CharacterSheet sheet(int i) {
    List<String> words = WORDS.entrySet().stream().filter(word -> i % word.getValue() == 0 && i > 0)
        .map(Map.Entry::getKey).toList();
    return CharacterFixtures.tagged("C" + i + " " + String.join(" ", words) + " .",
        words.toArray(String[]::new));
  }

  /** Few rise high, and some fall again. */
  private void stir(JdbiStandings standings, CharacterId id) {
    int much = 1 << random.nextInt(8);
    for (Counted what : List.of(Counted.LIKES, Counted.UPVOTES, Counted.DOWNVOTES)) {
      standings.count(id, what, random.nextInt(much), HandClock.START, HandClock.START);
    }
    long likes = standings.of(id).tally().likes();
    if (likes > 0 && random.nextInt(3) == 0)
      standings.count(id, Counted.LIKES, -(int) likes, HandClock.START, HandClock.START);
  }

  private static Comparator<CharacterSummary> by(Order order) {
    Comparator<CharacterSummary> rising = switch (order) {
      case NEW -> Comparator.comparing(CharacterSummary::createdAt);
      case POPULAR -> Comparator.comparingLong(each -> each.standing().ranks().popular());
      case TOP -> Comparator.comparingLong(each -> each.standing().ranks().score());
      case TRENDING -> Comparator.comparingLong(each -> each.standing().ranks().trending());
    };
    return rising.thenComparing(each -> each.id().toString()).reversed();
  }

  private static CharacterQuery query(Optional<String> text, List<String> tags, Order order) {
    return new CharacterQuery(Optional.empty(), true, Optional.empty(), text, tags, Optional.empty(),
        Optional.empty(), true, order);
  }
}
