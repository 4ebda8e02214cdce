package io.fabula.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A character's page: who it is, what its world knows, and trying out what a few words would call up. */
class ReadingALorebookTest extends BrowserTest {
  private static final byte[] CARD = """
      {"spec":"chara_card_v2","spec_version":"2.0","data":{"name":"Mira","description":"A lighthouse keeper.",
      "personality":"","scenario":"","first_mes":"The lamp is lit.","mes_example":"","system_prompt":"",
      "post_history_instructions":"","creator_notes":"Ask about the wreck.","alternate_greetings":[],
      "tags":["sea"],"creator":"nobody","character_version":"1","extensions":{},"character_book":{
      "scan_depth":3,"token_budget":300,"recursive_scanning":false,"extensions":{},"entries":[
        {"name":"The lamp","keys":["lamp","lantern"],"content":"It turns.","enabled":true,"insertion_order":1,
         "extensions":{}},
        {"name":"The wreck","keys":["wreck"],"secondary_keys":["storm"],"selective":true,"enabled":true,
         "content":"@@depth 2\\nSeven were lost.","insertion_order":2,"extensions":{}},
        {"name":"House rule","keys":[],"constant":true,"content":"{{char}} locks the door.","enabled":true,
         "insertion_order":3,"extensions":{}},
        {"name":"마법 학교","keys":["마법 학교"],"content":"바닷가에 있다.","enabled":true,
         "insertion_order":4,"position":"after_char","extensions":{}},
        {"name":"Old quarrel","keys":["boat"],"content":"Sold.","enabled":false,"insertion_order":5,
         "extensions":{}}]}}}""".getBytes(StandardCharsets.UTF_8);

  private Person atTheCharacter(Browser.NewContextOptions options) {
    Person reader = person(options, port()).signUp().drop("mira.json", CARD);
    reader.page.locator(".lorebook").waitFor();
    return reader;
  }

  private Person atTheCharacter() {
    return atTheCharacter(new Browser.NewContextOptions().setLocale("en-US"));
  }

  @Test
  void the_page_tells_who_a_character_is_and_what_its_world_knows() {
    Person reader = atTheCharacter();

    assertThat(reader.page.locator(".notes")).containsText("Ask about the wreck.");
    assertThat(reader.page.locator(".portrait .tag")).hasText("sea");
    assertThat(entries(reader)).hasCount(5);
    assertThat(entry(reader, "The lamp").locator("summary .tag"))
        .hasText(new String[]{"lamp", "lantern"});
    assertThat(entry(reader, "House rule").locator("summary .tag")).hasText("always");
    assertThat(entry(reader, "Old quarrel").locator("summary .tag").first()).hasText("off");
    Locator wreck = entry(reader, "The wreck");
    assertThat(wreck.locator(".prose")).isHidden();
    wreck.locator("summary").click();
    assertThat(wreck.locator(".prose")).hasText("Seven were lost.");
    assertThat(wreck.locator(".facts")).containsText("And one of");
    assertThat(wreck.locator(".facts")).containsText("2 messages before the end");
    assertThat(wreck.locator(".facts code")).hasText("@@depth 2");
  }

  @Test
  void words_that_are_tried_out_call_entries_up_and_the_page_says_why() {
    Person reader = atTheCharacter();

    reader.page.locator("#try-lore").pressSequentially("Light the LANTERN above the wreck");

    Locator came = reader.page.locator(".came li");
    assertThat(came).hasCount(2);
    assertThat(came.first()).containsText("The lamp because “lantern” is in your text.");
    assertThat(came.first()).containsText("before the definition");
    assertThat(came.last()).containsText("House rule because it is always in.");
    assertThat(reader.page.locator(".trial [role=status]")).containsText("2 of 5 entries come in");
    assertThat(left(reader, "The wreck")).containsText("the secondary keys do not agree");
    assertThat(left(reader, "Old quarrel")).containsText("Switched off");
    assertThat(entry(reader, "The lamp").locator(".came-in")).isVisible();
    assertThat(entry(reader, "The wreck").locator(".came-in")).hasCount(0);
    reader.page.locator(".reads summary").click();
    assertThat(reader.page.locator(".reads pre")).containsText("Mira locks the door.");

    reader.page.locator("#try-lore").pressSequentially(" in the storm");
    assertThat(came).hasCount(3);
    reader.page.locator("#try-lore").fill("");
    assertThat(came).hasCount(0);
    assertThat(reader.page.locator(".came-in")).hasCount(0);
  }

