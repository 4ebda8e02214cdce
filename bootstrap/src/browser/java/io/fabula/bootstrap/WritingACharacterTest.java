package io.fabula.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The desk of an author: every field of a card, the face, the lorebook, and what is not lost by accident. */
class WritingACharacterTest extends BrowserTest {
  private static final String BOOK = """
      ,"lorebook":{"scan_depth":3,"extensions":{},"entries":[
        {"name":"The lamp","keys":["lamp"],"content":"It turns.","enabled":true,"insertion_order":10,"extensions":{"probability":100}},
        {"name":"The wreck","keys":["wreck"],"content":"Seven were lost.","enabled":true,"insertion_order":20,"extensions":{}}]}""";

  private Person atTheDesk(String more) {
    Person author = person().signUp();
    String id = author.shows("Mira", more);
    author.go("#/characters/" + id + "/edit");
    author.page.locator("input[name=name]").waitFor();
    return author;
  }

  private static Map<String, Object> saved(Person author) {
    author.page.locator(".portrait").waitFor();
    return author.ask("GET", "/characters/" + author.page.url().replaceFirst(".*/", ""), null);
  }

  @Test
  void all_that_a_card_holds_can_be_written() {
    Person author = atTheDesk("");
    author.page.locator("input[name=name]").fill("Mira Vale");
    author.page.locator("input[name=tagline]").fill("Keeps the light.");
    author.page.locator("input[name=tags]").fill("sea, cosy");
    author.page.locator("select[name=visibility]").selectOption("unlisted");
    author.page.locator("input[name=nsfw]").check();
    author.page.locator("input[name=definition_visible]").uncheck();
    author.button("Add a greeting").click();
    assertThat(author.page.locator(".other-greetings textarea")).isFocused();
    author.page.keyboard().type("The fog is in.");
    author.page
        .locator("summary", new com.microsoft.playwright.Page.LocatorOptions().setHasText("More fields"))
        .click();
    author.page.locator("textarea[name=system_prompt]").fill("Stay calm.");
    author.button("Save").click();

    assertThat(saved(author)).containsEntry("name", "Mira Vale").containsEntry("tagline", "Keeps the light.")
        .containsEntry("visibility", "unlisted").containsEntry("nsfw", true)
        .containsEntry("definition_visible", false).containsEntry("system_prompt", "Stay calm.")
        .containsEntry("alternate_greetings", java.util.List.of("The fog is in."))
        .containsEntry("tags", java.util.List.of("sea", "cosy"));
  }

  @Test
  void a_face_is_chosen_seen_and_kept() {
    Person author = atTheDesk("");
    author.page.locator(".picture input")
        .setInputFiles(new FilePayload("face.png", "image/png", Person.CARD));
    assertThat(author.page.locator(".picture img")).hasAttribute("src", Pattern.compile("/api/files/"));
    author.button("Save").click();

    assertThat(saved(author).get("avatar_url")).isNotNull();
    assertThat(author.page.locator(".portrait img")).isVisible();
  }

  @Test
  void a_face_that_is_dropped_is_no_card_on_its_way_in() {
    Person author = atTheDesk("");
    var transfer = author.page.evaluateHandle(
        """
            (base64) => {
              const transfer = new DataTransfer();
              transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], 'face.png'));
              return transfer;
            }""",
        Base64.getEncoder().encodeToString(Person.CARD));
    author.page.dispatchEvent(".picture label", "drop", Map.of("dataTransfer", transfer));

    assertThat(author.page.locator(".picture img")).isVisible();
    assertThat(author.page.locator(".tray")).hasCount(0);
  }

  @Test
  void a_file_that_is_no_picture_is_refused_in_words() {
    Person author = atTheDesk("");
    author.page.locator(".picture input")
        .setInputFiles(new FilePayload("face.png", "image/png", "no picture".getBytes()));

    assertThat(author.page.locator(".picture .fault")).isVisible();
  }

  @Test
  void what_is_unsaved_is_not_left_unasked() {
    Person author = atTheDesk("");
    author.page.locator("input[name=tagline]").fill("Half a thought");

    author.page.locator(".ways a[href='#/chats']").click();
    assertThat(author.page.locator("dialog h2")).hasText("Leave without saving?");
    author.page.locator("dialog").getByText("Cancel").click();
    assertThat(author.page.locator("input[name=tagline]")).hasValue("Half a thought");
    assertThat(author.page).hasURL(Pattern.compile("/edit$"));
    author.page.locator(".ways a[href='#/chats']").click();
    author.button("Leave").click();

    assertThat(author.page).hasURL(Pattern.compile("#/chats$"));
  }

