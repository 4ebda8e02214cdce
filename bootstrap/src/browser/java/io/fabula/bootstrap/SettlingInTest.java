package io.fabula.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Making oneself at home: a face and a name, the looks of the page on every device, how replies are drawn. */
class SettlingInTest extends BrowserTest {
  private static final String PAPER = "getComputedStyle(document.documentElement).backgroundColor";
  private static final String LETTERS = "getComputedStyle(document.documentElement).fontSize";
  private static final String DARK = "rgb(22, 23, 26)";
  private static final String LIGHT = "rgb(247, 244, 238)";

  private Person settling() {
    Person reader = person(new Browser.NewContextOptions().setLocale("en-US")
        .setColorScheme(ColorScheme.LIGHT).setTimezoneId("Asia/Seoul"), port()).signUp().go("#/settings");
    reader.page.locator("input[name=temperature]").waitFor();
    return reader;
  }

  private static Person savedIn(Person reader, String form) {
    reader.page.locator("form[aria-labelledby=" + form + "] button[type=submit]").click();
    return reader;
  }

  @Test
  void a_profile_is_seen_as_others_will_see_it_before_it_is_saved() {
    Person reader = settling();
    Locator seen = reader.page.locator(".seen");
    assertThat(seen).containsText("0 public characters");

    reader.page.locator("input[name=nickname]").fill("Anna");
    reader.page.locator("textarea[name=bio]").fill("Reads a lot.");
    assertThat(seen.locator("b")).hasText("Anna");
    assertThat(seen).containsText("Reads a lot.");
    assertThat(profile(reader).get("bio") == null).isTrue();

    savedIn(reader, "profile-title");
    assertThat(reader.page.locator(".toast")).hasText("Saved.");
    assertThat(profile(reader)).containsEntry("nickname", "Anna").containsEntry("bio", "Reads a lot.");
    reader.page.reload();
    assertThat(reader.page.locator("input[name=nickname]")).hasValue("Anna");
    assertThat(seen).containsText("Reads a lot.");
  }

  @Test
  void a_face_is_put_on_and_taken_off_again() {
    Person reader = settling();
    reader.page.locator(".picture input")
        .setInputFiles(new FilePayload("face.png", "image/png", Person.CARD));
    assertThat(reader.page.locator(".seen img")).hasAttribute("src", Pattern.compile("/api/files/"));
    assertThat(profile(reader).get("avatar_url") == null).isTrue();

    savedIn(reader, "profile-title");
    assertThat(reader.page.locator(".toast")).hasText("Saved.");
    assertThat((String) profile(reader).get("avatar_url")).startsWith("/api/files/");
    reader.page.reload();
    assertThat(reader.page.locator(".seen img")).isVisible();

    reader.button("Take it away").click();
    assertThat(reader.page.locator(".seen img")).hasCount(0);
    savedIn(reader, "profile-title");
    assertThat(reader.page.locator(".toast")).hasText("Saved.");
    assertThat(profile(reader).get("avatar_url") == null).isTrue();
  }

  @Test
  void a_file_that_is_no_picture_is_refused_where_it_was_chosen() {
    Person reader = settling();

    reader.page.locator(".picture input").setInputFiles(new FilePayload("face.png", "image/png",
        "no picture".getBytes()));

    assertThat(reader.page.locator(".picture .fault")).isVisible();
    assertThat(reader.page.locator(".seen img")).hasCount(0);
  }

