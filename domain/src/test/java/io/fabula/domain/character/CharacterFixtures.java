package io.fabula.domain.character;

import io.fabula.domain.account.UserId;
import io.fabula.domain.asset.BlobId;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Characters that no other test has. */
public final class CharacterFixtures {
  private CharacterFixtures() {}

  public static Character named(UserId owner, String name) {
    return of(owner, CharacterSheet.of(Definition.named(name)), HandClock.START);
  }

  /** One that everyone may find. */
  public static Character published(UserId owner, String name) {
    return of(owner, CharacterSheet.of(Definition.named(name)).withVisibility(Visibility.PUBLIC),
        HandClock.START);
  }

  public static Character of(UserId owner, CharacterSheet sheet, Instant time) {
    return Character.create(new CharacterId(IdFixtures.fresh()), owner, sheet, time);
  }

  /** With something in every field. */
  public static Character complete(UserId owner) {
    var id = new CharacterId(IdFixtures.fresh());
    return Character.restore(new Character.Snapshot(id, "미라-" + id, Optional.of(owner), completeSheet(),
        Optional.of(BlobId.of(new byte[]{1})), Optional.of(BlobId.of(new byte[]{2})),
        Optional.of(new CharacterId(IdFixtures.fresh())), true, Standing.NEW, 3, HandClock.START,
        HandClock.START.plusSeconds(9)));
  }

  public static CharacterSheet completeSheet() {
    return new CharacterSheet(CardFixtures.full(), Optional.of("등대지기 🗼"),
        Map.of("genre", List.of("드라마", "sea"), "mood", List.of()), Optional.of(Gender.FEMALE),
        Optional.of("ko"), true, Visibility.UNLISTED, false);
  }

  public static CharacterSheet tagged(String name, String... tags) {
    var entries = Definition.named(name);
    var definition = new Definition(entries.name(), "", "", "", "", "", List.of(), List.of(), "", "", "", "",
        "", "", List.of(tags), Optional.empty(), entries.extensions());
    return CharacterSheet.of(definition).withVisibility(Visibility.PUBLIC);
  }

  /**
   * @param shown whether everyone may read the description
   */
  public static CharacterSheet described(String name, String description, boolean shown) {
    var definition = new Definition(name, "", description, "", "", "", List.of(), List.of(), "", "", "", "",
        "", "", List.of(), Optional.empty(), Json.EMPTY);
    return new CharacterSheet(definition, Optional.empty(), Map.of(), Optional.empty(), Optional.empty(),
        false,
        Visibility.PUBLIC, shown);
  }

  public static CharacterSummary summaryOf(Character character) {
    Character.Snapshot s = character.snapshot();
    CharacterSheet sheet = s.sheet();
    return new CharacterSummary(s.id(), s.slug(), s.owner(), sheet.definition().name(), sheet.tagline(),
        sheet.definition().tags(), sheet.gender(), sheet.language(), sheet.nsfw(), sheet.visibility(),
        s.avatar(), s.hidden(), s.standing(), s.version(), s.createdAt(), s.updatedAt());
  }
}
