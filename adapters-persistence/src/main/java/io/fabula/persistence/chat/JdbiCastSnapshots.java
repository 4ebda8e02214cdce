package io.fabula.persistence.chat;

import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Definition;
import io.fabula.domain.chat.CastSnapshots;
import io.fabula.persistence.json.DefinitionJson;
import io.fabula.persistence.sql.Database;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Definitions as chats know them, in {@code chat_cast_snapshot}. */
public final class JdbiCastSnapshots implements CastSnapshots {
  private static final String UNMET = """
      from chat_cast_snapshot where not exists
        (select 1 from chat_cast c where c.character_id = chat_cast_snapshot.character_id)
      """;

  private final Database database;

  public JdbiCastSnapshots(Database database) {
    this.database = database;
  }

  @Override
  public void keep(CharacterId character, long version, Definition definition) {
    database.write(handle -> handle
        .createUpdate(
            """
                insert into chat_cast_snapshot (character_id, version, definition) values (:character, :version, :definition)
                on conflict (character_id, version) do nothing
                """)
        .bind("character", character.toString()).bind("version", version)
        .bind("definition", DefinitionJson.write(definition)).execute());
  }

  @Override
  public void forgetUnmet(Predicate<CharacterId> gone) {
    List<CharacterId> unmet = database
        .read(handle -> handle.createQuery("select distinct character_id " + UNMET)
            .mapTo(String.class).map(id -> new CharacterId(UUID.fromString(id))).list());
    unmet.stream().filter(gone).forEach(character -> database.write(handle -> handle
        .createUpdate("delete " + UNMET + " and character_id = :character")
        .bind("character", character.toString()).execute()));
  }

  @Override
  public Optional<Definition> find(CharacterId character, long version) {
    return database.read(handle -> handle.createQuery(
        "select definition from chat_cast_snapshot where character_id = :character and version = :version")
        .bind("character", character.toString()).bind("version", version)
        .mapTo(String.class).findOne()).map(DefinitionJson::read);
  }
}