  @Test
  void looks_hold_in_every_tab_at_once_and_from_the_first_moment_of_the_next_visit() {
    Person reader = settling();
    var another = new Person(reader.page.context().newPage());
    another.page.navigate("/#/chats");
    another.page.locator("main h1").waitFor();
    assertThat(reader.page.evaluate(PAPER)).isEqualTo(LIGHT);

    reader.button("Dark").click();
    reader.button("Rose").click();
    reader.page.waitForResponse("**/settings/theme",
        () -> reader.page.locator("#set-scale").selectOption("1.3"));

    assertThat(reader.button("Dark")).hasAttribute("aria-pressed", "true");
    for (Page page : new Page[]{reader.page, another.page}) {
      page.waitForFunction("document.documentElement.dataset.accent === 'rose'");
      page.waitForFunction(LETTERS + " === '20.8px'");
      assertThat(page.evaluate(PAPER)).isEqualTo(DARK);
    }
    // without any of the page's modules, which draw later
    reader.page.route("**/app.js", Route::abort);
    reader.page.reload();
    assertThat(reader.page.evaluate(PAPER)).isEqualTo(DARK);
    assertThat(reader.page.evaluate(LETTERS)).isEqualTo("20.8px");
    reader.page.unroute("**/app.js");
    reader.page.reload();
    reader.button("As the system").click();
    assertThat(reader.button("As the system")).hasAttribute("aria-pressed", "true");
    assertThat(reader.page.evaluate(PAPER)).isEqualTo(LIGHT);
  }

  @Test
  void what_somebody_wants_is_there_on_another_device() {
    Person reader = settling();
    String email = reader.page.locator(".settings form p.soft").first().textContent();
    assertThat(reader.page.locator("#set-zone")).hasValue("Asia/Seoul");
    reader.button("Dark").click();
    reader.page.waitForResponse("**/user/settings",
        () -> reader.page.locator("#set-zone").selectOption("Europe/Paris"));
    reader.page.waitForResponse("**/user/settings", () -> reader.button("한국어").first().click());

    Person elsewhere = person(
        new Browser.NewContextOptions().setLocale("en-US").setColorScheme(ColorScheme.LIGHT), port())
        .signIn(email, Person.PASSWORD);

    elsewhere.page.waitForFunction("document.documentElement.dataset.look === 'dark'");
    assertThat(elsewhere.page.locator(".ways a").first()).hasText("갤러리");
    elsewhere.go("#/settings");
    assertThat(elsewhere.page.locator("#set-zone")).hasValue("Europe/Paris");
    assertThat(elsewhere.page.locator("html")).hasAttribute("lang", "ko");
  }

