package io.fabula.persistence.sql;

/**
 * Where a room's rows point at blobs: each room that does says so beside its SQL, for what nothing points at is
 * thrown away.
 *
 * @param column holds a blob's id, or a text in which ids stand between quotes
 * @param owner whose it is, as SQL
 * @param condition which rows count, as SQL
 * @param within whether ids stand in a text
 */
public record BlobColumn(String table, String column, String owner, String condition, boolean within) {
  /** A column that holds one id or nothing, in rows with an owner. */
  public static BlobColumn of(String table, String column) {
    return of(table, column, "owner_id");
  }

  /** A column that holds one id or nothing. */
  public static BlobColumn of(String table, String column, String owner) {
    return new BlobColumn(table, column, owner, column + " is not null", false);
  }

  /** A text with any number of ids in it, which counts where the condition holds. */
  public static BlobColumn within(String table, String column, String condition) {
    return new BlobColumn(table, column, "owner_id", condition, true);
  }
}
