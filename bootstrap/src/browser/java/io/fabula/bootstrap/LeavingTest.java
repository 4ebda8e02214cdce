package io.fabula.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Taking all of it along, and going for good. */
class LeavingTest extends BrowserTest {
  private static String email(Person reader) {
    return (String) reader.ask("GET", "/users/me", null).get("email");
  }

  private Person aboutToLeave() {
    Person reader = person().signUp().go("#/settings");
    reader.button("Delete my account").click();
    reader.page.locator("dialog input[name=password]").waitFor();
    return reader;
  }

  @Test
  void all_that_is_somebodys_comes_as_one_file() throws IOException {
    Person reader = person().inAChat().go("#/settings");

    Download taken = reader.page.waitForDownload(() -> reader.button("Take my data with me").click());

    assertThat(taken.suggestedFilename()).endsWith(".zip");
    try (var zip = new ZipFile(taken.path().toFile())) {
      assertThat(zip.stream().map(java.util.zip.ZipEntry::getName)).anyMatch(name -> name.endsWith(".png"))
          .anyMatch(name -> name.endsWith(".jsonl"));
    }
    assertThat(reader.button("Take my data with me")).isEnabled();
  }

  @Test
  void a_file_that_is_on_its_way_can_be_called_back() {
    Person reader = person().signUp().go("#/settings");
    var held = new ArrayList<Route>();
    reader.page.route("**/users/me/export", held::add);
    reader.page.waitForRequest("**/users/me/export", () -> reader.button("Take my data with me").click());
    assertThat(reader.page.locator("main")).containsText("Being gathered…");

    reader.button("Cancel").click();

    assertThat(reader.button("Take my data with me")).isEnabled();
    assertThat(reader.page.locator("main progress")).hasCount(0);
    assertThat(reader.page.locator(".toast")).hasCount(0);
  }

  @Test
  void a_file_that_does_not_come_is_told_of() {
    Person reader = person().signUp().go("#/settings");
    reader.page.route("**/users/me/export", Route::abort);

    reader.button("Take my data with me").click();

    assertThat(reader.page.locator(".toast")).hasText("The server cannot be reached.");
    assertThat(reader.button("Take my data with me")).isEnabled();
  }

  @Test
  void a_wrong_password_deletes_nothing_and_is_told_at_its_field() {
    Person reader = aboutToLeave();
    var asked = new ArrayList<String>();
    reader.page.onRequest(request -> {
      if (request.method().equals("DELETE") || request.url().endsWith("/auth/refresh"))
        asked.add(request.url());
    });

    reader.page.locator("dialog input[name=password]").fill("not this one at all");
    reader.button("Delete for good").click();

    assertThat(reader.page.locator("dialog #field-password-fault")).isVisible();
    assertThat(reader.page.locator("dialog input[name=password]")).isFocused();
    assertThat(asked).hasSize(1);
    reader.button("Cancel").click();
    assertThat(email(reader)).isNotBlank();
  }

  @Test
  void who_leaves_is_signed_out_and_told_so_and_what_others_rely_on_stays() {
    Person reader = person().signUp();
    String email = email(reader);
    String mira = reader.shows("Mira who stays", "");
    reader.ask("POST", "/characters", "{\"name\":\"Secret\"}");
    Person other = person().signUp();
    other.ask("POST", "/chats", "{\"character_id\":\"" + mira + "\"}");
    var tab = new Person(reader.page.context().newPage());
    tab.page.navigate("/#/chats");
    tab.page.locator("main h1").waitFor();

    reader.go("#/settings");
    reader.button("Delete my account").click();
    assertThat(reader.page.locator("dialog")).containsText("What stays, without your name");
    reader.page.locator("dialog input[name=password]").fill(Person.PASSWORD);
    reader.page.keyboard().press("Enter");

    assertThat(reader.page.locator("main [role=status]").first()).hasText(
        "Your account is gone, and what was yours with it. Farewell.");
    assertThat(reader.page.locator("form.gate")).isVisible();
    assertThat(tab.page.locator("form.gate")).isVisible();
    other.go("#/characters/" + mira);
    assertThat(other.page.locator(".portrait h1")).hasText("Mira who stays");
    reader.page.locator(".tabs button").last().click();
    reader.page.locator("input[name=email]").fill(email);
    reader.page.locator("input[name=password]").fill(Person.PASSWORD);
    reader.page.keyboard().press("Enter");
    assertThat(reader.page.locator("form.gate [role=alert]")).isVisible();
  }

  @Test
  void what_goes_and_what_stays_is_told_on_a_narrow_phone_in_korean() {
    Person reader = person(new Browser.NewContextOptions().setLocale("ko-KR").setViewportSize(360, 640),
        port()).signUp().go("#/settings");

    reader.button("계정 삭제").click();

    assertThat(reader.page.locator("dialog")).containsText("이름 없이 남는 것");
    assertThat((Integer) reader.page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
    Page page = reader.page;
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog")).hasCount(0);
    assertThat(reader.button("계정 삭제")).isFocused();
  }
}
