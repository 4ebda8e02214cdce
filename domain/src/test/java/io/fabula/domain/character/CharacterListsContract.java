package io.fabula.domain.character;

import static io.fabula.domain.character.CharacterFixtures.summaryOf;
import static io.fabula.domain.shared.PagingFixtures.all;
import static io.fabula.domain.shared.PagingFixtures.assertMalformedCursorsRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.Characters.CharacterQuery;
import io.fabula.domain.character.Characters.Order;
import io.fabula.domain.character.tag.StructuredTag;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What lists of all {@link Characters} keep to. */
public interface CharacterListsContract {
  Characters subject();

  /** A user who exists, another one with every call. */
  UserId owner();

  @Test
  default void a_list_shows_summaries() {
    Character complete = CharacterFixtures.complete(owner());
    subject().add(complete);

    assertThat(list(of(complete.snapshot().owner().orElseThrow()))).containsExactly(summaryOf(complete));
  }

  @Test
  default void the_newest_come_first_whatever_the_size_of_a_page() {
    UserId owner = owner();
    var added = new ArrayList<String>();
    // three at each moment, so that their ids decide too
    for (int i = 0; i < 10; i++) {
      added.add("N" + i);
      subject().add(CharacterFixtures.of(owner, CharacterFixtures.tagged("N" + i),
          HandClock.START.plusMillis(i / 3)));
    }

    for (int size : new int[]{1, 3, 10, 100}) {
      assertThat(all(size, page -> subject().list(of(owner), page))).extracting(CharacterSummary::name)
          .isEqualTo(added.reversed());
    }
  }

  @Test
  default void pages_stay_as_they_are_while_characters_are_added() {
    UserId owner = owner();
    published(owner, "old");
    published(owner, "new");
    Page<CharacterSummary> first = subject().list(of(owner), PageRequest.first(1));

    published(owner, "newest");

    assertThat(subject().list(of(owner), new PageRequest(5, first.next())).items())
        .extracting(CharacterSummary::name).containsExactly("old");
  }

  @Test
  default void malformed_cursors_are_refused() {
    UserId owner = owner();
    published(owner, "Mira");

    assertMalformedCursorsRefused(page -> subject().list(of(owner), page));
  }

  @Test
  default void text_is_found_in_name_tagline_tags_and_description_whatever_its_case() {
    UserId owner = owner();
    subject().add(CharacterFixtures.complete(owner));
    published(owner, "100%_!Öl 바다");

    for (Order order : Order.values()) {
      assertThat(found(owner, "MIRA", order)).containsExactly("Mira");
      assertThat(found(owner, "등대", order)).containsExactly("Mira");
      assertThat(found(owner, "🗼", order)).containsExactly("Mira");
      assertThat(found(owner, "Storm", order)).containsExactly("Mira");
      assertThat(found(owner, "öL 바", order)).containsExactly("100%_!Öl 바다");
      assertThat(found(owner, "mira 바다", order)).isEmpty();
      // the signs that mean anything in a query mean nothing
      assertThat(found(owner, "100%_!", order)).containsExactly("100%_!Öl 바다");
      assertThat(found(owner, "1%l", order)).isEmpty();
      assertThat(found(owner, "' or 1=1 \" * ( ) : & |", order)).isEmpty();
      assertThat(found(owner, "%", order)).isEmpty();
    }
  }

  @Test
  default void korean_is_found_by_any_syllable_and_other_words_by_their_beginning() {
    UserId owner = owner();
    published(owner, "등대지기 미라의 Lighthouse 灯台守");

    for (String found : List.of("등", "기", "지", "대지", "대지기", "등대지기", "미라", "라의", "light", "LIGHTHOUSE",
        "灯", "台守", "등대 light", "지기lighthouse")) {
      assertThat(found(owner, found, Order.POPULAR)).as(found).hasSize(1);
    }
    for (String none : List.of("지등", "등지", "기미", "house", "lighthouses", "守台", "미라는")) {
      assertThat(found(owner, none, Order.POPULAR)).as(none).isEmpty();
    }
  }

  @Test
  default void what_is_found_follows_a_revision_and_goes_with_the_character() {
    UserId owner = owner();
    Character mira = published(owner, "등대지기");
    revise(mira, CharacterFixtures.tagged("선장"));

    assertThat(found(owner, "등대", Order.POPULAR)).isEmpty();
    assertThat(found(owner, "선장", Order.POPULAR)).containsExactly("선장");
    subject().remove(mira.snapshot().id());
    assertThat(found(owner, "선장", Order.POPULAR)).isEmpty();
  }

  @Test
  default void a_hidden_definition_is_not_found_by_what_it_says() {
    UserId owner = owner();
    Character mira = published(owner, "Mira");
    revise(mira, CharacterFixtures.described("Mira", "누구도 모르는 비밀 zanzibar", true));
    assertThat(found(owner, "비밀", Order.POPULAR)).containsExactly("Mira");
    assertThat(found(owner, "zanzi", Order.NEW)).containsExactly("Mira");

    revise(mira, CharacterFixtures.described("Mira", "누구도 모르는 비밀 zanzibar", false));
    assertThat(found(owner, "비밀", Order.POPULAR)).isEmpty();
    assertThat(found(owner, "mira", Order.POPULAR)).containsExactly("Mira");
  }

  private void revise(Character character, CharacterSheet sheet) {
    Character loaded = subject().find(character.snapshot().id()).orElseThrow();
    loaded.revise(sheet, HandClock.START);
    subject().save(loaded);
  }

