package io.fabula.domain.character;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabula.domain.prompt.CardTexts;
import io.fabula.domain.prompt.LorePiece.Place;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Fault;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.SharedError;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomModuleTest {
  private static final CustomModule WEATHER = module("weather", "depth:2", 1);
  private static final CustomModule TONE = module("tone", "before_definition", 0);

  private static CustomModule module(String id, String position, int order) {
    return new CustomModule(id, "Name " + id, "Text of " + id, position, true, order);
  }

  @Test
  void modules_live_in_the_extensions_beside_everything_else() {
    Definition plain = CardFixtures.full();
    Definition.named("Mira").withModules(List.of());
    Definition with = plain.withModules(List.of(WEATHER, TONE));

    assertThat(with.modules()).containsExactly(WEATHER, TONE);
    plain.extensions().members().forEach((key, value) -> {
      if (!key.equals("fabula")) assertThat(with.extensions().get(key)).contains(value);
    });
    assertThat(with.withModules(List.of()).extensions()).isEqualTo(plain.extensions());
    assertThat(with.publicPart().modules()).isEmpty();
  }

  @Test
  void those_switched_on_become_sections_in_their_order() {
    var off = new CustomModule("off", "Off", "silent", "after_scenario", false, 0);
    Definition with = Definition.named("Mira").withModules(List.of(WEATHER, off, TONE));

    assertThat(with.texts().modules()).containsExactly(
        new CardTexts.Module(TONE.content(), new Place.BeforeDefinition()),
        new CardTexts.Module(WEATHER.content(), new Place.AtDepth(2)));
  }

  @Test
  void a_card_of_others_is_read_as_far_as_it_makes_sense() {
    Json.Obj bare = Json.EMPTY.with("content", new Json.Str("bare")).with("position", new Json.Str("under"));
    Json.Obj extensions = Json.EMPTY.with("fabula", Json.EMPTY.with("modules",
        new Json.Arr(List.of(new Json.Str("no module"), Json.EMPTY, bare))));

    assertThat(CustomModule.in(extensions))
        .containsExactly(new CustomModule("0", "", "bare", "after_definition", true, 0));
    assertThat(CustomModule.in(Json.EMPTY.with("fabula", new Json.Str("nothing")))).isEmpty();
  }

  @Test
  void every_fault_is_named_at_once() {
    assertThatThrownBy(() -> CustomModule.checked(List.of(TONE,
        new CustomModule("tone", " ", "x".repeat(100_001), "depth:1001", true, 0))))
        .isInstanceOfSatisfying(DomainFailure.class,
            failure -> assertThat(((SharedError.Invalid) failure.error()).faults()).extracting(Fault::field)
                .containsExactlyInAnyOrder("modules[1].id", "modules[1].name", "modules[1].content",
                    "modules[1].position"));
    assertThatThrownBy(() -> CustomModule.checked(Collections.nCopies(51, TONE)))
        .isInstanceOf(DomainFailure.class);
  }
}
