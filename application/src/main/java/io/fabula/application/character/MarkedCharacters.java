package io.fabula.application.character;

import io.fabula.application.community.Marking;
import io.fabula.domain.account.Caller;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterSummary;
import io.fabula.domain.character.Gallery;
import io.fabula.domain.community.Mark;
import io.fabula.domain.community.MarkKind;
import io.fabula.domain.community.SubjectKind;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The characters that somebody marked or met, as far as they may still see them. */
public final class MarkedCharacters {
  private final Marking marking;
  private final Gallery gallery;

  public MarkedCharacters(Marking marking, Gallery gallery) {
    this.marking = marking;
    this.gallery = gallery;
  }

  /** The newest mark first. */
  public Page<CharacterSummary> marked(Caller caller, MarkKind kind, PageRequest page) {
    return visible(caller, page,
        part -> marking.marked(caller, kind, SubjectKind.CHARACTER, part).map(MarkedCharacters::id));
  }

  /**
   * A page of those that the caller may see; what they may not is passed over, and pages are full as long as
   * there are more.
   *
   * @param ids a list of characters that knows nothing of who may see them
   */
  public Page<CharacterSummary> visible(Caller caller, PageRequest page,
      Function<PageRequest, Page<CharacterId>> ids) {
    var found = new ArrayList<CharacterSummary>();
    var part = new Page<CharacterId>(List.of(), page.after());
    do {
      part = ids.apply(new PageRequest(page.size() - found.size(), part.next()));
      gallery.of(part.items()).stream()
          .filter(character -> character.audience().admits(Optional.of(caller))).forEach(found::add);
    } while (found.size() < page.size() && part.next().isPresent());
    return new Page<>(found, part.next());
  }

  private static CharacterId id(Mark mark) {
    return new CharacterId(mark.subject().id());
  }
}
