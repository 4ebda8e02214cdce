package io.fabula.application.character;

import io.fabula.domain.account.Caller;
import io.fabula.domain.account.UserId;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterSummary;
import io.fabula.domain.character.Characters;
import io.fabula.domain.character.Characters.CharacterQuery;
import io.fabula.domain.character.Characters.Order;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.Gallery;
import io.fabula.domain.character.PossibleNames;
import io.fabula.domain.character.tag.Tag;
import io.fabula.domain.shared.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a character has to do with others, as far as the caller finds those in lists. */
public final class Relations {
  /** How two characters belong together. */
  public enum Kind {
    FORK_OF,
    FORKED_BY,
    SAME_CREATOR,
    SHARED_TAGS,
    MENTIONS
  }

  /**
   * @param strength above 0, at most 1: 1 for a fact about the two, a half for the same hand, for tags how
   *     many of all they have they share
   */
  public record Relation(CharacterSummary character, Kind kind, double strength) {}

  private static final int OF_EACH_KIND = 20;
  private static final int NAMES_MAX = 1_500;
  private static final int TAGS_MAX = 30;

  private final CharacterAuthoring authoring;
  private final Characters characters;
  private final Gallery gallery;

  public Relations(CharacterAuthoring authoring, Characters characters, Gallery gallery) {
    this.authoring = authoring;
    this.characters = characters;
    this.gallery = gallery;
  }

  /** Those for adults only where it is for adults itself. */
  public List<Relation> of(Optional<Caller> caller, String idOrSlug) {
    CharacterReading reading = authoring.get(caller, idOrSlug);
    Character.Snapshot character = reading.character();
    Optional<UserId> viewer = caller.map(Caller::id);
    var all = new ArrayList<Relation>();
    character.forkedFrom().map(List::of).map(gallery::of).stream().flatMap(List::stream)
        .filter(origin -> origin.audience().admits(caller))
        .forEach(origin -> all.add(new Relation(origin, Kind.FORK_OF, 1)));
    gallery.forksOf(character.id(), viewer, OF_EACH_KIND)
        .forEach(fork -> all.add(new Relation(fork, Kind.FORKED_BY, 1)));
    mentioned(reading, viewer).forEach(other -> all.add(new Relation(other, Kind.MENTIONS, 1)));
    sharing(character, viewer).forEach(all::add);
    ofSameHand(character, viewer).forEach(other -> all.add(new Relation(other, Kind.SAME_CREATOR, 0.5)));
    return all.stream().filter(relation -> !relation.character().id().equals(character.id()))
        .filter(relation -> character.sheet().nsfw() || !relation.character().nsfw()).toList();
  }

  /** Of what the caller may read: a hidden definition gives nobody away. */
  private List<CharacterSummary> mentioned(CharacterReading reading, Optional<UserId> viewer) {
    Definition all = reading.character().sheet().definition();
    Definition d = reading.definitionVisible() ? all : all.publicPart();
    String text = String.join("\n", d.description(), d.personality(), d.scenario(), d.firstMessage(),
        String.join("\n", d.alternateGreetings()), d.exampleDialogue(), d.creatorNotes());
    Set<String> names = PossibleNames.in(text, NAMES_MAX);
    names.remove(d.name());
    names.remove(d.nickname());
    return gallery.named(names, viewer, OF_EACH_KIND);
  }

  private List<Relation> sharing(Character.Snapshot character, Optional<UserId> viewer) {
    Set<String> own = folded(character.sheet().definition().tags());
    List<String> asked = own.stream().limit(TAGS_MAX).toList();
    return gallery.sharing(asked, viewer, OF_EACH_KIND + 1).stream().map(kin -> {
      long others = folded(kin.character().tags()).stream().filter(tag -> !own.contains(tag)).count();
      return new Relation(kin.character(), Kind.SHARED_TAGS,
          kin.sharedTags() / (double) (own.size() + others));
    }).toList();
  }

  private List<CharacterSummary> ofSameHand(Character.Snapshot character, Optional<UserId> viewer) {
    if (character.owner().isEmpty()) return List.of();
    boolean own = viewer.equals(character.owner());
    var query = new CharacterQuery(character.owner(), !own, Optional.empty(), Optional.empty(),
        List.of(), Optional.empty(), Optional.empty(), true, Order.NEW);
    return characters.list(query, PageRequest.first(OF_EACH_KIND + 1)).items();
  }

  private static Set<String> folded(List<String> tags) {
    return tags.stream().map(Tag::folded).collect(Collectors.toCollection(java.util.TreeSet::new));
  }
}
