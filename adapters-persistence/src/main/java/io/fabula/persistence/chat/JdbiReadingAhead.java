package io.fabula.persistence.chat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.reading.ReadingAhead;
import io.fabula.persistence.account.JdbiUsers;
import io.fabula.persistence.character.JdbiCharacters;
import io.fabula.persistence.memory.JdbiMemoryNotes;
import io.fabula.persistence.settings.JdbiSettingsOfUsers;
import io.fabula.persistence.sql.Asked;
import io.fabula.persistence.sql.Database;
import java.util.ArrayList;
import java.util.List;

/** Has the stores' own queries made in one journey; each store then finds the answer there. */
public final class JdbiReadingAhead implements ReadingAhead {
  private final Database database;

  public JdbiReadingAhead(Database database) {
    this.database = database;
  }

  @Override
  public void chat(ChatId chat, UserId user) {
    database.ahead(
        List.of(JdbiChats.finding(chat), JdbiSettingsOfUsers.finding(user), JdbiUsers.finding(user)));
  }

  @Override
  public void prompt(Prompt prompt) {
    var asked = new ArrayList<Asked<?>>();
    asked.add(JdbiCharacters.glancing(prompt.speaker()));
    asked.add(
        JdbiMemoryNotes.counting(prompt.user(), prompt.chat().value(), prompt.speaker(), prompt.notes()));
    if (prompt.messages() > 0)
      asked.add(JdbiMessages.saying(prompt.chat(), prompt.before(), prompt.messages()));
    database.ahead(asked);
  }
}
