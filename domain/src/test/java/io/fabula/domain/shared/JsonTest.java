package io.fabula.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
  private final Json.Obj object = Json.EMPTY.with("b", new Json.Num("1.50")).with("a", new Json.Str("x"))
      .with("list", new Json.Arr(List.of(new Json.Str("y"), Json.NULL, new Json.Str("z"))));

  @Test
  void members_keep_their_order_and_their_place_when_they_change() {
    assertThat(object.with("b", Json.NULL).members().keySet()).containsExactly("b", "a", "list");
    assertThat(object.without("b").members().keySet()).containsExactly("a", "list");
  }

  @Test
  void what_is_of_another_type_is_absent() {
    assertThat(object.text("a")).contains("x");
    assertThat(object.text("b")).isEmpty();
    assertThat(object.integer("a")).isEmpty();
    assertThat(object.object("list")).isEmpty();
    assertThat(object.array("list").map(Json.Arr::texts)).contains(List.of("y", "z"));
    assertThat(object.bool("none")).isEmpty();
  }

  @Test
  void a_number_keeps_its_digits_and_reads_as_an_integer_within_range() {
    assertThat(object.get("b")).contains(new Json.Num("1.50"));
    assertThat(object.integer("b")).contains(1);
    assertThat(new Json.Num("2e3").integer()).contains(2_000);
    assertThat(new Json.Num("1e99").integer()).isEmpty();
  }

  @Test
  void a_value_is_a_copy() {
    var members = new LinkedHashMap<String, Json>();
    var copy = new Json.Obj(members);

    members.put("late", Json.NULL);

    assertThat(copy).isEqualTo(Json.EMPTY);
  }
}
