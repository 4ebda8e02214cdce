package io.fabula.application.character;

import io.fabula.domain.account.Caller;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Characters;
import io.fabula.domain.character.Standings;
import io.fabula.domain.community.Counted;
import io.fabula.domain.community.Subject;
import io.fabula.domain.community.SubjectRef;
import io.fabula.domain.community.Subjects;
import io.fabula.domain.community.Tally;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Characters as the community knows them. */
public final class CharacterSubjects implements Subjects {
  private final Characters characters;
  private final Standings standings;
  private final InstantSource clock;

  public CharacterSubjects(Characters characters, Standings standings, InstantSource clock) {
    this.characters = characters;
    this.standings = standings;
    this.clock = clock;
  }

  @Override
  public Optional<Subject> seen(Optional<Caller> caller, SubjectRef ref) {
    return characters.glance(new CharacterId(ref.id())).map(Characters.Sighting::audience)
        .filter(audience -> audience.admits(caller)).map(audience -> new Subject(ref, audience.owner()));
  }

  @Override
  public Tally count(SubjectRef ref, Counted what, int by, Instant since) {
    var id = new CharacterId(ref.id());
    return by == 0 ? standings.of(id).tally() : standings.count(id, what, by, since, clock.instant()).tally();
  }
}
