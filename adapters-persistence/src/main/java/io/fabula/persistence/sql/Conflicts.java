package io.fabula.persistence.sql;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells a broken unique constraint from other failures of a statement. */
public final class Conflicts {
  private static final String UNIQUE = "23505";

  private Conflicts() {}

  /** Whether a unique constraint that names this column was broken. */
  public static boolean on(UnableToExecuteStatementException failure, String column) {
    return switch (failure.getCause()) {
      // the message quotes the value too, which may be any word: only the constraint's name counts
      case PSQLException postgres -> UNIQUE.equals(postgres.getSQLState())
          && Optional.ofNullable(postgres.getServerErrorMessage()).map(ServerErrorMessage::getConstraint)
              .filter(constraint -> constraint.contains(column)).isPresent();
      case SQLiteException sqlite -> sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
          && sqlite.getMessage().contains("." + column);
      case null, default -> false;
    };
  }

  /** Runs one statement that may break a unique constraint, and can be gone on from where it does. */
  public static void guard(Handle handle, Runnable statement) {
    if (!handle.isInTransaction()) {
      statement.run();
      return;
    }
    // PostgreSQL refuses everything after a failed statement, unless it stood behind a savepoint
    handle.savepoint("guarded");
    try {
      statement.run();
      handle.releaseSavepoint("guarded");
    } catch (RuntimeException e) {
      handle.rollbackToSavepoint("guarded");
      throw e;
    }
  }

}
