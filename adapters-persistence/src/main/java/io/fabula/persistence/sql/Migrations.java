package io.fabula.persistence.sql;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables up to date; a database of a newer Fabula is refused. */
final class Migrations {
  private Migrations() {}

  static void run(DataSource source, Dialect dialect) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:io/fabula/persistence/migrations")
        .placeholders(dialect.words())
        .table("schema_history")
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }
}
