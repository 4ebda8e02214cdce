package io.fabula.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where an account costs no work, nobody is shown any. */
class FreeDoorTest extends BrowserTest {
  @Override
  Map<String, String> variables() {
    return Map.of("FABULA_POW", "off");
  }

  @Test
  void the_form_shows_no_proof_and_lets_people_in() {
    Person stranger = person();
    stranger.page.waitForResponse("**/auth/challenge", () -> stranger.page.navigate("/"));
    stranger.page.locator("form.gate button[type=submit]").waitFor();
    stranger.page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);

    assertThat(stranger.page.locator("altcha-widget")).hasCount(0);
    stranger.signUp();
  }
}
