package io.fabula.domain.character;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.tag.StructuredTag;
import io.fabula.domain.character.tag.Tag;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.InMemoryListing;
import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Characters in memory. */
public final class InMemoryCharacters implements Characters, Gallery {
  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<CharacterId, Character.Snapshot> rows;

  private final InMemoryStandings standings;

  public InMemoryCharacters(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.standings = new InMemoryStandings(unit);
    this.rows = new InMemoryRows<>(unit);
  }

  /** What is counted of these characters. */
  public InMemoryStandings standings() {
    return standings;
  }

  @Override
  public void add(Character character) {
    unit.step(() -> {
      rows.put(character.snapshot().id(), character.snapshot());
      standings.begin(character.snapshot().id());
      return character;
    });
  }

  @Override
  public Optional<Character> find(CharacterId id) {
    return rows.find(id).map(this::standing).map(Character::restore);
  }

  @Override
  public Optional<Character> findBySlug(String slug) {
    return rows.where(s -> s.slug().equals(slug)).stream().findFirst().map(this::standing)
        .map(Character::restore);
  }

  @Override
  public Optional<Sighting> glance(CharacterId id) {
    return rows.find(id).map(s -> new Sighting(s.audience(), s.version()));
  }

  @Override
  public void save(Character character) {
    unit.step(() -> {
      Character.Snapshot s = character.snapshot();
      rows.find(s.id()).filter(found -> found.version() == character.loadedVersion())
          .orElseThrow(() -> SharedError.Overtaken.failure("character"));
      rows.put(s.id(), s);
      return s;
    });
  }

  @Override
  public void remove(CharacterId id) {
    unit.step(() -> {
      rows.remove(id);
      standings.end(id);
      return id;
    });
  }

  private Character.Snapshot standing(Character.Snapshot s) {
    return new Character.Snapshot(s.id(), s.slug(), s.owner(), s.sheet(), s.avatar(), s.card(),
        s.forkedFrom(), s.hidden(), standings.of(s.id()), s.version(), s.createdAt(), s.updatedAt());
  }

  @Override
  public List<CharacterSummary> of(List<CharacterId> ids) {
    return ids.stream().flatMap(id -> find(id).stream()).map(CharacterFixtures::summaryOf).toList();
  }

  @Override
  public List<CharacterSummary> forksOf(CharacterId id, Optional<UserId> viewer, int limit) {
    return found(viewer, s -> s.forkedFrom().equals(Optional.of(id)), limit);
  }

  @Override
  public List<Kinship> sharing(Collection<String> tags, Optional<UserId> viewer, int limit) {
    Set<String> asked = tags.stream().map(Tag::folded).collect(Collectors.toSet());
    return found(viewer, s -> true, Integer.MAX_VALUE).stream()
        .map(s -> new Kinship(s,
            (int) s.tags().stream().map(Tag::folded).distinct().filter(asked::contains).count()))
        .filter(kin -> kin.sharedTags() > 0)
        .sorted(Comparator.comparingInt(Kinship::sharedTags).reversed()).limit(limit).toList();
  }

  @Override
  public List<CharacterSummary> named(Collection<String> names, Optional<UserId> viewer, int limit) {
    return found(viewer, s -> names.contains(s.sheet().definition().name()), limit);
  }

  @Override
  public Oeuvre oeuvre(UserId owner) {
    List<Character.Snapshot> own = rows.where(s -> s.owner().equals(Optional.of(owner)));
    return new Oeuvre(own.size(), own.stream().filter(s -> s.audience().listed()).count(),
        own.stream().mapToLong(s -> standings.of(s.id()).tally().likes()).sum());
  }

  private List<CharacterSummary> found(Optional<UserId> viewer, Predicate<Character.Snapshot> condition,
      int limit) {
    return rows.where(s -> condition.test(s)
        && (s.audience().listed() || viewer.isPresent() && viewer.equals(s.owner()))).stream()
        .map(this::standing).map(s -> CharacterFixtures.summaryOf(Character.restore(s)))
        .sorted(Comparator.comparing((CharacterSummary s) -> s.id().toString()).reversed()).limit(limit)
        .toList();
  }

  /** Those that everyone may find. */
  public List<Character.Snapshot> listed() {
    return rows.where(s -> s.audience().listed());
  }

