package io.fabula.application.character;

import static io.fabula.domain.shared.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.application.Stage;
import io.fabula.application.community.Forgetting;
import io.fabula.domain.account.Caller;
import io.fabula.domain.community.InMemoryComments;
import io.fabula.domain.community.InMemoryMarks;
import io.fabula.domain.account.Role;
import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardLoss;
import io.fabula.domain.character.CardReading;
import io.fabula.domain.character.Cards;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterFixtures;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.Lorebook;
import io.fabula.domain.character.LorebookReading;
import io.fabula.domain.character.Visibility;
import io.fabula.domain.prompt.ScriptedModel;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.SharedError;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CharacterAuthoringTest {
  private static final byte[] CARD = "Mira;a secret".getBytes(UTF_8);

  private final Stage stage = new Stage(ScriptedModel.saying());
  private final CharacterAuthoring authoring = new CharacterAuthoring(stage.characters, stage.avatars,
      new Forgetting(new InMemoryMarks(stage.unit), new InMemoryComments(stage.unit)), stage.unit, stage.ids,
      stage.clock);
  private final CardExchange exchange = new CardExchange(authoring, stage.characters, new PlainCards(),
      stage.blobs, stage.avatars, stage.ids, stage.clock);
  private final Caller author = stage.newCaller();
  private final Caller stranger = stage.newCaller();

  @Test
  void a_private_character_is_not_there_for_strangers_and_a_public_one_not_theirs_to_change() {
    Character.Snapshot hidden = authoring.create(author, CharacterFixtures.completeSheet()
        .withVisibility(Visibility.PRIVATE),
        Optional.empty());
    Character.Snapshot open = authoring.create(author, CharacterFixtures.tagged("Open"),
        Optional.empty());

    assertRefused(SharedError.NotFound.failure("character"),
        () -> authoring.get(Optional.of(stranger), hidden.id().toString()));
    assertRefused(SharedError.NotFound.failure("character"),
        () -> rename(stranger, hidden, OptionalLong.empty()));
    assertRefused(SharedError.Forbidden.failure(), () -> rename(stranger, open, OptionalLong.empty()));
    assertRefused(SharedError.Forbidden.failure(),
        () -> authoring.delete(stranger, open.id(), OptionalLong.empty()));
    assertThat(authoring.get(Optional.empty(), open.slug()).character()).isEqualTo(open);
    assertThat(authoring.get(Optional.of(author), hidden.slug()).definitionVisible()).isTrue();
  }

  @Test
  void an_admin_may_change_what_is_not_theirs() {
    Character.Snapshot hidden = authoring.create(author, CharacterSheet.of(Definition.named("Mira")),
        Optional.empty());

    assertThat(rename(new Caller(stranger.id(), Role.ADMIN), hidden, OptionalLong.empty()).version())
        .isEqualTo(2);
  }

  @Test
  void a_change_of_an_old_version_is_stale_and_no_change_is_no_version() {
    Character.Snapshot mira = authoring.create(author, CharacterFixtures.tagged("Mira"),
        Optional.empty());

    assertThat(rename(author, mira, OptionalLong.of(1)).version()).isEqualTo(2);
    assertRefused(SharedError.Stale.failure(), () -> rename(author, mira, OptionalLong.of(1)));
    assertRefused(SharedError.Stale.failure(), () -> authoring.delete(author, mira.id(), OptionalLong.of(1)));
    assertThat(authoring.update(author, mira.id(), OptionalLong.of(2), sheet -> sheet).version())
        .isEqualTo(2);
  }

  @Test
  void an_imported_card_goes_out_as_it_came_in() {
    CardExchange.Imported imported = exchange.importCard(author, CARD);

    var exported = exchange.exportCard(Optional.of(author), imported.character().id().toString(),
        CardFormat.JSON_V2);

    assertThat(exported.bytes()).isEqualTo(CARD);
    assertThat(exported.name()).isEqualTo(imported.character().slug() + ".json");
    assertThat(imported.character().sheet().visibility()).isEqualTo(Visibility.PRIVATE);
  }

  @Test
  void who_may_not_read_a_definition_is_given_neither_it_nor_the_original() {
    Character.Snapshot mira = exchange.importCard(author, CARD).character();
    authoring.update(author, mira.id(), OptionalLong.empty(),
        sheet -> new CharacterSheet(sheet.definition(), sheet.tagline(), sheet.structuredTags(),
            sheet.gender(),
            sheet.language(), sheet.nsfw(), Visibility.PUBLIC, false));

    byte[] seen = exchange.exportCard(Optional.of(stranger), mira.slug(), CardFormat.JSON_V2).bytes();

    assertThat(new String(seen, UTF_8)).isEqualTo("Mira;");
  }

  private Character.Snapshot rename(Caller caller, Character.Snapshot character, OptionalLong version) {
    return authoring.update(caller, character.id(), version,
        sheet -> sheet.withDefinition(sheet.definition().withName("Anna")));
  }

  /** Name and description, with a semicolon between. */
  private static final class PlainCards implements Cards {
    @Override
    public CardReading read(byte[] file) {
      String[] parts = new String(file, UTF_8).split(";");
      Definition d = Definition.named(parts[0]);
      return new CardReading(
          new Definition(d.name(), "", parts[1], "", "", "", List.of(), List.of(), "", "", "", "",
              "", "", List.of(), Optional.empty(), d.extensions()),
          List.of(), Optional.empty(), file);
    }

    @Override
    public LorebookReading readLorebook(byte[] file) {
      Json.Obj book = Json.EMPTY.with("name", new Json.Str(new String(file, UTF_8)));
      return new LorebookReading(Lorebook.of(book), List.of());
    }

    @Override
    public List<CardLoss> losses(CardFormat format, Definition definition, Optional<byte[]> original,
        Optional<byte[]> picture) {
      return original.isPresent() ? List.of()
          : List.of(new CardLoss(definition.name(), CardLoss.Reason.OTHER));
    }

    @Override
    public byte[] write(CardFormat format, Definition definition, Optional<byte[]> original,
        Optional<byte[]> picture) {
      return original.orElseGet(() -> (definition.name() + ";" + definition.description()).getBytes(UTF_8));
    }
  }
}
