package io.fabula.persistence.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabula.domain.shared.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreesTest {

  @ParameterizedTest
  @ValueSource(strings = {
      "{\"b\":1.0,\"a\":[true,false,null,\"\"],\"c\":{}}",
      "[1e400,-0,0.10,12345678901234567890123]",
      "\"한국어 🙂 \\\"quoted\\\" \\\\ \\n\\t\\u0001\"",
      "\"half \\ud83d of a pair\"",
      "[]"})
  void what_is_read_is_written_again_to_the_letter(String text) {
    assertThat(JsonTrees.write(JsonTrees.parse(text))).isEqualTo(text);
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_text() {
    byte[] marked = "\uFEFF{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    assertThat(JsonTrees.parse(marked)).isEqualTo(new Json.Obj(Map.of("a", Json.Num.of(1))));
  }

  @Test
  void of_members_with_the_same_name_the_last_counts() {
    assertThat(JsonTrees.write(JsonTrees.parse("{\"a\":1,\"b\":2,\"a\":3}"))).isEqualTo("{\"a\":3,\"b\":2}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{\"a\"}", "[1,]", "{} {}", "nul", "NaN", "\"\u0001\"", "'a'", "01"})
  void what_is_no_json_is_refused(String text) {
    assertThatThrownBy(() -> JsonTrees.parse(text)).isInstanceOf(MalformedJson.class);
  }

  @Test
  void bytes_that_are_no_utf8_are_refused() {
    byte[] broken = {'"', (byte) 0xC3, '"'};

    assertThatThrownBy(() -> JsonTrees.parse(broken)).isInstanceOf(MalformedJson.class);
  }

  @Test
  void nesting_and_the_number_of_values_are_limited() {
    assertThatThrownBy(() -> JsonTrees.parse("[".repeat(JsonTrees.MAX_DEPTH + 1)))
        .isInstanceOf(MalformedJson.class);
    byte[] flood = ("[" + "0,".repeat((int) (JsonTrees.MAX_WEIGHT / 64)) + "0]")
        .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> JsonTrees.parse(flood))
        .isInstanceOf(MalformedJson.class);
  }
}