  @Test
  default void what_is_found_comes_page_by_page_and_none_twice() {
    UserId owner = owner();
    for (int i = 0; i < 25; i++) published(owner, "파도 " + i);

    for (Order order : Order.values()) {
      assertThat(all(7, page -> subject().list(with(owner, "파도", order), page)))
          .extracting(CharacterSummary::name).as(order.name()).hasSize(25).doesNotHaveDuplicates();
      assertMalformedCursorsRefused(page -> subject().list(with(owner, "파도", order), page));
    }
    assertThat(found(owner, "파도", Order.NEW)).isEqualTo(found(owner, "파도", Order.POPULAR));
  }

  private List<String> found(UserId owner, String text, Order order) {
    return names(with(owner, text, order));
  }

  @Test
  default void all_tags_must_match_whatever_their_case() {
    UserId owner = owner();
    add(owner, CharacterFixtures.tagged("both", "Sea", "폭풍"));
    add(owner, CharacterFixtures.tagged("one", "sea", "SEA"));

    assertThat(names(tagged(owner, "SEA"))).containsExactlyInAnyOrder("both", "one");
    assertThat(names(tagged(owner, "sea", "폭풍"))).containsExactly("both");
    assertThat(names(tagged(owner, "se"))).isEmpty();
  }

  @Test
  default void a_tag_within_a_category_narrows_a_list_and_follows_a_revision() {
    UserId owner = owner();
    Character mira = CharacterFixtures.complete(owner);
    subject().add(mira);
    add(owner, CharacterFixtures.tagged("plain", "sea"));
    var genre = new StructuredTag("Genre", "SEA");

    assertThat(names(structured(owner, genre))).containsExactly("Mira");
    assertThat(names(structured(owner, new StructuredTag("genre", "드라마")))).containsExactly("Mira");
    assertThat(names(structured(owner, new StructuredTag("mood", "sea")))).isEmpty();
    assertThat(names(structured(owner, new StructuredTag("", "sea")))).isEmpty();

    Character loaded = subject().find(mira.snapshot().id()).orElseThrow();
    loaded.revise(CharacterFixtures.tagged("Mira"), HandClock.START);
    subject().save(loaded);
    assertThat(names(structured(owner, genre))).isEmpty();
  }

  @Test
  default void tags_follow_a_revision() {
    UserId owner = owner();
    Character character = add(owner, CharacterFixtures.tagged("Mira", "sea"));

    Character loaded = subject().find(character.snapshot().id()).orElseThrow();
    loaded.revise(CharacterFixtures.tagged("Mira", "land"), HandClock.START);
    subject().save(loaded);

    assertThat(names(tagged(owner, "sea"))).isEmpty();
    assertThat(names(tagged(owner, "land"))).containsExactly("Mira");
  }

  @Test
  default void visibility_gender_language_and_age_rating_narrow_a_list() {
    UserId owner = owner();
    subject().add(CharacterFixtures.complete(owner));
    published(owner, "Open");

    assertThat(names(query(owner, true, Optional.empty(), Optional.empty(), Optional.empty(), true)))
        .containsExactly("Open");
    assertThat(
        names(
            query(owner, false, Optional.of(Visibility.UNLISTED), Optional.empty(), Optional.empty(), true)))
        .containsExactly("Mira");
    assertThat(
        names(query(owner, false, Optional.empty(), Optional.of(Gender.FEMALE), Optional.of("ko"), true)))
        .containsExactly("Mira");
    assertThat(names(query(owner, false, Optional.empty(), Optional.of(Gender.MALE), Optional.empty(), true)))
        .isEmpty();
    assertThat(names(query(owner, false, Optional.empty(), Optional.empty(), Optional.of("en"), true)))
        .isEmpty();
    assertThat(names(query(owner, false, Optional.empty(), Optional.empty(), Optional.empty(), false)))
        .containsExactly("Open");
  }

  private Character add(UserId owner, CharacterSheet sheet) {
    Character character = CharacterFixtures.of(owner, sheet, HandClock.START);
    subject().add(character);
    return character;
  }

  private Character published(UserId owner, String name) {
    return add(owner, CharacterFixtures.tagged(name));
  }

  private List<CharacterSummary> list(CharacterQuery query) {
    return subject().list(query, PageRequest.first(100)).items();
  }

  private List<String> names(CharacterQuery query) {
    return list(query).stream().map(CharacterSummary::name).toList();
  }

  private static CharacterQuery of(UserId owner) {
    return query(owner, false, Optional.empty(), Optional.empty(), Optional.empty(), true);
  }

  private static CharacterQuery query(UserId owner, boolean publicOnly, Optional<Visibility> visibility,
      Optional<Gender> gender, Optional<String> language, boolean nsfw) {
    return new CharacterQuery(Optional.of(owner), publicOnly, visibility, Optional.empty(), List.of(), gender,
        language, nsfw, Order.NEW);
  }

  private static CharacterQuery with(UserId owner, String text, Order order) {
    return new CharacterQuery(Optional.of(owner), false, Optional.empty(), Optional.of(text), List.of(),
        Optional.empty(), Optional.empty(), true, order);
  }

  private static CharacterQuery structured(UserId owner, StructuredTag tag) {
    return new CharacterQuery(Optional.of(owner), false, Optional.empty(), Optional.empty(), List.of(),
        Optional.empty(), Optional.empty(), true, Order.NEW, Optional.of(tag));
  }

  private static CharacterQuery tagged(UserId owner, String... tags) {
    return new CharacterQuery(Optional.of(owner), false, Optional.empty(), Optional.empty(), List.of(tags),
        Optional.empty(), Optional.empty(), true, Order.NEW);
  }
}
