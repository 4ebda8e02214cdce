package io.fabula.domain.character;

import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.InMemoryListing;
import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Characters in memory. */
public final class InMemoryCharacters implements Characters {
  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<CharacterId, Character.Snapshot> rows;

  public InMemoryCharacters(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.rows = new InMemoryRows<>(unit);
  }

  @Override
  public void add(Character character) {
    rows.put(character.snapshot().id(), character.snapshot());
  }

  @Override
  public Optional<Character> find(CharacterId id) {
    return rows.find(id).map(Character::restore);
  }

  @Override
  public Optional<Character> findBySlug(String slug) {
    return rows.where(s -> s.slug().equals(slug)).stream().findFirst().map(Character::restore);
  }

  @Override
  public Optional<Sighting> glance(CharacterId id) {
    return rows.find(id).map(s -> new Sighting(s.owner(), s.sheet().visibility(), s.version()));
  }

  @Override
  public void save(Character character) {
    unit.step(() -> {
      Character.Snapshot s = character.snapshot();
      Character.Snapshot kept = rows.find(s.id())
          .filter(found -> found.version() == character.loadedVersion())
          .orElseThrow(() -> SharedError.Overtaken.failure("character"));
      rows.put(s.id(), counted(s, kept.chatCount()));
      return s;
    });
  }

  @Override
  public void remove(CharacterId id) {
    rows.remove(id);
  }

  @Override
  public void countChat(CharacterId id) {
    unit.step(() -> {
      rows.find(id).ifPresent(s -> rows.put(id, counted(s, s.chatCount() + 1)));
      return id;
    });
  }

  private static Character.Snapshot counted(Character.Snapshot s, long chats) {
    return new Character.Snapshot(s.id(), s.slug(), s.owner(), s.sheet(), s.avatar(), s.card(),
        s.forkedFrom(), chats, s.version(), s.createdAt(), s.updatedAt());
  }

  @Override
  public Page<CharacterSummary> list(CharacterQuery query, PageRequest page) {
    List<CharacterSummary> matching = rows.where(s -> matches(query, s)).stream()
        .map(s -> CharacterFixtures.summaryOf(Character.restore(s))).toList();
    return new InMemoryListing<CharacterSummary>(s -> Cursor.of(
        query.order() == Order.NEW ? s.createdAt().toEpochMilli() : s.chatCount(), s.id()))
        .page(matching, page);
  }

  private static boolean matches(CharacterQuery query, Character.Snapshot s) {
    CharacterSheet sheet = s.sheet();
    List<String> tags = sheet.definition().tags().stream().map(InMemoryCharacters::folded).toList();
    String searched = folded(
        sheet.definition().name() + "\n" + sheet.tagline().orElse("") + "\n" + String.join("\n", tags));
    return query.owner().filter(owner -> !owner.equals(s.owner())).isEmpty()
        && (!query.publicOnly() || sheet.visibility() == Visibility.PUBLIC)
        && query.visibility().filter(visibility -> visibility != sheet.visibility()).isEmpty()
        && query.text().filter(text -> !searched.contains(folded(text))).isEmpty()
        && query.tags().stream().allMatch(tag -> tags.contains(folded(tag)))
        && query.gender().filter(gender -> !sheet.gender().equals(Optional.of(gender))).isEmpty()
        && query.language().filter(language -> !sheet.language().equals(Optional.of(language))).isEmpty()
        && (query.nsfw() || !sheet.nsfw());
  }

  private static String folded(String text) {
    return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC).toLowerCase(Locale.ROOT)
        .strip();
  }
}