  @Test
  void looks_that_the_server_does_not_take_go_back_to_what_they_were() {
    Person reader = settling();
    reader.page.route("**/settings/theme", Route::abort);

    reader.button("Dark").click();

    assertThat(reader.page.locator(".toast")).containsText("The server cannot be reached.");
    assertThat(reader.button("As the system")).hasAttribute("aria-pressed", "true");
    assertThat(reader.page.evaluate(PAPER)).isEqualTo(LIGHT);

    reader.button("Dark").click();
    reader.button("Rose").click();
    assertThat(reader.button("Sea")).hasAttribute("aria-pressed", "true");
    assertThat(reader.button("As the system")).hasAttribute("aria-pressed", "true");
    reader.page.unroute("**/settings/theme");
    reader.button("Rose").click();
    reader.page.waitForCondition(() -> "rose".equals(theme(reader).get("accent")));
    assertThat(theme(reader)).containsEntry("mode", "system");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> theme(Person reader) {
    return (Map<String, Object>) reader.ask("GET", "/user/settings", null).get("theme");
  }

  @Test
  void who_comes_for_the_first_time_lives_by_the_clock_of_their_browser() {
    Person reader = settling();
    assertThat(reader.ask("GET", "/user/settings", null).get("general"))
        .isEqualTo(Map.of("language", "en", "timezone", "Asia/Seoul"));

    reader.page.locator("#set-zone").selectOption("UTC");
    reader.button("Take this device’s: Asia/Seoul").click();

    assertThat(reader.page.locator("#set-zone")).hasValue("Asia/Seoul");
    assertThat(reader.button("Take this device’s: Asia/Seoul")).hasCount(0);
  }

  @Test
  void how_replies_are_drawn_is_chosen_and_given_back_to_the_server() {
    Person reader = settling();
    reader.page.locator("form select[name=model]").selectOption("offline/improv");
    reader.page.locator("input[name=temperature]").fill("0.7");
    reader.page.locator("input[name=top_p]").fill("0.9");
    reader.page.locator("input[name=max_tokens]").fill("300");
    reader.page.locator("input[name=context_tokens]").fill("4096");
    reader.page.locator("input[name=notes]").uncheck();
    savedIn(reader, "models-title");
    assertThat(reader.page.locator(".toast")).hasText("Saved.");

    reader.page.reload();
    assertThat(reader.page.locator("form select[name=model]")).hasValue("offline/improv");
    assertThat(reader.page.locator("input[name=temperature]")).hasValue("0.7");
    assertThat(reader.page.locator("input[name=notes]")).not().isChecked();
    assertThat(reader.page.locator("input[name=summary]")).isChecked();
    assertThat(reader.ask("GET", "/users/me/model-settings", null)).containsEntry("max_tokens", 300)
        .containsEntry("context_tokens", 4096).containsEntry("top_p", 0.9);

    reader.page.locator("input[name=temperature]").fill("");
    reader.page.locator("form select[name=model]").selectOption("");
    savedIn(reader, "models-title");
    assertThat(reader.page.locator(".toast")).hasText("Saved.");
    Map<String, Object> now = reader.ask("GET", "/users/me/model-settings", null);
    assertThat(now.get("temperature") == null && now.get("model") == null).isTrue();
    assertThat(now).containsEntry("max_tokens", 300);
  }

  @Test
  void what_the_server_does_not_like_about_them_stands_at_its_field() {
    Person reader = settling();
    reader.page.locator("input[name=top_p]").fill("much");
    savedIn(reader, "models-title");
    assertThat(reader.page.locator("#field-top_p-fault")).isVisible();
    assertThat(reader.page.locator("input[name=top_p]")).isFocused();

    reader.page.locator("input[name=top_p]").fill("0.5");
    reader.page.locator("input[name=temperature]").fill("3");
    reader.page.locator("input[name=context_tokens]").fill("1");
    savedIn(reader, "models-title");

    assertThat(reader.page.locator("#field-temperature-fault")).isVisible();
    assertThat(reader.page.locator("#field-context_tokens-fault")).isVisible();
    assertThat(reader.page.locator("#field-top_p-fault")).hasCount(0);
    assertThat(reader.page.locator("input[name=temperature]")).isFocused();
    assertThat(reader.page.locator("input[name=temperature]")).hasAttribute("aria-describedby",
        "field-temperature-fault");
  }

  @Test
  void all_of_it_is_reached_by_the_keyboard() {
    Person reader = settling();

    reader.tabTo("Dark");
    reader.page.keyboard().press("Enter");
    assertThat(reader.button("Dark")).hasAttribute("aria-pressed", "true");
    reader.tabTo("Moss");
    reader.page.keyboard().press("Space");
    assertThat(reader.button("Moss")).hasAttribute("aria-pressed", "true");
  }

  @Test
  void letters_of_twice_the_size_fit_a_narrow_phone() {
    Person reader = person(new Browser.NewContextOptions().setLocale("ko-KR").setViewportSize(360, 640),
        port()).signUp().go("#/settings");
    reader.page.locator("#set-scale").selectOption("2");
    reader.page.waitForFunction(LETTERS + " === '32px'");

    for (String room : new String[]{"#/settings", "#/gallery", "#/personas", "#/chats", "#/"}) {
      reader.go(room);
      reader.page.locator("main h1").waitFor();
      assertThat((Integer) reader.page.evaluate("document.documentElement.scrollWidth")).as(room)
          .isLessThanOrEqualTo(360);
    }
  }

  private static Map<String, Object> profile(Person reader) {
    var id = UUID.fromString((String) reader.ask("GET", "/users/me", null).get("id"));
    return reader.ask("GET", "/users/" + id + "/profile", null);
  }
}
