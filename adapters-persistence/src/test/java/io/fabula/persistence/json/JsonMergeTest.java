package io.fabula.persistence.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMergeTest {
  private static Json json(String text) {
    return JsonTrees.parse(text);
  }

  private static String merged(String raw, String after) {
    return JsonTrees.write(JsonMerge.merged(json(raw), json(raw), json(after)));
  }

  @Test
  void what_was_sent_in_other_words_stays_as_it_was_written() {
    assertThat(merged("{\"b\":1.50,\"a\":[2e3,{\"x\":null}]}", "{\"a\":[2000,{\"x\":null}],\"b\":1.5}"))
        .isEqualTo("{\"b\":1.50,\"a\":[2e3,{\"x\":null}]}");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{\"b\":1.0,\"a\":2} | {\"a\":3,\"b\":1} | {\"b\":1.0,\"a\":3}",
      "{\"b\":1.0,\"a\":2} | {\"a\":2} | {\"a\":2}",
      "{\"b\":1.0} | {\"a\":2,\"b\":1} | {\"b\":1.0,\"a\":2}",
      "[1.0,2.0,3.0] | [1,3] | [1.0,3.0]",
      "[1.0,2.0,3.0] | [1,9,2,3] | [1.0,9,2.0,3.0]",
      "[1.0,2.0] | [2,1] | [2.0,1]",
      "[1.0,{\"k\":1.0,\"v\":0},3.0] | [1,{\"v\":7,\"k\":1},3] | [1.0,{\"k\":1.0,\"v\":7},3.0]",
      "[{\"id\":1,\"w\":1.0},{\"id\":2,\"w\":2.0}] | [{\"w\":2,\"id\":2,\"n\":1}] | [{\"id\":2,\"w\":2.0,\"n\":1}]"})
  void only_what_differs_is_written_anew(String raw, String after, String expected) {
    assertThat(merged(raw, after)).isEqualTo(expected);
  }

  @Test
  void what_was_passed_over_when_it_was_read_stays() {
    Json after = JsonMerge.merged(json("[\"a\",5,\"b\",null]"), json("[\"a\",\"b\"]"), json("[\"a\",\"c\"]"));

    assertThat(JsonTrees.write(after)).isEqualTo("[\"a\",5,\"c\",null]");
  }

  @Test
  void numbers_out_of_any_range_are_compared_by_their_digits() {
    assertThat(JsonMerge.same(json("1e9999999999"), json("1e9999999999"))).isTrue();
    assertThat(JsonMerge.same(json("1e9999999999"), json("2e9999999999"))).isFalse();
  }

  @Test
  void a_long_list_is_merged_in_bounded_time() {
    String many = "[" + "1.0,2.0,".repeat(50_000) + "3.0]";
    String others = "[" + "2,1,7,".repeat(50_000) + "3]";

    assertThat(merged(many, others)).endsWith(",3.0]");
  }
}
