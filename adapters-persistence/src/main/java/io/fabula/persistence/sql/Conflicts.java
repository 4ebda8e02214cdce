package io.fabula.persistence.sql;

import java.util.Locale;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Tells a broken unique constraint from other failures of a statement. */
public final class Conflicts {
  private Conflicts() {}

  /** Whether a unique constraint that names this column was broken. */
  public static boolean on(UnableToExecuteStatementException failure, String column) {
    String message = String.valueOf(failure.getCause().getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("unique") && message.contains(column);
  }

  /** Runs one statement that may break a unique constraint, and can be gone on from where it does. */
  public static void guard(org.jdbi.v3.core.Handle handle, Runnable statement) {
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
