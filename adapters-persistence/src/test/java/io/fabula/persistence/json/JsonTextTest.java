package io.fabula.persistence.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {
  private static String edited(String before, Json after) {
    return new String(JsonText.edited(before.getBytes(UTF_8), after), UTF_8);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{ \"a\" : 1.0 , \"b\":[ 1 ,2] } | {\"a\":2,\"b\":[1,2]} | { \"a\" : 2 , \"b\":[ 1 ,2] }",
      "{\"a\": \"\\u00e9\\/\", \"b\": 1} | {\"a\":\"é/\",\"b\":2} | {\"a\": \"\\u00e9\\/\", \"b\": 2}",
      "{ \"a\": 1} | {\"a\":1,\"c\":[3]} | { \"a\": 1, \"c\": [3]}",
      "{ \"a\": 1, \"b\": 2 } | {\"b\":2} | { \"b\": 2 }",
      "[ 1.0, 2.0, 3.0 ] | [1.0,3.0] | [ 1.0, 3.0 ]",
      "[ 1.0, 2.0 ] | [1.0,7,2.0] | [ 1.0, 7, 2.0 ]",
      "[ {\"x\" : 1}, 2 ] | [{\"x\":5},2] | [ {\"x\" : 5}, 2 ]",
      "{\"a\":{ },\"b\":[ ]} | {\"a\":{\"n\":1},\"b\":[]} | {\"a\":{\"n\":1},\"b\":[ ]}",
      "{ \"a\": [1, 2] } | {\"a\":true} | { \"a\": true }",
      "[true,false , null] | [true,1,null] | [true,1 , null]"})
  void only_what_changed_is_written_anew(String before, String after, String expected) {
    assertThat(edited(before, JsonTrees.parse(after))).isEqualTo(expected);
  }

  @Test
  void what_stands_around_it_stays() {
    assertThat(edited("\uFEFF \n{\n  \"a\": 1\n}\n", JsonTrees.parse("{\"a\":2}")))
        .isEqualTo("\uFEFF \n{\n  \"a\": 2\n}\n");
  }

  @Test
  void a_name_that_appears_twice_stays_where_nothing_changed() {
    assertThat(edited("{\"x\":{\"a\":1,\"a\":2},\"b\":1}", JsonTrees.parse("{\"x\":{\"a\":2},\"b\":3}")))
        .isEqualTo("{\"x\":{\"a\":1,\"a\":2},\"b\":3}");
    assertThat(edited("{\"a\":1, \"b\":1, \"a\":2}", JsonTrees.parse("{\"a\":2,\"b\":3}")))
        .isEqualTo("{\"a\":2,\"b\":3}");
  }

  @Test
  void the_result_always_means_what_was_asked_for() {
    var chance = new Random(3);
    for (int round = 0; round < 3_000; round++) {
      Json before = value(chance, 4);
      Json after = changed(before, chance);
      String spaced = spaced(JsonTrees.write(before), chance);
      assertThat(JsonTrees.parse(edited(spaced, after))).as(spaced).isEqualTo(after);
    }
  }

  @Test
  void a_text_of_very_many_values_is_written_anew() {
    String many = "{\"a\": [" + "0, ".repeat(JsonText.MAX_VALUES) + "0], \"b\": 1}";
    Json after = ((Json.Obj) JsonTrees.parse(many)).with("b", Json.Num.of(2));

    assertThat(edited(many, after).equals(JsonTrees.write(after))).isTrue();
  }

  /** Long enough to be read in several gulps. */
  @Test
  void a_long_text_is_cut_at_the_right_places() {
    String long1 = "{\"a\": [" + "\"가나다 \\n\", 1.50, ".repeat(20_000) + "0], \"b\": \"old\"}";
    Json after = ((Json.Obj) JsonTrees.parse(long1)).with("b", new Json.Str("new"));

    assertThat(edited(long1, after).equals(long1.replace("old", "new"))).isTrue();
  }

  private static String spaced(String compact, Random chance) {
    // no text in these values holds a comma
    return compact.replace(",", chance.nextBoolean() ? " ,\n  " : ", ").replace("{", "{ ");
  }

  private static Json value(Random chance, int depth) {
    return switch (chance.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> Json.NULL;
      case 1 -> new Json.Num(List.of("1.50", "2e3", "-7").get(chance.nextInt(3)));
      case 2, 3 -> new Json.Str("t" + chance.nextInt(4));
      case 4 -> {
        var items = new ArrayList<Json>();
        for (int i = chance.nextInt(4); i > 0; i--) items.add(value(chance, depth - 1));
        yield new Json.Arr(items);
      }
      default -> {
        Json.Obj object = Json.EMPTY;
        for (int i = chance.nextInt(4); i > 0; i--) object = object.with("k" + i, value(chance, depth - 1));
        yield object;
      }
    };
  }

  private static Json changed(Json json, Random chance) {
    if (chance.nextInt(5) == 0) return value(chance, 2);
    return switch (json) {
      case Json.Obj(var members) -> {
        Json.Obj object = Json.EMPTY;
        for (var member : members.entrySet()) {
          if (chance.nextInt(6) > 0)
            object = object.with(member.getKey(), changed(member.getValue(), chance));
        }
        yield chance.nextInt(4) == 0 ? object.with("new", value(chance, 1)) : object;
      }
      case Json.Arr(var items) -> {
        var others = new ArrayList<Json>();
        for (Json item : items) if (chance.nextInt(6) > 0) others.add(changed(item, chance));
        yield new Json.Arr(others);
      }
      default -> json;
    };
  }
}
