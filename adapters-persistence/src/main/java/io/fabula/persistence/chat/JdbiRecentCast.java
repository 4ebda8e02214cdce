package io.fabula.persistence.chat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.chat.cast.RecentCast;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.Row;

/** The cast of the chats in {@code chat_chat}. */
public final class JdbiRecentCast implements RecentCast {
  private static final Columns COLUMNS = Columns.of("character_id", "last_at");

  private record Met(CharacterId id, long lastAt) {}

  private final Database database;

  public JdbiRecentCast(Database database) {
    this.database = database;
  }

  @Override
  public Page<CharacterId> of(UserId user, PageRequest page) {
    long before = page.after().map(cursor -> cursor.number(0, 2)).orElse(Long.MAX_VALUE);
    String beforeId = page.after().map(cursor -> cursor.text(1, 2)).orElse("");
    var rows = database.read(handle -> handle.createQuery(COLUMNS.select() + """
        from (select character_id, max(updated_at) as last_at from chat_chat
          where owner_id = :owner group by character_id) met
        where (last_at, character_id) < (:before, :beforeId)
        order by last_at desc, character_id desc limit :limit
        """)
        .bind("owner", user.toString()).bind("before", before).bind("beforeId", beforeId)
        .bind("limit", page.size() + 1)
        .map(Row.as(COLUMNS,
            row -> new Met(new CharacterId(row.id("character_id")), row.number("last_at"))))
        .list());
    return Page.cut(rows, page.size(), met -> Cursor.of(met.lastAt(), met.id())).map(Met::id);
  }
}
