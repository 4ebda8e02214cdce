package io.fabula.domain.character.tag;

import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.util.List;
import java.util.Optional;

/** The store of tags. Names are compared as {@link Tag#folded}. */
public interface Tags {
  /** Adds one; refused with {@code CharacterError.TagTaken} where there is one of that name. */
  void add(Tag tag);

  /** A given tag, counted as in {@link #given}; absent where there is none, or no more. */
  Optional<TagUse> find(TagId id);

  /** Takes it off the list; characters keep it. One that is absent is removed already. */
  void remove(TagId id);

  /** All that admins gave, by name; counted are characters that have it plainly or within its category. */
  Page<TagUse> given(PageRequest page);

  /** Plain tags of characters that everyone may find, by name, folded where no admin gave them. */
  Page<TagUse> used(PageRequest page);

  /** Tags within categories, of characters that everyone may find, by category and name; at most so many. */
  List<TagUse> structured(int limit);
}
