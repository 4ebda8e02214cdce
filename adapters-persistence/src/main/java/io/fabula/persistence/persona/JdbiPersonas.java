package io.fabula.persistence.persona;

import io.fabula.domain.account.UserId;
import io.fabula.domain.asset.BlobId;
import io.fabula.domain.persona.Persona;
import io.fabula.domain.persona.PersonaError;
import io.fabula.domain.persona.PersonaId;
import io.fabula.domain.persona.Personas;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import io.fabula.persistence.sql.BlobColumn;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Conflicts;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.NewestFirst;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/** Personas in {@code persona_persona}. */
public final class JdbiPersonas implements Personas {
  public static final BlobColumn AVATAR = BlobColumn.of("persona_persona", "avatar");

  private static final Columns COLUMNS = Columns.of("id", "owner_id", "name", "slug", "description",
      "avatar", "is_default", "version", "created_at", "updated_at");

  private final Database database;

  public JdbiPersonas(Database database) {
    this.database = database;
  }

  @Override
  public void add(Persona persona) {
    refusingTakenSlug(persona,
        handle -> bind(
            handle.createUpdate(
                """
                    insert into persona_persona (id, owner_id, name, slug, description, avatar, is_default, version, created_at, updated_at)
                    values (:id, :owner, :name, :slug, :description, :avatar, :default, :version, :created, :updated)
                    """),
            persona).execute());
  }

  @Override
  public Optional<Persona> find(PersonaId id) {
    return database
        .read(handle -> handle.createQuery(COLUMNS.select() + "from persona_persona where id = :id")
            .bind("id", id.toString()).map(Row.as(COLUMNS, JdbiPersonas::persona)).findOne());
  }

  @Override
  public void save(Persona persona) {
    int changed = refusingTakenSlug(persona,
        handle -> bind(
            handle.createUpdate(
                """
                    update persona_persona set name = :name, slug = :slug, description = :description, avatar = :avatar, is_default = :default,
                      version = :version, updated_at = :updated
                    where id = :id and version = :loaded
                    """),
            persona).bind("loaded", persona.loadedVersion()).execute());
    if (changed == 0) throw SharedError.Overtaken.failure("persona");
  }

  @Override
  public void remove(PersonaId id) {
    database.write(handle -> handle.createUpdate("delete from persona_persona where id = :id")
        .bind("id", id.toString()).execute());
  }

  @Override
  public Page<Persona> of(UserId owner, PageRequest page) {
    var walk = NewestFirst.from(page);
    var rows = database.read(handle -> walk.bind(handle.createQuery(COLUMNS.select()
        + "from persona_persona where owner_id = :owner and" + NewestFirst.SQL))
        .bind("owner", owner.toString()).map(Row.as(COLUMNS, JdbiPersonas::persona)).list());
    return walk.cut(rows, persona -> persona.snapshot().createdAt(), persona -> persona.snapshot().id());
  }

  @Override
  public int count(UserId owner) {
    return database
        .read(handle -> handle.createQuery("select count(*) from persona_persona where owner_id = :owner")
            .bind("owner", owner.toString()).mapTo(Integer.class).one());
  }

  @Override
  public Optional<Persona> defaultOf(UserId owner) {
    return database.read(handle -> handle.createQuery(
        COLUMNS.select() + "from persona_persona where owner_id = :owner and is_default = true limit 1")
        .bind("owner", owner.toString()).map(Row.as(COLUMNS, JdbiPersonas::persona)).findOne());
  }

  @Override
  public boolean slugTaken(UserId owner, String slug) {
    return database.read(handle -> handle.createQuery(
        "select 1 from persona_persona where owner_id = :owner and slug = :slug")
        .bind("owner", owner.toString()).bind("slug", slug).mapTo(Integer.class).findOne()).isPresent();
  }

  private int refusingTakenSlug(Persona persona, java.util.function.ToIntFunction<Handle> statement) {
    try {
      return database.change(handle -> {
        var changed = new int[1];
        Conflicts.guard(handle, () -> changed[0] = statement.applyAsInt(handle));
        return changed[0];
      });
    } catch (UnableToExecuteStatementException e) {
      if (Conflicts.on(e, "slug")) throw PersonaError.SlugTaken.failure(persona.snapshot().slug());
      throw e;
    }
  }

  private static Update bind(Update update, Persona persona) {
    Persona.Snapshot s = persona.snapshot();
    return update
        .bind("id", s.id().toString())
        .bind("owner", s.owner().toString())
        .bind("name", s.name())
        .bind("slug", s.slug())
        .bind("description", s.description().orElse(null))
        .bind("avatar", s.avatar().map(BlobId::value).orElse(null))
        .bind("default", s.isDefault())
        .bind("version", s.version())
        .bind("created", s.createdAt().toEpochMilli())
        .bind("updated", s.updatedAt().toEpochMilli());
  }

  private static Persona persona(Row row) throws SQLException {
    return Persona.restore(new Persona.Snapshot(
        new PersonaId(row.id("id")),
        new UserId(row.id("owner_id")),
        row.text("name"),
        row.text("slug"),
        row.optionalText("description"),
        row.optionalText("avatar").map(BlobId::new),
        row.flag("is_default"),
        row.number("version"),
        row.instant("created_at"),
        row.instant("updated_at")));
  }
}
