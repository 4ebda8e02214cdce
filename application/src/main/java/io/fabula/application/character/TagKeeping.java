package io.fabula.application.character;

import io.fabula.domain.character.tag.Tag;
import io.fabula.domain.character.tag.TagId;
import io.fabula.domain.character.tag.TagUse;
import io.fabula.domain.character.tag.Tags;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The tags that admins give, and those in use. */
public final class TagKeeping {
  private static final int STRUCTURED_MAX = 2_000;

  private final Tags tags;
  private final Ids ids;
  private final InstantSource clock;

  public TagKeeping(Tags tags, Ids ids, InstantSource clock) {
    this.tags = tags;
    this.ids = ids;
    this.clock = clock;
  }

  public Page<TagUse> given(PageRequest page) {
    return tags.given(page);
  }

  public Page<TagUse> used(PageRequest page) {
    return tags.used(page);
  }

  /** Tags within categories, ordered by both; so many that a page shows them all. */
  public List<TagUse> structured() {
    return tags.structured(STRUCTURED_MAX);
  }

  /** As admin. */
  public TagUse give(String name, Optional<String> category) {
    Tag tag = Tag.given(new TagId(ids.next()), name, category, clock.instant());
    tags.add(tag);
    return tags.find(tag.id()).orElseThrow(() -> SharedError.NotFound.failure("tag"));
  }

  /** As admin. */
  public void takeAway(TagId id) {
    if (tags.find(id).isEmpty()) throw SharedError.NotFound.failure("tag");
    tags.remove(id);
  }
}
