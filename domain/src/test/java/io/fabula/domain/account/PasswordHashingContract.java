package io.fabula.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every {@link PasswordHashing} keeps to. */
public interface PasswordHashingContract {
  PasswordHashing hashing();

  @Test
  default void a_password_matches_its_hash_and_no_other_does() {
    String hash = hashing().hash("correct horse");

    assertThat(hashing().matches("correct horse", hash)).isTrue();
    assertThat(hashing().matches("Correct horse", hash)).isFalse();
    assertThat(hashing().matches("", hash)).isFalse();
  }

  @Test
  default void the_same_password_has_another_hash_each_time() {
    assertThat(hashing().hash("correct horse")).isNotEqualTo(hashing().hash("correct horse"));
  }

  @Test
  default void a_hash_says_how_it_was_made_and_not_of_what() {
    assertThat(hashing().hash("correct horse")).startsWith("$argon2id$").doesNotContain("horse");
  }

  @Test
  default void any_characters_make_a_password() {
    String password = "비밀번호 🗼 " + "x".repeat(100);
    String hash = hashing().hash(password);

    assertThat(hashing().matches(password, hash)).isTrue();
    assertThat(hashing().matches(password.substring(1), hash)).isFalse();
  }

  @Test
  default void a_well_formed_hash_that_no_password_made_matches_none() {
    String none = "$argon2id$v=19$m=19456,t=2,p=1$ZmFidWxhLWhvdXNlLg$" + "A".repeat(43);

    assertThat(hashing().matches("correct horse", none)).isFalse();
  }

  @Test
  default void pretending_says_nothing_and_costs_what_a_check_costs() {
    hashing().pretend("warm");
    String hash = hashing().hash("correct horse");
    long checked = fastest(() -> hashing().matches("wrong horse", hash));
    long pretended = fastest(() -> hashing().pretend("wrong horse"));

    assertThat((double) pretended / checked).isBetween(0.3, 3.0);
  }

  private static long fastest(Runnable work) {
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long began = System.nanoTime();
      work.run();
      fastest = Math.min(fastest, System.nanoTime() - began);
    }
    return fastest;
  }
}
