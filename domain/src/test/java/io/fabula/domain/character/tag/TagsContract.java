package io.fabula.domain.character.tag;

import static io.fabula.domain.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterError;
import io.fabula.domain.character.CharacterFixtures;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.domain.character.Characters;
import io.fabula.domain.character.Visibility;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.PagingFixtures;
import io.fabula.domain.shared.Refusals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link Tags} keep to, together with the {@link Characters} that carry them. */
public interface TagsContract {
  Tags subject();

  Characters characters();

  /** A user who exists, another one with every call. */
  UserId owner();

  @Test
  default void a_given_tag_is_found_until_it_is_removed() {
    Tag tag = tag("바다 ", Optional.of("장르"));
    subject().add(tag);

    assertThat(subject().find(tag.id()))
        .contains(new TagUse(Optional.of(tag.id()), tag.name(), tag.category(), 0));
    subject().remove(tag.id());
    assertThat(subject().find(tag.id())).isEmpty();
    subject().add(new Tag(new TagId(IdFixtures.fresh()), tag.name(), Optional.empty(), HandClock.START));
  }

  @Test
  default void a_name_is_taken_whatever_its_case_or_category() {
    Tag tag = tag("Sea", Optional.empty());
    subject().add(tag);
    String other = tag.name().toUpperCase(java.util.Locale.ROOT);

    assertRefused(CharacterError.TagTaken.failure(other), () -> subject()
        .add(Tag.given(new TagId(IdFixtures.fresh()), other, Optional.of("genre"), HandClock.START)));
  }

  @Test
  default void only_characters_that_everyone_may_find_are_counted() {
    Tag tag = tag("Sea", Optional.of("Genre"));
    subject().add(tag);
    publish(tagged(tag.name(), "other"));
    publish(structured("genre", tag.name().toUpperCase(java.util.Locale.ROOT)));
    publish(structured("mood", tag.name()));
    publish(tagged(tag.name()).withVisibility(Visibility.PRIVATE));
    publish(tagged(tag.name()).withVisibility(Visibility.UNLISTED));

    var twice = new TagUse(Optional.of(tag.id()), tag.name(), tag.category(), 2);
    assertThat(all(subject()::given)).contains(twice);
    assertThat(subject().find(tag.id())).contains(twice);
    assertThat(all(subject()::used)).contains(new TagUse(Optional.of(tag.id()), tag.name(),
        tag.category(), 1));
    assertThat(subject().structured(1_000))
        .contains(new TagUse(Optional.empty(), tag.name(), Optional.of("mood"), 1));
  }

  @Test
  default void a_count_follows_the_visibility() {
    String name = "tag" + IdFixtures.fresh();
    Character mira = publish(tagged(name));
    var use = new TagUse(Optional.empty(), name, Optional.empty(), 1);
    assertThat(all(subject()::used)).contains(use);

    Character loaded = characters().find(mira.snapshot().id()).orElseThrow();
    loaded.revise(loaded.snapshot().sheet().withVisibility(Visibility.PRIVATE), HandClock.START);
    characters().save(loaded);

    assertThat(all(subject()::used)).doesNotContain(use);
  }

  @Test
  default void lists_go_by_name_and_refuse_cursors_that_are_none() {
    for (int i = 0; i < 5; i++) {
      Tag tag = tag("page", Optional.empty());
      subject().add(tag);
      publish(tagged(tag.name()));
    }

    for (var list : List.<java.util.function.Function<PageRequest, io.fabula.domain.shared.Page<TagUse>>>of(
        subject()::given, subject()::used)) {
      List<TagUse> uses = all(list);
      assertThat(uses).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
      assertThat(PagingFixtures.all(2, list)).isEqualTo(uses);
      for (Cursor cursor : List.of(Cursor.of("x"), Cursor.of("x", "y", "z"), Cursor.of("neither", "y"))) {
        Refusals.assertInvalid("start_cursor",
            () -> list.apply(new PageRequest(5, Optional.of(cursor))));
      }
    }
  }

  private static List<TagUse> all(
      java.util.function.Function<PageRequest, io.fabula.domain.shared.Page<TagUse>> list) {
    return PagingFixtures.all(100, list);
  }

  private Character publish(CharacterSheet sheet) {
    Character character = CharacterFixtures.of(owner(), sheet, HandClock.START);
    characters().add(character);
    return character;
  }

  private static Tag tag(String name, Optional<String> category) {
    return Tag.given(new TagId(IdFixtures.fresh()), name + IdFixtures.fresh(), category, HandClock.START);
  }

  private static CharacterSheet tagged(String... tags) {
    return CharacterFixtures.tagged("Mira", tags);
  }

  private static CharacterSheet structured(String category, String tag) {
    CharacterSheet plain = tagged();
    return new CharacterSheet(plain.definition(), plain.tagline(), Map.of(category, List.of(tag)),
        plain.gender(), plain.language(), plain.nsfw(), plain.visibility(), plain.definitionVisible());
  }
}
