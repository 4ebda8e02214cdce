package io.fabula.persistence.chat.ledger;

import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.chat.ledger.LedgerEntry;
import io.fabula.domain.chat.ledger.TurnLedger;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.PreparedQuery;
import io.fabula.persistence.sql.PreparedUpdate;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.util.Optional;

/** Entries in {@code chat_ledger}, in the order in which their turns began. */
public final class JdbiTurnLedger implements TurnLedger {
  private static final Columns COLUMNS = Columns.of("turn_id", "chat_id", "inputs", "prompt_hash",
      "prompt_tokens");
  private static final String ENTRY = COLUMNS.select()
      + "from chat_ledger join chat_turn on chat_turn.id = turn_id where chat_id = ? and turn_id = ";
  private static final PreparedUpdate KEEP = new PreparedUpdate(
      "insert into chat_ledger (turn_id, inputs, prompt_hash, prompt_tokens) values (?, ?, ?, ?)");
  private static final PreparedQuery<LedgerEntry> NEWEST = new PreparedQuery<>(
      ENTRY + "(select id from chat_turn where chat_id = ? order by id desc limit 1)", COLUMNS,
      JdbiTurnLedger::entry);
  private static final PreparedQuery<LedgerEntry> FIND = new PreparedQuery<>(ENTRY + "?", COLUMNS,
      JdbiTurnLedger::entry);

  private final Database database;

  public JdbiTurnLedger(Database database) {
    this.database = database;
  }

  @Override
  public void keep(LedgerEntry entry) {
    database.changeSoon(KEEP, entry.turn().toString(),
        PromptInputsJson.write(entry.inputs()), entry.promptHash(), entry.promptTokens());
  }

  @Override
  public Optional<LedgerEntry> find(ChatId chat, TurnId turn) {
    return database.first(FIND, chat.toString(), turn.toString());
  }

  @Override
  public Optional<LedgerEntry> newest(ChatId chat) {
    return database.first(NEWEST, chat.toString(), chat.toString());
  }

  private static LedgerEntry entry(Row row) throws SQLException {
    return new LedgerEntry(new TurnId(row.id("turn_id")), new ChatId(row.id("chat_id")),
        PromptInputsJson.read(row.text("inputs")), row.text("prompt_hash"), row.integer("prompt_tokens"));
  }
}
