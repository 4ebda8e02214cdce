package io.fabula.bootstrap;

import io.fabula.application.account.Profiles;
import io.fabula.domain.account.UserId;
import io.fabula.domain.character.Gallery;
import io.fabula.domain.chat.total.ChatTotals;

/** What users made, as the rooms count it where they made it. */
record UserWorks(Gallery gallery, ChatTotals chats) implements Profiles.Works {
  @Override
  public long publicCharacters(UserId user) {
    return gallery.oeuvre(user).listed();
  }

  @Override
  public Profiles.Made made(UserId user) {
    Gallery.Oeuvre characters = gallery.oeuvre(user);
    ChatTotals.Total talk = chats.of(user);
    return new Profiles.Made(characters.characters(), talk.chats(), talk.messages(), characters.likes(),
        talk.tokens());
  }
}
