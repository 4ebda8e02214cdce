package io.fabula.persistence.chat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.chat.total.ChatTotals;
import io.fabula.persistence.sql.Database;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;

/** What the tables of chats, messages and alternates add up to. */
public final class JdbiChatTotals implements ChatTotals {
  /** Rows at a time from a database elsewhere. */
  private static final int FETCHED = 1_000;

  private final Database database;

  public JdbiChatTotals(Database database) {
    this.database = database;
  }

  @Override
  public Total of(UserId user) {
    return database.read(handle -> {
      long chats = handle.createQuery("select count(*) from chat_chat where owner_id = :owner")
          .bind("owner", user.toString()).mapTo(Long.class).one();
      var messages = new AtomicLong();
      long tokens = shown(handle, user, messages) + alternates(handle, user);
      return new Total(chats, messages.get(), tokens);
    });
  }

  @Override
  public boolean othersMet(CharacterId character, UserId besides) {
    return database.read(handle -> handle
        .createQuery("""
            select 1 from chat_cast m join chat_chat c on c.id = m.chat_id
            where m.character_id = :character and c.owner_id <> :besides limit 1
            """).bind("character", character.toString()).bind("besides", besides.toString())
        .mapTo(Integer.class).findOne()).isPresent();
  }

  private static long shown(Handle handle, UserId user, AtomicLong messages) {
    return handle.createQuery("""
        select m.facts from chat_chat c join chat_message m on m.chat_id = c.id where c.owner_id = :owner
        """).bind("owner", user.toString()).setFetchSize(FETCHED).mapTo(String.class)
        .reduce(0L, (sum, facts) -> {
          messages.incrementAndGet();
          return sum + JdbiMessages.tokensOfOnlyText(facts);
        });
  }

  private static long alternates(Handle handle, UserId user) {
    return handle.createQuery("""
        select coalesce(sum(coalesce(a.prompt_tokens, 0) + coalesce(a.completion_tokens, 0)), 0)
        from chat_chat c join chat_message m on m.chat_id = c.id join chat_alternate a on a.message_id = m.id
        where c.owner_id = :owner
        """).bind("owner", user.toString()).mapTo(Long.class).one();
  }
}
