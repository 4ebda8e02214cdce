package io.fabula.application.chat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Characters;
import io.fabula.domain.character.Definition;
import io.fabula.domain.chat.CastMember;
import io.fabula.domain.chat.CastSnapshots;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who a cast member is right now: the living character while the chat's owner may see it, the chat's
 * own snapshot from then on. Definitions are large and versions never change, so the last ones used
 * are remembered.
 */
final class CastLookup {
  /** In characters of all texts together: some tens of megabytes. */
  private static final long REMEMBERED = 16_000_000;

  private record Key(CharacterId character, long version) {}

  private final Characters characters;
  private final CastSnapshots snapshots;
  private final Map<Key, Definition> recent = new LinkedHashMap<>(256, 0.75f, true);
  private long weight;

  CastLookup(Characters characters, CastSnapshots snapshots) {
    this.characters = characters;
    this.snapshots = snapshots;
  }

  Definition definition(CastMember member, UserId viewer) {
    Optional<Characters.Sighting> living = characters.glance(member.id())
        .filter(found -> found.visibleTo(viewer));
    long version = living.map(Characters.Sighting::version).orElse(member.version());
    var key = new Key(member.id(), version);
    synchronized (recent) {
      Definition known = recent.get(key);
      if (known != null) return known;
    }
    Definition definition = load(key, living.isPresent());
    remember(key, definition);
    return definition;
  }

  private Definition load(Key key, boolean living) {
    Optional<Definition> found = living
        ? characters.find(key.character()).map(Character::snapshot)
            .map(character -> character.sheet().definition())
        : Optional.empty();
    return found.or(() -> snapshots.find(key.character(), key.version()))
        .orElseThrow(() -> new IllegalStateException("a chat without its cast: " + key));
  }

  private void remember(Key key, Definition definition) {
    synchronized (recent) {
      if (recent.put(key, definition) == null) weight += definition.weight();
      var oldest = recent.values().iterator();
      while (weight > REMEMBERED && oldest.hasNext()) {
        weight -= oldest.next().weight();
        oldest.remove();
      }
    }
  }
}