  @Test
  void in_korean_on_a_narrow_phone_too() {
    Person reader = atTheCharacter(
        new Browser.NewContextOptions().setLocale("ko-KR").setViewportSize(360, 640));

    reader.page.locator("#try-lore").fill("우리 마법학교에 가자");

    assertThat(reader.page.locator(".came li")).hasCount(2);
    assertThat(reader.page.locator(".came li").last()).containsText("마법 학교 키 “마법 학교”: 쓰신 글에 있음");
    assertThat(left(reader, "The lamp")).containsText("키가 나오지 않음");
    for (Locator closed : entries(reader).locator("summary").all()) closed.click();
    assertThat((Integer) reader.page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
  }

  @Test
  void a_server_that_is_away_is_told_kindly_and_asked_again() {
    Person reader = atTheCharacter();
    reader.page.route("**/lorebooks/preview", Route::abort);
    reader.page.locator("#try-lore").fill("lamp");
    assertThat(reader.page.locator(".trial [role=alert]")).containsText("The server cannot be reached.");

    reader.page.unroute("**/lorebooks/preview");
    reader.button("Try again").click();

    assertThat(reader.page.locator(".came li").first()).containsText("The lamp");
    assertThat(reader.page.locator(".trial [role=alert]")).hasCount(0);
  }

  @Test
  void the_keyboard_alone_opens_entries_and_tries_words() {
    Person reader = atTheCharacter();
    reader.page.locator("#try-lore").focus();

    reader.page.keyboard().type("lamp");
    assertThat(reader.page.locator(".came li")).hasCount(2);
    reader.tabTo("What the model would read");
    reader.page.keyboard().press("Enter");
    assertThat(reader.page.locator(".reads pre")).isVisible();
    reader.page.keyboard().press("Tab");
    reader.page.keyboard().press("Tab");
    reader.page.keyboard().press("Enter");

    assertThat(entry(reader, "The lamp").locator(".prose")).isVisible();
  }

  @Test
  void a_book_of_many_entries_is_shown_bit_by_bit() {
    String entries = IntStream.range(0, 120).mapToObj(
        """
            {"name":"Entry %1$d","keys":["key%1$d"],"content":"Text.","enabled":true,"extensions":{}}"""::formatted)
        .collect(Collectors.joining(","));
    String card = new String(CARD, StandardCharsets.UTF_8).replaceFirst("(?s)\"entries\":\\[.*]",
        "\"entries\":[" + entries + "]");
    Person reader = person().signUp().drop("many.json", card.getBytes(StandardCharsets.UTF_8));

    assertThat(entries(reader)).hasCount(40);
    reader.page.locator("#try-lore").fill("key119");
    assertThat(reader.page.locator(".came li")).containsText("Entry 119");
    assertThat(left(reader, "None of the keys was said").locator("summary")).hasText("107 more");
    reader.button("Show all 120 entries").click();

    assertThat(entries(reader)).hasCount(120);
    assertThat(entry(reader, "Entry 119").locator(".came-in")).isVisible();
  }

  private static Locator entries(Person reader) {
    return reader.page.locator(".entries > li");
  }

  private static Locator entry(Person reader, String name) {
    return reader.page.locator(".entries > li").filter(new Locator.FilterOptions()
        .setHas(reader.page.locator("summary b", new com.microsoft.playwright.Page.LocatorOptions()
            .setHasText(Pattern.compile("^" + name + "$")))));
  }

  /** The reason that stands over an entry which stays out. */
  private static Locator left(Person reader, String name) {
    return reader.page.locator(".left > div").filter(new Locator.FilterOptions().setHasText(name));
  }
}
