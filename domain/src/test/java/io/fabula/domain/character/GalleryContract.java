package io.fabula.domain.character;

import static io.fabula.domain.character.CharacterFixtures.summaryOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.Caller;
import io.fabula.domain.account.Role;
import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link Gallery} keep to, of the characters in a store. */
public interface GalleryContract {
  Gallery subject();

  Characters characters();

  /** A user who exists, another one with every call. */
  UserId owner();

  @Test
  default void those_that_there_are_come_in_the_order_asked_for() {
    Character plain = CharacterFixtures.named(owner(), "미라");
    Character complete = CharacterFixtures.complete(owner());
    characters().add(plain);
    characters().add(complete);

    assertThat(subject().of(List.of(complete.snapshot().id(), new CharacterId(IdFixtures.fresh()),
        plain.snapshot().id()))).containsExactly(summaryOf(complete), summaryOf(plain));
    assertThat(subject().of(List.of())).isEmpty();
  }

  @Test
  default void forks_are_found_where_the_viewer_may_find_them() {
    Character origin = add(owner(), CharacterFixtures.tagged("Mira"));
    UserId fan = owner();
    Character hidden = fork(origin, fan);
    Character open = fork(origin, fan);
    open.revise(open.snapshot().sheet().withVisibility(Visibility.PUBLIC), HandClock.START);
    characters().add(hidden);
    characters().add(open);

    assertThat(subject().forksOf(id(origin), Optional.empty(), 9)).extracting(CharacterSummary::id)
        .containsExactly(id(open));
    assertThat(subject().forksOf(id(origin), Optional.of(owner()), 9)).hasSize(1);
    assertThat(subject().forksOf(id(origin), Optional.of(fan), 9)).extracting(CharacterSummary::id)
        .containsExactly(id(open), id(hidden));
    assertThat(subject().forksOf(id(origin), Optional.of(fan), 1)).hasSize(1);
    assertThat(subject().forksOf(id(open), Optional.of(fan), 9)).isEmpty();
  }

  @Test
  default void the_most_shared_tags_come_first() {
    UserId owner = owner();
    String own = IdFixtures.fresh().toString();
    Character both = add(owner, CharacterFixtures.tagged("both", "SEA" + own, "storm" + own, "calm"));
    Character one = add(owner, CharacterFixtures.tagged("one", "sea" + own));
    Character secret = add(owner, CharacterFixtures.tagged("secret", "sea" + own)
        .withVisibility(Visibility.PRIVATE));
    add(owner, CharacterFixtures.tagged("none", "land" + own));
    List<String> asked = List.of("Sea" + own, "Storm" + own);

    assertThat(subject().sharing(asked, Optional.empty(), 9)).extracting(Gallery.Kinship::sharedTags)
        .containsExactly(2, 1);
    assertThat(subject().sharing(asked, Optional.empty(), 9)).extracting(kin -> kin.character().id())
        .containsExactly(id(both), id(one));
    assertThat(subject().sharing(asked, Optional.of(owner), 9)).extracting(kin -> kin.character().id())
        .contains(id(secret)).hasSize(3);
    assertThat(subject().sharing(asked, Optional.empty(), 1)).hasSize(1);
    assertThat(subject().sharing(List.of(), Optional.empty(), 9)).isEmpty();
  }

  @Test
  default void names_are_found_as_they_are_written() {
    UserId owner = owner();
    String name = "Mira " + IdFixtures.fresh();
    Character mira = add(owner, CharacterFixtures.tagged(name));
    Character secret = add(owner, CharacterFixtures.tagged(name).withVisibility(Visibility.UNLISTED));

    assertThat(subject().named(List.of(name, "Nobody"), Optional.empty(), 9))
        .extracting(CharacterSummary::id).containsExactly(id(mira));
    assertThat(subject().named(List.of(name), Optional.of(owner), 9)).extracting(CharacterSummary::id)
        .containsExactlyInAnyOrder(id(mira), id(secret));
    assertThat(subject().named(List.of(), Optional.of(owner), 9)).isEmpty();
  }

  @Test
  default void what_a_user_made_is_counted_and_what_everyone_may_find_of_it() {
    UserId owner = owner();
    assertThat(subject().oeuvre(owner)).isEqualTo(new Gallery.Oeuvre(0, 0, 0));
    Character open = add(owner, CharacterFixtures.tagged("open"));
    add(owner, CharacterFixtures.tagged("secret").withVisibility(Visibility.PRIVATE));
    add(owner, CharacterFixtures.tagged("half").withVisibility(Visibility.UNLISTED));
    Character hidden = characters().find(id(add(owner, CharacterFixtures.tagged("hidden")))).orElseThrow();
    hidden.hide(true, HandClock.START);
    characters().save(hidden);
    add(owner(), CharacterFixtures.tagged("another's"));

    assertThat(open.snapshot().audience().listed()).isTrue();
    assertThat(subject().oeuvre(owner)).isEqualTo(new Gallery.Oeuvre(4, 1, 0));
  }

  private Character add(UserId owner, CharacterSheet sheet) {
    Character character = CharacterFixtures.of(owner, sheet, HandClock.START);
    characters().add(character);
    return character;
  }

  private static Character fork(Character origin, UserId by) {
    return origin.fork(new CharacterId(IdFixtures.fresh()), new Caller(by, Role.USER), HandClock.START);
  }

  private static CharacterId id(Character character) {
    return character.snapshot().id();
  }
}
