package io.fabula.domain.character.tag;

import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterError;
import io.fabula.domain.character.InMemoryCharacters;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tags in memory, counted over the characters there. */
public final class InMemoryTags implements Tags {
  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<TagId, Tag> rows;
  private final InMemoryCharacters characters;

  public InMemoryTags(InMemoryUnitOfWork unit, InMemoryCharacters characters) {
    this.unit = unit;
    this.rows = new InMemoryRows<>(unit);
    this.characters = characters;
  }

  @Override
  public void add(Tag tag) {
    unit.step(() -> {
      if (named(tag.name()).isPresent()) throw CharacterError.TagTaken.failure(tag.name());
      rows.put(tag.id(), tag);
      return tag;
    });
  }

  @Override
  public Optional<TagUse> find(TagId id) {
    return rows.find(id).map(this::use);
  }

  @Override
  public void remove(TagId id) {
    rows.remove(id);
  }

  @Override
  public Page<TagUse> given(PageRequest page) {
    var uses = new TreeMap<String, TagUse>();
    for (Tag tag : rows.where(any -> true)) {
      uses.put(Tag.folded(tag.name()), use(tag));
    }
    return page("given", uses, page);
  }

  @Override
  public Page<TagUse> used(PageRequest page) {
    var uses = new TreeMap<String, TagUse>();
    characters.listed().stream().flatMap(InMemoryTags::plain).forEach(name -> {
      Optional<Tag> given = named(name);
      long before = uses.containsKey(name) ? uses.get(name).count() : 0;
      uses.put(name, new TagUse(given.map(Tag::id), given.map(Tag::name).orElse(name),
          given.flatMap(Tag::category), before + 1));
    });
    return page("used", uses, page);
  }

  @Override
  public List<TagUse> structured(int limit) {
    var uses = new TreeMap<String, TagUse>();
    for (Character.Snapshot s : characters.listed()) {
      s.sheet().structuredTags().forEach((category, names) -> names.forEach(name -> uses.merge(
          Tag.folded(category) + "\0" + Tag.folded(name),
          new TagUse(Optional.empty(), name, Optional.of(category), 1),
          (one, other) -> new TagUse(one.id(), one.name(), one.category(), one.count() + 1))));
    }
    return uses.values().stream().limit(limit).toList();
  }

  private TagUse use(Tag tag) {
    long count = characters.listed().stream().filter(s -> plain(s).anyMatch(Tag.folded(tag.name())::equals)
        || tag.category().filter(category -> within(s, category, tag.name())).isPresent()).count();
    return new TagUse(Optional.of(tag.id()), tag.name(), tag.category(), count);
  }

  private Optional<Tag> named(String name) {
    return rows.where(tag -> Tag.folded(tag.name()).equals(Tag.folded(name))).stream().findFirst();
  }

  private static Stream<String> plain(Character.Snapshot s) {
    return s.sheet().definition().tags().stream().map(Tag::folded).distinct();
  }

  private static boolean within(Character.Snapshot s, String category, String name) {
    return s.sheet().structuredTags().entrySet().stream()
        .filter(entry -> Tag.folded(entry.getKey()).equals(Tag.folded(category)))
        .flatMap(entry -> entry.getValue().stream()).map(Tag::folded).anyMatch(Tag.folded(name)::equals);
  }

  private static Page<TagUse> page(String list, TreeMap<String, TagUse> uses, PageRequest page) {
    page.after().filter(cursor -> !cursor.text(0, 2).equals(list)).ifPresent(other -> {
      throw Cursor.malformed();
    });
    String after = page.after().map(cursor -> cursor.text(1, 2)).orElse("");
    Function<TagUse, Cursor> cursor = use -> Cursor.of(list, Tag.folded(use.name()));
    return Page.cut(uses.tailMap(after, after.isEmpty()).values().stream().limit(page.size() + 1L).toList(),
        page.size(), cursor);
  }
}
