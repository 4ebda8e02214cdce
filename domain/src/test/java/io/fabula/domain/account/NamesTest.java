package io.fabula.domain.account;

import static io.fabula.domain.shared.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void an_email_is_kept_trimmed_and_in_lower_case() {
    assertThat(new Email("  Mira@Example.ORG ").value()).isEqualTo("mira@example.org");
    assertThat(new Email("미라@예시.한국").localPart()).isEqualTo("미라");
  }

  @Test
  void what_is_no_email_is_refused() {
    for (String bad : new String[]{"", "a", "a@", "@b.c", "a@b", "a b@c.d", "a@b@c.d", "a@b..c", "a@.b.c",
        "x".repeat(65) + "@b.c", "a@" + "b".repeat(252) + ".c"}) {
      assertInvalid("email", () -> new Email(bad));
    }
  }

  @Test
  void a_newcomers_address_is_the_mailbox_that_it_shows() {
    for (String good : new String[]{"mira.k+1@example.org", "!#$%&'*/=?^_`{|}~-@a-b.co", "미라@예시.한국",
        "दूत@उदाहरण.भारत", "a@1.2.example"}) {
      assertThat(Email.ofNewcomer(good).value()).isEqualTo(good);
    }
    for (String bad : new String[]{"<mira@example.org>", "mira(home)@example.org", "mailto:mira@example.org",
        "a;b@example.org", "\"a b\"@example.org", "mira@[127.0.0.1]", "mira@127.0.0.1",
        "mi\u200Bra@example.org",
        "mi\u202Era@example.org", "a..b@example.org", ".a@example.org", "a.@example.org", "a@-b.org",
        "a@b-.org"}) {
      assertInvalid("email", () -> Email.ofNewcomer(bad));
    }
  }

  @Test
  void usernames_of_any_script_are_composed_and_compared_without_case() {
    assertThat(new Username("Ünal_바다-9").folded()).isEqualTo("ünal_바다-9");
    assertThat(new Username("U\u0308nal")).isEqualTo(new Username("Ünal"));
    for (String bad : new String[]{"ab", "a b c", "a".repeat(31), "hey!", "🗼🗼🗼"}) {
      assertInvalid("username", () -> new Username(bad));
    }
  }

  @Test
  void a_username_is_made_of_any_email() {
    assertThat(Username.from(new Email("mira.k+1@example.org"), 0).value()).isEqualTo("mirak1");
    assertThat(Username.from(new Email("mira@example.org"), 42).value()).isEqualTo("mira-42");
    assertThat(Username.from(new Email("!!@example.org"), 0).value()).isEqualTo("user");
    assertThat(Username.from(new Email("x@example.org"), 0).value()).isEqualTo("x__");
    // one letter in two halves
    assertThat(Username.from(new Email("𝒜@example.org"), 0).value()).isEqualTo("𝒜__");
    assertThat(Username.from(new Email("m".repeat(64) + "@example.org"), 999_999).value())
        .isEqualTo("m".repeat(20) + "-999999");
  }
}
