package io.fabula.persistence.character;

import io.fabula.domain.character.CharacterSummary;
import io.fabula.domain.character.Characters.CharacterQuery;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.persistence.character.CharacterListing.Found;
import io.fabula.persistence.character.CharacterWalk.ByStanding;
import io.fabula.persistence.character.CharacterWalk.Place;
import io.fabula.persistence.character.SearchIndex.Finding;
import io.fabula.persistence.character.SearchWords.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * Lists of what is looked for among those that everyone sees. It may be rare or common, and the index does not
 * tell: so a list looks for it among the next ones, then among more of them, and at last everywhere, where it
 * has to be rare.
 */
final class CharacterSearch {
  /** Among how many a list looks first, and at most before it looks everywhere, for each one of a page. */
  private static final int NEAR = 6;
  private static final int FAR = 200;
  private static final int KNOWN_MAX = 1_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  /** Their standings are put in order before anything else is read of them. */
  private static final String STANDINGS = """
      with f as materialized (%s) %s from (
        select s.* from f cross join character_standing s %s order by %s limit 1000000000
      ) s cross join character_character c cross join character_fall""";

  /** How many had to be looked through: a hint, which makes a list fast and never wrong. */
  private record Known(int times, long at) {}

  private final SearchIndex index;
  private final Map<CharacterQuery, Known> known = new ConcurrentHashMap<>();

  CharacterSearch(SearchIndex index) {
    this.index = index;
  }

  /** @param phrases all of which are looked for */
  Page<CharacterSummary> find(Handle handle, CharacterQuery query, List<Phrase> phrases, PageRequest page) {
    Optional<CharacterWalk> led = index.walk(query.order());
    if (led.isPresent())
      return CharacterListing.list(handle, led.get(), CharacterListing.conditions(query)
          .where("s.listed = true").with(everywhere(phrases).values()), page);
    ByStanding walk = CharacterWalk.of(query);
    int wanted = page.size() + 1;
    int times = times(query);
    while (times <= FAR) {
      Reach reach = Reach.of(handle, walk, page.after().map(walk::place), times * wanted);
      List<Found> rows = reach.shelves().isEmpty() ? List.of()
          : rows(handle, walk, query, page, index.find(phrases, reach.shelves()), reach.last());
      if (rows.size() >= wanted || reach.last().isEmpty())
        return CharacterListing.cut(walk, page, remember(query, times, rows));
      times = further(times, rows.size(), wanted);
    }
    return CharacterListing.cut(walk, page,
        remember(query, times, rows(handle, walk, query, page, everywhere(phrases), Optional.empty())));
  }

  /** Whoever has all these, whether everyone sees them or not. */
  Finding everywhere(List<Phrase> phrases) {
    return index.find(phrases);
  }

  /** Half as far again as would do if they lay evenly, and no more than is to be told from so few. */
  private static int further(int times, int found, int wanted) {
    if (times == FAR) return FAR + 1;
    int enough = found == 0 ? FAR : Math.max(times + 1, times * wanted * 3 / (2 * found));
    return Math.min(Math.min(enough, 8 * times), FAR);
  }

  private int times(CharacterQuery query) {
    Known before = known.get(query);
    return before == null || System.nanoTime() - before.at() > REMEMBERED.toNanos() ? NEAR : before.times();
  }

  private List<Found> remember(CharacterQuery query, int times, List<Found> rows) {
    if (times != times(query)) {
      if (known.size() >= KNOWN_MAX) known.clear();
      known.put(query, new Known(times, System.nanoTime()));
    }
    return rows;
  }

  /** @param last nobody behind whom is looked at; absent where all are */
  private static List<Found> rows(Handle handle, ByStanding walk, CharacterQuery query, PageRequest page,
      Finding finding, Optional<Place> last) {
    var standings = new Conditions().where("s.character_id = f.character_id").where("s.listed = true");
    page.after().ifPresent(cursor -> walk.goOn(cursor, standings));
    last.ifPresent(place -> standings.where("(s." + walk.column() + ", s.character_id) >= (:least, :last)")
        .with("least", place.rank()).with("last", place.id()));
    Conditions all = CharacterListing.conditions(query).where("c.id = s.character_id").where("one = 1")
        .with(finding.values()).with(standings.values());
    String select = STANDINGS.formatted(finding.ids(), walk.columns().select(), standings.text(),
        walk.order());
    return CharacterListing.rows(handle, walk, select, all, page);
  }
}
