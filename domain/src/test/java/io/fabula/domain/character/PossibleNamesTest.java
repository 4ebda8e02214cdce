package io.fabula.domain.character;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PossibleNamesTest {
  @Test
  void names_of_several_words_and_of_owners_are_found() {
    assertThat(PossibleNames.in("She fears Captain Ahab's ship, and Mary-Ann.", 100))
        .contains("Captain Ahab", "Ahab", "Captain", "Mary-Ann").doesNotContain("fears", "ship");
  }

  @Test
  void korean_names_are_found_under_their_particles() {
    assertThat(PossibleNames.in("윤슬이는 등대지기 미라에게 편지를 썼다.", 100)).contains("윤슬", "미라", "등대지기 미라")
        .doesNotContain("미");
  }

  @Test
  void a_text_of_names_alone_is_bounded() {
    assertThat(PossibleNames.in("Ana Bea Cleo ".repeat(10_000), 50)).hasSizeLessThanOrEqualTo(50);
    assertThat(PossibleNames.in("", 50)).isEmpty();
  }
}
