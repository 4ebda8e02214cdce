package io.fabula.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import io.fabula.domain.character.CardFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A character leaves the page as a file, and the page says what stays behind. */
class TakingAlongTest extends BrowserTest {
  private static final byte[] CARD = CardFixtures.png(Map.of("ccv3", CardFixtures.V3));

  @Test
  void a_file_that_holds_everything_is_there_at_once() throws IOException {
    Person reader = person().signUp().drop("mira.png", CARD);

    Download file = reader.page.waitForDownload(() -> reader.button("PNG").click());

    assertThat(Files.readAllBytes(file.path())).isEqualTo(CARD);
    assertThat(reader.page.locator("dialog")).hasCount(0);
  }

  @Test
  void what_a_file_cannot_hold_is_told_before_it_comes() throws IOException {
    Person reader = person().signUp().drop("mira.png", CARD);
    reader.button("JSON (V2)").click();
    Locator losses = reader.page.locator("dialog .losses li");

    assertThat(losses.first()).isVisible();
    assertThat(losses.allTextContents()).anyMatch(line -> line.startsWith("nickname"))
        .anyMatch(line -> line.startsWith("assets[0]"));
    Download file = reader.page.waitForDownload(() -> reader.button("Download anyway").click());

    assertThat(Files.readString(file.path())).contains("chara_card_v2").doesNotContain("nickname");
    assertThat(reader.page.locator("dialog")).hasCount(0);
  }

  @Test
  void whoever_thinks_better_of_it_gets_no_file() {
    Person reader = person().signUp().drop("mira.png", CARD);
    reader.button("JSON (V3)").click();
    reader.button("Cancel").click();

    assertThat(reader.page.locator("dialog")).hasCount(0);
    assertThat(reader.button("JSON (V3)")).isFocused();
  }

  @Test
  void the_list_fits_a_narrow_phone_and_speaks_korean() {
    Person reader = person(new Browser.NewContextOptions().setLocale("ko-KR").setViewportSize(360, 640),
        port()).signUp().drop("mira.png", CARD);
    reader.button("JSON (V2)").click();

    assertThat(reader.page.locator("dialog h2")).hasText("JSON (V2) 형식에 다 담기지 않습니다");
    assertThat(reader.page.locator("dialog .losses li").first()).containsText("V2");
    assertThat((Integer) reader.page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
  }
}