  @Test
  void what_is_only_tried_out_is_nothing_to_lose() {
    Person author = atTheDesk(BOOK.replace("\n", ""));
    author.page.locator("#try-lore").fill("the lamp");
    assertThat(author.page.locator(".came li")).containsText("The lamp");

    author.page.locator(".ways a[href='#/chats']").click();

    assertThat(author.page.locator("main h1")).hasText("Chats");
  }

  @Test
  void whoever_was_quicker_is_not_overwritten_unasked() {
    Person author = atTheDesk("");
    String id = author.page.url().replaceFirst(".*/characters/", "").replace("/edit", "");
    author.ask("PUT", "/characters/" + id, "{\"tagline\":\"Theirs\"}");
    author.page.locator("input[name=tagline]").fill("Mine");

    author.button("Save").click();
    assertThat(author.page.locator("dialog h2")).hasText("Changed elsewhere");
    author.page.locator("dialog summary").click();
    assertThat(author.page.locator("dialog .differing")).containsText("Theirs");
    author.button("Overwrite").click();

    assertThat(saved(author)).containsEntry("tagline", "Mine");
  }

  @Test
  void their_words_may_be_taken_instead() {
    Person author = atTheDesk("");
    String id = author.page.url().replaceFirst(".*/characters/", "").replace("/edit", "");
    author.ask("PUT", "/characters/" + id, "{\"tagline\":\"Theirs\"}");
    author.page.locator("input[name=tagline]").fill("Mine");

    author.button("Save").click();
    author.button("Take that").click();

    assertThat(author.page.locator("input[name=tagline]")).hasValue("Theirs");
  }

  @Test
  void a_lorebook_is_written_while_a_few_words_show_what_it_does() {
    Person author = atTheDesk(BOOK.replace("\n", ""));
    author.page.locator("#try-lore").fill("Is there a bell?");
    assertThat(author.page.locator(".trial [role=status]")).containsText("0 of 2");

    // by the keyboard: an answer of the trial may move the button from under a mouse
    author.button("Add an entry").press("Enter");
    assertThat(author.page.locator(".lore-editor .entries > li")).hasCount(3);
    Locator entry = author.page.locator(".lore-editor .entries > li").last();
    entry.locator("input[type=text]").nth(0).fill("The bell");
    entry.locator("input[type=text]").nth(1).fill("bell, /fog{1,2}/");
    entry.locator("textarea").fill("It tolls in fog.");
    assertThat(author.page.locator(".came li")).containsText("The bell");
    author.button("Move The bell up").click();
    author.button("Move The bell up").click();
    author.page.locator(".lore-editor summary",
        new com.microsoft.playwright.Page.LocatorOptions().setHasText("The lamp")).click();
    author.button("Remove entry").last().click();
    author.button("Save").click();

    String book = new com.google.gson.Gson().toJson(saved(author).get("lorebook"));
    assertThat(book).contains("\"name\":\"The bell\"", "\"keys\":[\"bell\",\"/fog{1,2}/\"]", "scan_depth");
    assertThat(book.indexOf("The bell")).isLessThan(book.indexOf("The wreck"));
    assertThat(book).doesNotContain("The lamp");
  }

  @Test
  void a_lorebook_that_nobody_touched_stays_to_the_letter() {
    Person author = atTheDesk(BOOK.replace("\n", ""));
    Object before = author.ask("GET",
        "/characters/" + author.page.url().replaceFirst(".*/characters/", "").replace("/edit", ""),
        null).get("lorebook");
    author.page.locator("input[name=tagline]").fill("Changed");
    author.button("Save").click();

    assertThat(saved(author).get("lorebook")).isEqualTo(before);
  }

  @Test
  void one_sentence_becomes_a_draft() {
    Person author = person().signUp().go("#/characters/new");
    author.page.locator("textarea[name=concept]").fill("A retired pirate who bakes bread");

    author.button("Draft it").click();

    // a model may take its time
    author.page.waitForURL(Pattern.compile("#/characters/[^/]+/edit$"),
        new com.microsoft.playwright.Page.WaitForURLOptions().setTimeout(60_000));
    assertThat(author.page.locator("input[name=name]")).not().hasValue("");
  }

  @Test
  void it_fits_a_narrow_phone_in_korean() {
    Person author = person(new Browser.NewContextOptions().setLocale("ko-KR").setViewportSize(360, 640),
        port()).signUp();
    String id = author.shows("미라", BOOK.replace("\n", ""));
    author.go("#/characters/" + id + "/edit");

    assertThat(author.page.locator("#lore-edit-title")).containsText("로어북");
    author.page.locator(".lore-editor summary").first().click();
    assertThat((Integer) author.page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
  }
}