  @Override
  public Page<CharacterSummary> list(CharacterQuery query, PageRequest page) {
    List<CharacterSummary> matching = rows.where(s -> matches(query, s)).stream()
        .map(this::standing).map(s -> CharacterFixtures.summaryOf(Character.restore(s))).toList();
    return query.order() == Order.NEW
        ? new InMemoryListing<CharacterSummary>(s -> Cursor.of(s.createdAt().toEpochMilli(), s.id()))
            .page(matching, page)
        : byRank(query.order(), matching, page);
  }

  /** The keys of a cursor: the order, the rank, the id, and the last fall before the walk began. */
  private Page<CharacterSummary> byRank(Order order, List<CharacterSummary> matching, PageRequest page) {
    page.after().filter(cursor -> !cursor.text(0, 4).equals(order.name())).ifPresent(other -> {
      throw Cursor.malformed();
    });
    long began = page.after().map(cursor -> cursor.number(3, 4)).orElseGet(standings::lastFall);
    Optional<Cursor> after = page.after()
        .map(cursor -> Cursor.of(cursor.number(1, 4), cursor.text(2, 4)));
    List<CharacterSummary> unseen = matching.stream()
        .filter(s -> after.isEmpty() || s.standing().fall().number() <= began
            || !above(rank(order, s.standing().fall().from()), s, after.get()))
        .toList();
    Page<CharacterSummary> found = new InMemoryListing<CharacterSummary>(
        s -> Cursor.of(rank(order, s.standing().ranks()), s.id()))
        .page(unseen, new PageRequest(page.size(), after));
    return new Page<>(found.items(),
        found.next().map(next -> Cursor.of(order.name(), next.number(0, 2), next.text(1, 2), began)));
  }

  private static boolean above(long rank, CharacterSummary s, Cursor place) {
    long other = place.number(0, 2);
    return rank > other || rank == other && s.id().toString().compareTo(place.text(1, 2)) > 0;
  }

  private static long rank(Order order, Ranks ranks) {
    return switch (order) {
      case POPULAR -> ranks.popular();
      case TOP -> ranks.score();
      case TRENDING -> ranks.trending();
      case NEW -> throw new IllegalArgumentException("not by rank");
    };
  }

  private static boolean matches(CharacterQuery query, Character.Snapshot s) {
    CharacterSheet sheet = s.sheet();
    List<String> tags = sheet.definition().tags().stream().map(InMemoryCharacters::folded).toList();
    String searched = sheet.definition().name() + "\n" + sheet.tagline().orElse("") + "\n"
        + String.join("\n", tags)
        + (sheet.definitionVisible() ? "\n" + sheet.definition().description() : "");
    return (query.owner().isEmpty() || query.owner().equals(s.owner()))
        && (!query.publicOnly() || s.audience().listed())
        && query.visibility().filter(visibility -> visibility != sheet.visibility()).isEmpty()
        && query.text().filter(text -> !finds(searched, text)).isEmpty()
        && query.tags().stream().allMatch(tag -> tags.contains(folded(tag)))
        && query.gender().filter(gender -> !sheet.gender().equals(Optional.of(gender))).isEmpty()
        && query.language().filter(language -> !sheet.language().equals(Optional.of(language))).isEmpty()
        && (query.nsfw() || !sheet.nsfw())
        && query.structuredTag().filter(wanted -> !has(sheet, wanted)).isEmpty();
  }

  private static boolean has(CharacterSheet sheet, StructuredTag wanted) {
    return sheet.structuredTags().entrySet().stream()
        .anyMatch(entry -> Tag.folded(entry.getKey()).equals(Tag.folded(wanted.category()))
            && entry.getValue().stream().map(Tag::folded).anyMatch(Tag.folded(wanted.tag())::equals));
  }

  /** Words of Latin by their beginning, all others anywhere. */
  private static boolean finds(String searched, String text) {
    List<String> words = words(text);
    return !words.isEmpty() && words.stream().allMatch(word -> words(searched).stream()
        .anyMatch(there -> word.codePointAt(0) < 0x250 ? there.startsWith(word) : there.contains(word)));
  }

  /** Stretches of Latin letters and digits, and stretches of other letters and of pictures. */
  private static List<String> words(String text) {
    return Pattern.compile("[\\p{IsLatin}\\p{Nd}]+|[\\p{L}\\p{So}&&[^\\p{IsLatin}]]+").matcher(folded(text))
        .results()
        .map(MatchResult::group).toList();
  }

  private static String folded(String text) {
    return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC).toLowerCase(Locale.ROOT)
        .strip();
  }
}
