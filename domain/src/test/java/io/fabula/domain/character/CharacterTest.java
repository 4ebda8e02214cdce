package io.fabula.domain.character;

import static io.fabula.domain.shared.Refusals.assertInvalid;
import static io.fabula.domain.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabula.domain.account.Caller;
import io.fabula.domain.account.Role;
import io.fabula.domain.account.UserFixtures;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Fault;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.SharedError;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CharacterTest {
  private final Caller owner = caller(Role.USER);

  @Test
  void hidden_characters_are_seen_by_their_owner_and_admins_alone() {
    for (Visibility visibility : Visibility.values()) {
      boolean hidden = visibility == Visibility.PRIVATE || visibility == Visibility.DRAFT;
      Character mira = mira(CharacterFixtures.completeSheet().withVisibility(visibility));

      assertThat(mira.visibleTo(Optional.of(owner))).isTrue();
      assertThat(mira.visibleTo(Optional.of(caller(Role.ADMIN)))).isTrue();
      assertThat(mira.visibleTo(Optional.of(caller(Role.USER)))).isEqualTo(!hidden);
      assertThat(mira.visibleTo(Optional.empty())).isEqualTo(!hidden);
      assertThat(mira.definitionVisibleTo(Optional.of(owner))).isTrue();
      assertThat(mira.definitionVisibleTo(Optional.empty())).isFalse();
      assertRefused(hidden ? SharedError.NotFound.failure("character") : SharedError.Forbidden.failure(),
          () -> mira.requireChangeBy(caller(Role.USER)));
    }
  }

  @Test
  void one_that_was_left_behind_is_changed_by_admins_alone() {
    Character mira = mira(CharacterFixtures.completeSheet().withVisibility(Visibility.PUBLIC));

    mira.release(HandClock.START);

    assertThat(mira.snapshot().owner()).isEmpty();
    assertThat(mira.visibleTo(Optional.empty())).isTrue();
    assertThat(mira.definitionVisibleTo(Optional.of(owner))).isFalse();
    assertRefused(SharedError.Forbidden.failure(), () -> mira.requireChangeBy(owner));
    mira.requireChangeBy(caller(Role.ADMIN));
  }

  @Test
  void a_revision_is_a_version_and_keeps_the_address() {
    Character mira = Character.restore(mira(CharacterFixtures.completeSheet()).snapshot());

    mira.revise(CharacterSheet.of(Definition.named("  Anna ")), HandClock.START);

    assertThat(mira.snapshot().version()).isEqualTo(2);
    assertThat(mira.snapshot().slug()).startsWith("mira-");
    assertThat(mira.snapshot().sheet().definition().name()).isEqualTo("Anna");
  }

  @Test
  void every_field_out_of_bounds_is_named_at_once() {
    String tooMany = "x".repeat(201);
    var sheet = CharacterFixtures.tagged(" ",
        Collections.nCopies(CharacterSheet.TAGS_MAX + 1, tooMany).toArray(String[]::new));

    assertThatThrownBy(() -> mira(sheet)).isInstanceOfSatisfying(DomainFailure.class, failure -> {
      var faults = ((SharedError.Invalid) failure.error()).faults();
      assertThat(faults).extracting(Fault::field).contains("name", "tags", "tags[0]", "tags[200]")
          .hasSize(203);
    });
  }

  @Test
  void a_book_has_an_end() {
    Json entry = Json.EMPTY.with("content", new Json.Str("a"));
    var most = Collections.nCopies(CharacterSheet.LORE_ENTRIES_MAX, entry);
    var more = Collections.nCopies(CharacterSheet.LORE_ENTRIES_MAX + 1, entry);

    mira(withBook(most));
    assertInvalid("lorebook.entries", () -> mira(withBook(more)));
  }

  private static CharacterSheet withBook(List<Json> entries) {
    return CharacterSheet
        .of(Definition.named("Mira")
            .withLorebook(Lorebook.of(Json.EMPTY.with("entries", new Json.Arr(entries)))));
  }

  private Character mira(CharacterSheet sheet) {
    return CharacterFixtures.of(owner.id(), sheet, HandClock.START);
  }

  private static Caller caller(Role role) {
    return new Caller(UserFixtures.anyone().snapshot().id(), role);
  }
}
