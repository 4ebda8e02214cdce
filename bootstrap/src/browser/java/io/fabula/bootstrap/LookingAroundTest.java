package io.fabula.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The gallery: what everybody may see, for those who have no account, too. */
class LookingAroundTest extends BrowserTest {
  @BeforeAll
  void somebodyShowsCharacters() {
    Person author = person().signUp();
    author.shows("Captain Brine", ",\"tagline\":\"Sails on soup.\",\"tags\":[\"sea\",\"funny\"]");
    author.shows("윤슬", ",\"tagline\":\"찻집 주인\",\"tags\":[\"일상\"]");
    for (int i = 1; i <= 30; i++) author.shows("Extra " + i, ",\"tags\":[\"crowd\"]");
  }

  private Person stranger(String address) {
    Person stranger = person();
    stranger.page.navigate(address);
    return stranger;
  }

  @Test
  void a_stranger_comes_from_the_door_to_the_gallery_and_on_to_a_character() {
    Person stranger = stranger("/");

    stranger.page.locator(".welcome a[href='#/gallery']").click();
    stranger.page.locator("input.search").fill("brine");
    assertThat(cards(stranger)).hasCount(1);
    cards(stranger).click();

    assertThat(stranger.page.locator(".portrait h1")).hasText("Captain Brine");
  }

  @Test
  void what_is_searched_for_stands_in_the_address_and_back_undoes_it() {
    Person stranger = stranger("/#/gallery");
    cards(stranger).first().waitFor();

    stranger.page.locator("input.search").pressSequentially("captain b");
    assertThat(stranger.page).hasURL(Pattern.compile("#/gallery\\?q=captain\\+b$"));
    assertThat(stranger.page.locator("input.search")).isFocused();
    assertThat(cards(stranger)).hasCount(1);
    assertThat(cards(stranger)).containsText("Captain Brine");
    Person friend = stranger(stranger.page.url());
    assertThat(friend.page.locator("input.search")).hasValue("captain b");
    assertThat(cards(friend)).hasCount(1);

    stranger.page.goBack();
    assertThat(stranger.page.locator("input.search")).hasValue("");
    assertThat(cards(stranger).nth(5)).isVisible();
  }

  @Test
  void tags_and_orders_narrow_it_down() {
    Person stranger = stranger("/#/gallery");

    stranger.page.locator(".chip", new com.microsoft.playwright.Page.LocatorOptions().setHasText("sea"))
        .click();
    assertThat(cards(stranger)).hasCount(1);
    stranger.button("New").click();

    assertThat(stranger.button("New")).hasAttribute("aria-pressed", "true");
    assertThat(stranger.page).hasURL(Pattern.compile("#/gallery\\?sort=new&tag=sea$"));
    stranger.page.locator(".chip[aria-pressed=true]").click();
    assertThat(cards(stranger).first()).containsText("Extra 30");
  }

  @Test
  void the_list_goes_on_while_one_scrolls() {
    Person stranger = stranger("/#/gallery?sort=new");
    cards(stranger).first().waitFor();

    for (int i = 0; i < 10 && cards(stranger).count() < 32; i++) {
      stranger.page.mouse().wheel(0, 4_000);
      stranger.page.waitForTimeout(100);
    }

    assertThat(cards(stranger)).hasCount(32);
    assertThat(stranger.button("Show more")).hasCount(0);
  }

  @Test
  void whoever_comes_back_from_a_character_is_where_they_were() {
    Person stranger = stranger("/#/gallery?sort=new");
    cards(stranger).first().waitFor();
    for (int i = 0; i < 10 && cards(stranger).count() < 32; i++) {
      stranger.page.mouse().wheel(0, 4_000);
      stranger.page.waitForTimeout(100);
    }
    cards(stranger).nth(28).click();
    stranger.page.locator(".portrait").waitFor();

    stranger.page.goBack();
    assertThat(cards(stranger)).hasCount(32);
    stranger.page.waitForFunction("() => scrollY > 300");

    stranger.page.locator(".ways a[href='#/gallery']").click();
    stranger.page.waitForFunction("() => scrollY === 0");
  }

  @Test
  void nobody_found_and_a_server_away_are_told_and_left_again() {
    Person stranger = stranger("/#/gallery?q=nobody-of-this-name");
    assertThat(stranger.page.locator(".empty")).containsText("Nobody by that description.");
    stranger.page.locator(".empty a").click();
    cards(stranger).first().waitFor();

    stranger.page.route("**/api/characters?*", Route::abort);
    stranger.button("Trending").click();
    assertThat(stranger.page.locator("main [role=alert]")).containsText("The server cannot be reached.");
    stranger.page.unroute("**/api/characters?*");
    stranger.button("Try again").click();

    assertThat(stranger.page.locator("main [role=alert]")).hasCount(0);
    assertThat(cards(stranger).first()).isVisible();
  }

  @Test
  void an_answer_that_was_overtaken_is_not_shown() {
    Person stranger = stranger("/#/gallery");
    cards(stranger).first().waitFor();
    var slow = new ArrayList<Route>();
    stranger.page.route("**/api/characters?*", route -> {
      if (route.request().url().contains("q=extra")) slow.add(route);
      else route.resume();
    });
    stranger.page.waitForRequest("**/api/characters?*q=extra*",
        () -> stranger.page.locator("input.search").fill("extra"));
    stranger.page.locator("input.search").fill("brine");
    assertThat(cards(stranger)).hasCount(1);

    stranger.page.waitForResponse("**/api/characters?*q=extra*", () -> slow.getFirst().resume());

    assertThat(cards(stranger)).hasText(Pattern.compile("Captain Brine"));
  }

  @Test
  void it_fits_a_narrow_phone_in_korean() {
    Person stranger = person(new Browser.NewContextOptions().setLocale("ko-KR").setViewportSize(360, 640),
        port());
    stranger.page.navigate("/#/gallery?q=윤슬");

    assertThat(stranger.page.locator("h1")).hasText("갤러리");
    assertThat(cards(stranger)).containsText("찻집 주인");
    assertThat((Integer) stranger.page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
  }

  private static Locator cards(Person reader) {
    return reader.page.locator(".cards > li");
  }
}
