package io.fabula.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is one's own: personas with faces, notes that replies remember, and the settings of an account. */
class BeingSomebodyTest extends BrowserTest {

  @Test
  void a_persona_has_a_face() {
    Person reader = person().signUp().go("#/personas");
    assertThat(reader.page.locator("main")).containsText("You have 0 of 50.");

    reader.button("New persona").click();
    reader.page.locator("input[name=name]").fill("Anna");
    reader.page.locator(".picture input")
        .setInputFiles(new FilePayload("face.png", "image/png", Person.CARD));
    assertThat(reader.page.locator(".picture img")).isVisible();
    reader.button("Save").click();

    assertThat(reader.page.locator(".persona img")).hasAttribute("src", Pattern.compile("/api/files/"));
    assertThat(reader.page.locator("main")).containsText("You have 1 of 50.");
    reader.button("Edit").click();
    reader.button("Take it away").click();
    reader.button("Save").click();
    assertThat(reader.page.locator(".persona img")).hasCount(0);
  }

  @Test
  void notes_are_written_pinned_changed_and_thrown_away_beside_the_chat() {
    Person reader = person().inAChat();
    reader.button("Memory").click();
    assertThat(reader.page.locator("dialog")).containsText("Nothing is noted here.");

    reader.page.locator("dialog textarea").fill("I am afraid of the sea.");
    reader.page.locator("dialog input[name=keywords]").fill("sea, boat");
    reader.button("Save").click();
    Locator note = reader.page.locator("dialog .note");
    assertThat(note.locator(".plainly")).hasText("I am afraid of the sea.");
    assertThat(note.locator(".tag")).hasText(new String[]{"sea", "boat"});
    reader.button("Pin").click();
    assertThat(note.locator(".tag.strong")).hasText("pinned");
    reader.button("Edit").click();
    note.locator("textarea").fill("I love the sea.");
    reader.button("Save").click();
    assertThat(note.locator(".plainly")).hasText("I love the sea.");

    reader.button("Character").click();
    assertThat(note).hasCount(0);
    reader.button("All notes").click();
    assertThat(note.locator(".tags")).containsText("this chat");
    note.getByText("Delete").click();
    reader.button("Really delete").click();
    assertThat(note).hasCount(0);
  }

  @Test
  void a_note_without_words_is_refused_where_it_stands() {
    Person reader = person().inAChat();
    reader.button("Memory").click();

    reader.button("Save").click();

    assertThat(reader.page.locator("dialog .fault")).isVisible();
  }

  @Test
  void a_password_is_changed_and_a_wrong_one_is_told() {
    Person reader = person().signUp().go("#/settings");
    String email = reader.page.locator(".settings form p.soft").first().textContent();
    reader.page.locator("input[name=current_password]").fill("not this one at all");
    reader.page.locator("input[name=new_password]").fill("another long password");
    reader.button("Change password").click();
    assertThat(reader.page.locator(".settings [role=alert], .settings .fault")).isVisible();

    reader.page.locator("input[name=current_password]").fill(Person.PASSWORD);
    reader.button("Change password").click();
    assertThat(reader.page.locator(".toast")).containsText("The new password holds.");

    person().signIn(email, "another long password");
  }

  @Test
  void all_sessions_end_at_once() {
    Person reader = person().signUp().go("#/settings");
    String email = reader.page.locator(".settings form p.soft").first().textContent();
    Person elsewhere = person().signIn(email, Person.PASSWORD);

    reader.button("Sign out everywhere").click();
    reader.page.locator("dialog .primary").click();

    assertThat(reader.page.locator("form.gate")).isVisible();
    elsewhere.go("#/personas");
    assertThat(elsewhere.page.locator("form.gate")).isVisible();
  }

  @Test
  void an_admin_hides_a_character_and_takes_it_back() {
    Person author = person().signUp();
    String id = author.shows("Nasty", "");
    Person reader = person().signUp();
    reader.ask("POST", "/characters/" + id + "/report", "{\"reason\":\"hate\",\"detail\":\"Read it.\"}");
    Person admin = person().signIn(Person.ADMIN, Person.PASSWORD);
    admin.page.locator(".ways a[href='#/admin/reports']").click();
    Locator report = admin.page.locator(".report", new Page.LocatorOptions().setHasText("Nasty"));
    assertThat(report).containsText("Hate");
    assertThat(report).containsText("Read it.");

    report.getByText("Hide character").click();
    assertThat(report).hasCount(0);
    assertThat(hidden(author, id)).isEqualTo(true);
    author.go("#/characters/" + id);
    assertThat(author.page.locator(".desk .notice")).containsText("have hidden this character");

    admin.button("Resolved").click();
    report.getByText("Take back").click();
    assertThat(report).hasCount(0);
    assertThat(hidden(author, id)).isEqualTo(false);
  }

  @Test
  void an_admin_suspends_an_owner_only_when_sure_and_dismisses_what_is_nothing() {
    Person author = person().signUp();
    String id = author.shows("Worse", "");
    String fine = author.shows("Fine", "");
    Person reader = person().signUp();
    reader.ask("POST", "/characters/" + id + "/report", "{\"reason\":\"spam\"}");
    reader.ask("POST", "/characters/" + fine + "/report", "{\"reason\":\"other\"}");
    Person admin = person().signIn(Person.ADMIN, Person.PASSWORD).go("#/admin/reports");
    Locator worse = admin.page.locator(".report", new Page.LocatorOptions().setHasText("Worse"));
    Locator nothing = admin.page.locator(".report", new Page.LocatorOptions().setHasText("Fine"));

    nothing.getByText("Dismiss").click();
    assertThat(nothing).hasCount(0);
    worse.getByText("Suspend its owner").click();
    admin.page.locator("dialog .primary").click();

    assertThat(worse).hasCount(0);
    admin.button("Dismissed").click();
    assertThat(nothing).isVisible();
    author.go("#/chats");
    author.page.reload();
    assertThat(author.page.locator("form.gate")).isVisible();
  }

  @Test
  void nobody_else_finds_the_reports() {
    Person reader = person().signUp();

    assertThat(reader.page.locator(".ways a[href='#/admin/reports']")).hasCount(0);
    reader.go("#/admin/reports");
    assertThat(reader.page.locator("main [role=alert]")).isVisible();
  }

  @Test
  void all_of_it_fits_a_narrow_phone_in_korean() {
    Person admin = person(new Browser.NewContextOptions().setLocale("ko-KR").setViewportSize(360, 640),
        port())
        .signIn(Person.ADMIN, Person.PASSWORD);
    for (String room : new String[]{"#/settings", "#/admin/reports", "#/personas", "#/gallery"}) {
      admin.go(room);
      admin.page.locator("main h1").waitFor();
      assertThat((Integer) admin.page.evaluate("document.documentElement.scrollWidth")).as(room)
          .isLessThanOrEqualTo(360);
    }
    assertThat(admin.page.locator("h1")).hasText("갤러리");
  }

  private static Object hidden(Person reader, String id) {
    Map<String, Object> character = reader.ask("GET", "/characters/" + id, null);
    return character.get("hidden");
  }
}
