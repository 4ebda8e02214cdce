package io.fabula.application.chat.prompt;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.Characters;
import io.fabula.domain.character.Definition;
import io.fabula.domain.chat.CastMember;
import io.fabula.domain.chat.CastSnapshots;
import io.fabula.domain.chat.ledger.PromptInputs.Speaker;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who a cast member is right now: the living character while the chat's owner may see it, the chat's
 * own snapshot from then on. Definitions are large and versions never change, so the last ones used
 * are remembered.
 */
public final class CastLookup {
  /** In characters of all texts together: some tens of megabytes. */
  private static final long REMEMBERED = 16_000_000;

  /** A cast member in the version of the moment. */
  public record Member(Speaker speaker, Definition definition) {}

  private static final int KEPT = 20_000;

  private final Characters characters;
  private final CastSnapshots snapshots;
  private final Map<Speaker, Definition> recent = new LinkedHashMap<>(256, 0.75f, true);
  private final Set<Speaker> kept = ConcurrentHashMap.newKeySet();
  private long weight;

  public CastLookup(Characters characters, CastSnapshots snapshots) {
    this.characters = characters;
    this.snapshots = snapshots;
  }

  public Member member(CastMember member, UserId viewer) {
    Optional<Characters.Sighting> living = characters.glance(member.id())
        .filter(found -> found.audience().admits(viewer));
    var key = new Speaker(member.id(), living.map(Characters.Sighting::version).orElse(member.version()));
    Definition known = recent(key);
    if (known != null) return new Member(key, known);
    Definition definition = load(key, living.isPresent());
    remember(key, definition);
    return new Member(key, definition);
  }

  /** A cast member as they are now; absent where the chat knows them so, or nobody does any more. */
  public Optional<CastMember> changed(CastMember known, Member now) {
    if (now.speaker().version() == known.version()) return Optional.empty();
    return characters.find(known.id()).map(Character::snapshot)
        .filter(character -> character.version() == now.speaker().version()).map(CastMember::of);
  }

  /** Who a cast member was in some version, as far as that was kept. */
  public Optional<Definition> version(Speaker speaker) {
    return Optional.ofNullable(recent(speaker))
        .or(() -> snapshots.find(speaker.character(), speaker.version()));
  }

  /** Keeps the version that a turn uses, once. Part of a unit of work; the store keeps no version twice. */
  public void keep(Member member) {
    if (kept.contains(member.speaker())) return;
    snapshots.keep(member.speaker().character(), member.speaker().version(), member.definition());
  }

  /** After that unit, so that one that failed keeps it the next time. */
  public void kept(Member member) {
    if (kept.size() >= KEPT) kept.clear();
    kept.add(member.speaker());
  }

  private Definition recent(Speaker key) {
    synchronized (recent) {
      return recent.get(key);
    }
  }

  private Definition load(Speaker key, boolean living) {
    Optional<Definition> found = living
        ? characters.find(key.character()).map(Character::snapshot)
            .map(character -> character.sheet().definition())
        : Optional.empty();
    return found.or(() -> snapshots.find(key.character(), key.version()))
        .orElseThrow(() -> new IllegalStateException("a chat without its cast: " + key));
  }

  private void remember(Speaker key, Definition definition) {
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
