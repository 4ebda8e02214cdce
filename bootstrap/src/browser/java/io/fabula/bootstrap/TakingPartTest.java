package io.fabula.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people do with the characters of others, and what authors decide about their own. */
class TakingPartTest extends BrowserTest {
  private String mira;

  @BeforeAll
  void somebodyShowsMira() {
    Person author = person().signUp();
    mira = author.shows("Mira", ",\"tags\":[\"sea\"]");
    author.shows("Captain Brine", ",\"tags\":[\"sea\"]");
  }

  private Person atMira() {
    Person reader = person().signUp().go("#/characters/" + mira);
    reader.page.locator(".marks").waitFor();
    return reader;
  }

  @Test
  void marks_show_at_once_and_are_still_there_later() {
    Person reader = atMira();

    reader.button("Like").click();
    reader.button("Keep as a favourite").click();
    reader.button("Vote against").click();
    reader.button("Vote for").click();
    assertThat(reader.button("Vote against")).hasAttribute("aria-pressed", "false");
    reader.page.waitForLoadState();
    reader.page.waitForFunction(
        """
            async ([id]) => {
              const { tokens } = JSON.parse(localStorage.getItem('fabula.session'));
              const answer = await fetch(`/api/characters/${id}`, { headers: { Authorization: `Bearer ${tokens.access}` } });
              const seen = await answer.json();
              return seen.liked && seen.favorited && seen.my_vote === 1;
            }""",
        new Object[]{mira});
    reader.page.reload();

    assertThat(reader.button("Like")).hasAttribute("aria-pressed", "true");
    assertThat(reader.button("Keep as a favourite")).hasAttribute("aria-pressed", "true");
    assertThat(reader.button("Vote for")).hasAttribute("aria-pressed", "true");
    assertThat(reader.button("Vote against")).hasAttribute("aria-pressed", "false");
    reader.button("Like").click();
    assertThat(reader.button("Like")).hasAttribute("aria-pressed", "false");
  }

  @Test
  void a_mark_that_is_refused_is_taken_back() {
    Person reader = atMira();
    String before = reader.button("Like").textContent();
    reader.page.route("**/characters/*/like", Route::abort);

    reader.button("Like").click();

    assertThat(reader.page.locator(".toast")).containsText("The server cannot be reached.");
    assertThat(reader.button("Like")).hasAttribute("aria-pressed", "false");
    assertThat(reader.button("Like")).hasText(before);
  }

  @Test
  void strangers_who_like_somebody_are_led_to_the_door() {
    Person stranger = person();
    stranger.page.navigate("/#/characters/" + mira);

    stranger.button("Like").click();

    assertThat(stranger.page.locator("form.gate")).isVisible();
  }

  @Test
  void people_talk_below_a_character() {
    Person reader = atMira();
    reader.page.locator(".comments textarea").fill("Lovely soup.\nIndeed.");
    reader.button("Send").click();
    Locator first = comment(reader, "Lovely soup.");
    assertThat(first.locator(".plainly")).hasText("Lovely soup. Indeed.");
    assertThat(reader.page.locator(".comments textarea")).hasValue("");

    first.locator("button", new Locator.LocatorOptions().setHasText("Edit")).click();
    reader.page.locator(".comment textarea").fill("Lovely stew.");
    reader.button("Send").click();
    assertThat(comment(reader, "Lovely stew.")).containsText("edited");

    Person other = atMira();
    Locator theirs = comment(other, "Lovely stew.");
    assertThat(theirs.locator("button")).hasText(new String[]{"Reply"});
    theirs.locator("button").click();
    other.page.locator(".comment textarea").fill("Whose?");
    other.button("Send").click();
    assertThat(comment(other, "Whose?").locator(".answered")).containsText("Lovely stew.");

    reader.page.reload();
    comment(reader, "Lovely stew.").first()
        .locator("button", new Locator.LocatorOptions().setHasText("Delete"))
        .click();
    reader.page.locator("dialog .primary").click();
    assertThat(reader.page.locator(".comments")).containsText("This was deleted.");
    assertThat(comment(reader, "Whose?")).isVisible();
  }

  @Test
  void a_comment_without_words_is_refused_where_it_stands() {
    Person reader = atMira();

    reader.button("Send").click();

    assertThat(reader.page.locator(".comments .fault")).isVisible();
  }

  @Test
  void a_fork_opens_as_a_draft_of_ones_own() {
    Person reader = atMira();

    act(reader, "Make one of my own after this");

    assertThat(reader.page).hasURL(Pattern.compile("#/characters/[^/]+/edit$"));
    assertThat(reader.page.locator("input[name=name]")).hasValue("Mira");
  }

  @Test
  void a_complaint_is_taken_once() {
    Person reader = atMira();

    act(reader, "Report");
    reader.page.locator("select[name=reason]").selectOption("spam");
    reader.button("Send report").click();
    assertThat(reader.page.locator(".toast")).containsText("Thank you.");
    act(reader, "Report");
    reader.button("Send report").click();

    assertThat(reader.page.locator("dialog [role=alert]")).isVisible();
  }

  @Test
  void who_is_alike_is_named_with_the_reason() {
    Person reader = atMira();

    assertThat(reader.page.locator(".alike li").first()).containsText("shares tags");
    reader.page.locator(".alike a").first().click();

    assertThat(reader.page.locator(".portrait h1")).hasText("Captain Brine");
  }

  @Test
  void an_author_decides_who_sees_a_character() {
    Person author = person().signUp();
    String id = author.shows("Secret", "");
    author.go("#/characters/" + id);
    assertThat(author.page.locator("summary[aria-label='More about this character']")).isVisible();

    author.page.locator("#visible-to").selectOption("private");

    assertThat(author.page.locator(".toast")).containsText("Who may see it: Only you.");
    Person stranger = person();
    stranger.page.navigate("/#/characters/" + id);
    assertThat(stranger.page.locator("main [role=alert]")).isVisible();
  }

  @Test
  void it_fits_a_narrow_phone_in_korean() {
    Person reader = person(new Browser.NewContextOptions().setLocale("ko-KR").setViewportSize(360, 640),
        port()).signUp().go("#/characters/" + mira);

    assertThat(reader.page.locator("#comments-title")).containsText("댓글");
    assertThat(reader.page.locator("#alike-title")).hasText("비슷한 캐릭터");
    assertThat((Integer) reader.page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
  }

  private static void act(Person reader, String name) {
    reader.page.locator("summary[aria-label='More about this character']").click();
    reader.button(name).click();
  }

  private static Locator comment(Person reader, String words) {
    return reader.page.locator(".comment", new Page.LocatorOptions().setHas(
        reader.page.locator(".plainly", new Page.LocatorOptions().setHasText(words))));
  }
}
