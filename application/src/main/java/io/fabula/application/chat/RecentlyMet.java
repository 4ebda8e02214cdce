package io.fabula.application.chat;

import io.fabula.application.character.MarkedCharacters;
import io.fabula.domain.account.Caller;
import io.fabula.domain.character.CharacterSummary;
import io.fabula.domain.chat.cast.RecentCast;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;

/** The characters that somebody talked with last, as far as they may still see them. */
public final class RecentlyMet {
  private final RecentCast recent;
  private final MarkedCharacters characters;

  public RecentlyMet(RecentCast recent, MarkedCharacters characters) {
    this.recent = recent;
    this.characters = characters;
  }

  public Page<CharacterSummary> list(Caller caller, PageRequest page) {
    return characters.visible(caller, page, part -> recent.of(caller.id(), part));
  }
}
