package io.fabula.persistence.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterFixtures;
import io.fabula.domain.character.CharacterSummary;
import io.fabula.domain.character.Characters.CharacterQuery;
import io.fabula.domain.character.Characters.Order;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.PagingFixtures;
import io.fabula.persistence.character.JdbiCharacters;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What very many characters have is found by another way on PostgreSQL, and no differently. */
class CommonWordsTest {
  private static final int MANY = 4_100;

  @Test
  void what_nearly_all_have_comes_in_the_order_in_which_rare_things_do() {
    try (var stores = TestStores.at(TestPostgres.newDatabase())) {
      var characters = new JdbiCharacters(stores.database);
      UserId owner = stores.newUser();
      characters.add(CharacterFixtures.of(owner, CharacterFixtures.tagged("Common 0", "wide"),
          HandClock.START));
      copies(stores);

      for (var query : List.of(query(Optional.of("common"), List.of()),
          query(Optional.empty(), List.of("Wide")))) {
        List<String> first = names(characters.list(query, PageRequest.first(100)).items());
        assertThat(first).hasSize(100).startsWith("Common 4100", "Common 4099").endsWith("Common 4001");
        assertThat(PagingFixtures.all(100, page -> characters.list(query, page))).hasSize(MANY + 1)
            .doesNotHaveDuplicates();
      }
      var rare = query(Optional.of("4099"), List.of("wide"));
      assertThat(names(characters.list(rare, PageRequest.first(5)).items())).containsExactly("Common 4099");
    }
  }

  /** Each more popular than the one before. */
  private static void copies(TestStores stores) {
    stores.database.write(handle -> {
      handle
          .createUpdate(
              """
                  insert into character_character (id, slug, owner_id, name, tagline, tags, gender, language, nsfw,
                    visibility, definition_visible, structured_tags, definition, version, created_at, updated_at, hidden)
                  select overlay(c.id placing lpad(n::text, 12, '0') from 25), 's' || n, owner_id, 'Common ' || n, tagline,
                    tags, gender, language, nsfw, visibility, definition_visible, structured_tags, definition, version,
                    created_at, updated_at, hidden
                  from character_character c, generate_series(1, :many) n
                  """)
          .bind("many", MANY).execute();
      handle.execute(
          """
              insert into character_standing (character_id, listed, likes, favorites, upvotes, downvotes, comments,
                chats, popular, score, trending, fall, fell_at, popular_from, score_from, trending_from)
              select id, true, 0, 0, 0, 0, 0, 0, substring(name from 8)::bigint, 0, 0, 0, 0, 0, 0, 0
              from character_character where name <> 'Common 0'
              """);
      handle.execute("""
          insert into character_search (character_id, words, listed, popular)
          select c.id, f.words || to_tsvector('simple', substring(c.name from 8)), true,
            substring(c.name from 8)::bigint
          from character_character c, character_search f where c.name <> 'Common 0'
          """);
      handle.execute("""
          insert into character_tag (tag, character_id, listed)
          select 'wide', id, true from character_character where name <> 'Common 0'
          """);
    });
  }

  private static List<String> names(List<CharacterSummary> found) {
    return found.stream().map(CharacterSummary::name).toList();
  }

  private static CharacterQuery query(Optional<String> text, List<String> tags) {
    return new CharacterQuery(Optional.empty(), true, Optional.empty(), text, tags, Optional.empty(),
        Optional.empty(), true, Order.POPULAR);
  }
}
