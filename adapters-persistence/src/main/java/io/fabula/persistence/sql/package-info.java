/**
 * What every store stands on: the database, its one writer, units of work, migrations, reading rows.
 */
package io.fabula.persistence.sql;
