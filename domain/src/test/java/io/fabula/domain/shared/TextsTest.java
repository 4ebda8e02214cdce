package io.fabula.domain.shared;

import static io.fabula.domain.shared.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-0000abcd1234");

  @Test
  void lengths_are_counted_in_code_points() {
    assertThat(Texts.bounded("f", "🗼🗼🗼", 3)).isEqualTo("🗼🗼🗼");
    assertInvalid("f", () -> Texts.bounded("f", "🗼🗼🗼🗼", 3));
  }

  @Test
  void nul_and_half_pairs_are_refused() {
    assertInvalid("f", () -> Texts.bounded("f", "a\0b", 9));
    assertInvalid("f", () -> Texts.bounded("f", "a\ud83d", 9));
    assertInvalid("f", () -> Texts.bounded("f", "\udc00a", 9));
  }

  @Test
  void a_name_is_trimmed_and_neither_empty_nor_full_of_control_characters() {
    assertThat(Texts.name("name", "  미라 \u3000")).isEqualTo("미라");
    assertInvalid("name", () -> Texts.name("name", " \t "));
    assertInvalid("name", () -> Texts.name("name", "a\u0007b"));
    assertThat(Texts.optionalName("name", Optional.of(" "))).isEmpty();
  }

  @Test
  void a_name_can_be_seen() {
    for (String unseen : new String[]{"\u00A0", "\u200B\u200D", "\u3164", "\u2060 \uFEFF", "\uFFA0\u115F"}) {
      assertInvalid("name", () -> Texts.name("name", unseen));
      assertThat(Texts.optionalName("name", Optional.of(unseen))).isEmpty();
    }
    assertThat(Texts.name("name", "\u00A0\u2003미\u00A0라\u202F")).isEqualTo("미\u00A0라");
    assertThat(Texts.name("name", "👩\u200D🚀")).isEqualTo("👩\u200D🚀");
    assertThat(Texts.name("name", "\u3164미라")).isEqualTo("\u3164미라");
  }

  @Test
  void a_slug_is_made_of_the_letters_of_any_script_and_the_end_of_the_id() {
    assertThat(Slug.of("  Mira, the Keeper! ", ID)).isEqualTo("mira-the-keeper-abcd1234");
    assertThat(Slug.of("등대지기 미라", ID)).isEqualTo("등대지기-미라-abcd1234");
    assertThat(Slug.of("🗼🗼", ID)).isEqualTo("abcd1234");
  }

  @Test
  void a_slug_cut_at_a_dash_keeps_its_words() {
    String slug = Slug.of("a".repeat(29) + " " + "b".repeat(40), ID);

    assertThat(slug).isEqualTo("a".repeat(29) + "-abcd1234");
    assertThat(Slug.checked(slug)).isEqualTo(slug);
  }

  @Test
  void a_chosen_slug_is_composed_and_checked() {
    assertThat(Slug.checked("e\u0301te\u0301")).isEqualTo("été");
    for (String bad : new String[]{"", "-a", "a-", "a--b", "A", "a b", "a/b", "x".repeat(81)}) {
      assertInvalid("slug", () -> Slug.checked(bad));
    }
  }
}
