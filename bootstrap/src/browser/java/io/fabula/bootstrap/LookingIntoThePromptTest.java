package io.fabula.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the model sees, opened beside the message box. */
class LookingIntoThePromptTest extends BrowserTest {
  private static final byte[] CARD = """
      {"spec":"chara_card_v2","spec_version":"2.0","data":{"name":"Mira","description":"A lighthouse keeper.",
      "personality":"calm","scenario":"","first_mes":"The door is open.","mes_example":"","creator_notes":"",
      "system_prompt":"Be {{char}}.","post_history_instructions":"","alternate_greetings":[],"tags":[],
      "creator":"","character_version":"","extensions":{},"character_book":{"extensions":{},"entries":[
        {"name":"The lamp","keys":["lamp"],"content":"It turns.","enabled":true,"insertion_order":1,
         "extensions":{}}]}}}""".getBytes(StandardCharsets.UTF_8);

  /** More than the window holds, a part left out, a definition that is hidden. */
  private static final String CROWDED = """
      {"object":"prompt","model":"small/model","context_tokens":1000,"total_tokens":1100,
       "shared_prefix_tokens":0,"messages":null,
       "parts":[
        {"source":"description","role":"system","content":null,"tokens":700,"included":true,"reason":"pinned"},
        {"source":"example_dialogue","role":"system","content":null,"tokens":90,"included":false,
         "reason":"over_budget"},
        {"source":"scenario","role":"system","content":"","tokens":0,"included":false,"reason":"empty"},
        {"source":"history","role":"user","content":"A long one.","tokens":396,"included":true,
         "reason":"newest"}],
       "lore":[{"entry":"3","name":null,"included":true,"reason":"key","key":null,"message_id":null,
         "position":"before_char","tokens":9},
        {"entry":"4","name":null,"included":false,"reason":"a_new_reason","key":null,"message_id":null,
         "position":"a_new_place","tokens":9}]}""";

  private Person inAChat() {
    return inAChat(person(), "Talk");
  }

  private static Person inAChat(Person reader, String talk) {
    reader.signUp().drop("mira.json", CARD).button(talk).click();
    reader.page.locator(".message").first().waitFor();
    return reader;
  }

  private static Person open(Person reader) {
    return open(reader, "What the model sees");
  }

  private static Person open(Person reader, String name) {
    reader.button(name).click();
    reader.page.locator(".inspected").waitFor();
    return reader;
  }

  @Test
  void the_parts_of_a_prompt_stand_with_their_tokens_and_their_text() {
    Person reader = open(inAChat());

    assertThat(reader.page.locator("figcaption")).hasText(Pattern.compile("\\d+ of 32,768 tokens, <?\\d+ %"));
    Locator description = part(reader, "Description");
    assertThat(description).hasText(Pattern.compile("always in\\s+\\d+ tokens"));
    assertThat(description.locator("pre")).isHidden();
    description.locator("summary").click();
    assertThat(description.locator("pre")).hasText("A lighthouse keeper.");
    assertThat(reader.page.locator(".parts").last()).containsText("Nothing is written in these:");
    assertThat(reader.page.locator(".parts").last().locator(".tag").first()).hasText("Persona");
    assertThat(part(reader, "Conversation").locator("pre")).hasText("The door is open.");
  }

  @Test
  void the_picture_shows_every_kind_as_wide_as_its_tokens() {
    Person reader = open(inAChat());

    assertThat(reader.page.locator(".legend li").first()).containsText("Instructions");
    Object sums = reader.page.evaluate(
        """
            () => {
              const numbers = [...document.querySelectorAll('.legend b')].map((one) => Number(one.textContent.replace(/,/g, '')));
              const window = numbers.reduce((sum, one) => sum + one, 0);
              const drawn = [...document.querySelectorAll('.bar:last-of-type i')].reduce((sum, one) => sum + parseFloat(one.style.width), 0);
              return [window, Math.round(drawn)];
            }""");
    assertThat((List<?>) sums).isEqualTo(List.of(32_768, 100));
    assertThat(reader.page.locator(".shared")).hasCount(0);
  }

  @Test
  void a_draft_changes_the_prompt_and_stays_in_the_message_box() {
    Person reader = open(inAChat());
    tab(reader, "Lorebook").click();
    assertThat(reader.page.locator(".left")).containsText("None of the keys was said");
    String before = reader.page.locator("figcaption span").textContent();

    reader.page.locator("#inspect-draft").pressSequentially("Who lit the lamp?");

    assertThat(reader.page.locator(".came li")).containsText("because “lamp” is in your draft.");
    assertThat(reader.page.locator("figcaption span")).not().hasText(before);
    tab(reader, "Messages").click();
    assertThat(reader.page.locator(".raw pre").first()).containsText("It turns.");
    assertThat(reader.page.locator(".raw li").filter(has("Who lit the lamp?")).locator("code"))
        .hasText("user");
    reader.page.keyboard().press("Escape");
    assertThat(reader.page.locator("dialog")).hasCount(0);
    assertThat(reader.button("What the model sees")).isFocused();
    assertThat(reader.page.locator(".composer textarea")).hasValue("Who lit the lamp?");
    assertThat(reader.page.locator(".message")).hasCount(1);
  }

  @Test
  void after_a_turn_the_shared_beginning_is_marked_and_keys_name_their_message() {
    Person reader = inAChat().say("Is the lamp bright?").untilDone();

    open(reader);

    assertThat(reader.page.locator(".window .shared")).isVisible();
    assertThat(reader.page.locator(".window")).containsText(Pattern.compile("The first \\d+ tokens"));
    tab(reader, "Lorebook").click();
    assertThat(reader.page.locator(".came li")).containsText(
        Pattern.compile("“lamp” (is in the last message|was said 1 message before the last)\\."));
  }

  @Test
  void a_reply_tells_how_it_was_made_and_when_that_is_no_more_the_whole_truth() {
    Person reader = inAChat().say("Is the lamp bright?").untilDone();
    openMade(reader);

    assertThat(reader.page.locator(".made")).containsText("written to its end");
    assertThat(reader.page.locator(".made")).containsText("offline/improv");
    assertThat(reader.page.locator("dialog .notice")).hasCount(0);
    tab(reader, "Lorebook").click();
    assertThat(reader.page.locator(".came li")).containsText("“lamp” was said 1 message before the last.");
    tab(reader, "Messages").click();
    assertThat(reader.page.locator(".raw pre").last()).hasText("Is the lamp bright?");
    reader.page.keyboard().press("Escape");
    assertThat(reader.page.locator(".message").last().locator("summary")).isFocused();

    Locator greeting = reader.page.locator(".message").first();
    greeting.hover();
    greeting.locator("summary").click();
    reader.button("Delete").click();
    reader.button("Delete").last().click();
    assertThat(reader.page.locator(".message")).hasCount(2);
    openMade(reader);
    assertThat(reader.page.locator("dialog .notice")).containsText("changed since");
  }

  private static void openMade(Person reader) {
    Locator reply = reader.page.locator(".message").last();
    reply.hover();
    reply.locator("summary").click();
    reader.button("How this was made").click();
    reader.page.locator(".inspected").waitFor();
  }

  @Test
  void what_is_too_much_left_out_or_hidden_is_said_in_words() {
    Person reader = inAChat();
    reader.page.route("**/api/chats/*/prompt*", route -> route.fulfill(new Route.FulfillOptions()
        .setContentType("application/json").setBody(CROWDED)));

    open(reader);

    assertThat(reader.page.locator(".window .fault")).containsText("more than the window holds");
    assertThat(reader.page.locator(".parts").last()).containsText("no room was left");
    assertThat(reader.page.locator(".parts").last().locator(".tag")).hasText("Scenario");
    part(reader, "Description").locator("summary").click();
    assertThat(part(reader, "Description").locator(".hidden-words")).containsText("Hidden");
    assertThat(part(reader, "Conversation")).containsText("the newest message, in at any cost");
    tab(reader, "Lorebook").click();
    assertThat(reader.page.locator(".came li")).containsText("Entry 3 because one of its keys");
    assertThat(reader.page.locator(".left dt")).hasText("a_new_reason");
    tab(reader, "Messages").click();
    assertThat(reader.page.locator(".inspected")).containsText("keeps to themselves");
  }

  @Test
  void a_draft_that_is_too_long_or_a_server_that_is_away_leaves_the_last_answer_standing() {
    Person reader = open(inAChat());

    reader.page.locator("#inspect-draft").fill("a".repeat(10_001));
    assertThat(reader.page.locator("dialog [role=alert]")).containsText("At most 10,000 characters.");
    assertThat(reader.page.locator(".inspected .part").first()).isVisible();
    reader.page.route("**/api/chats/*/prompt*", Route::abort);
    reader.page.locator("#inspect-draft").fill("short");
    assertThat(reader.page.locator("dialog [role=alert]")).containsText("The server cannot be reached.");

    reader.page.unroute("**/api/chats/*/prompt*");
    reader.button("Try again").click();
    assertThat(reader.page.locator("dialog [role=alert]")).hasCount(0);
  }

  @Test
  void what_the_model_reads_can_be_copied() {
    Person reader = person();
    reader.page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    open(inAChat(reader, "Talk"));
    tab(reader, "Messages").click();

    reader.button("Copy message 2").click();

    assertThat(reader.page.locator("dialog .toast")).hasText("Copied.");
    assertThat((String) reader.page.evaluate("navigator.clipboard.readText()"))
        .isEqualTo("The door is open.");
  }

  @Test
  void in_korean_on_a_narrow_phone_nothing_sticks_out() {
    Person reader = person(new Browser.NewContextOptions().setLocale("ko-KR").setViewportSize(360, 640),
        port());
    open(inAChat(reader, "대화하기"), "모델이 보는 것");

    assertThat(reader.page.locator("figcaption")).containsText("32,768토큰 중");
    assertThat(part(reader, "설명")).containsText("항상 들어감");
    for (String look : List.of("구성", "로어북", "메시지")) {
      tab(reader, look).click();
      assertThat((Boolean) reader.page.evaluate(
          """
              () => [document.documentElement, document.querySelector('dialog')].every((one) => one.scrollWidth <= one.clientWidth)
                  && document.querySelector('dialog').getBoundingClientRect().width <= 360"""))
          .as("%s", look).isTrue();
    }
  }

  @Test
  void the_keyboard_alone_gets_there_around_and_back() {
    Person reader = inAChat();
    reader.page.locator(".composer textarea").focus();
    reader.page.keyboard().press("Shift+Tab");
    reader.page.keyboard().press("Enter");
    reader.page.locator(".inspected").waitFor();

    reader.tabTo("Lorebook 0");
    reader.page.keyboard().press("Enter");
    assertThat(tab(reader, "Lorebook")).hasAttribute("aria-pressed", "true");
    reader.page.keyboard().press("Escape");

    assertThat(reader.page.locator("dialog")).hasCount(0);
    assertThat(reader.button("What the model sees")).isFocused();
  }

  private static Locator part(Person reader, String name) {
    return reader.page.locator(".part").filter(new Locator.FilterOptions()
        .setHas(reader.page.locator("summary b", new Page.LocatorOptions()
            .setHasText(Pattern.compile("^" + name + "$")))));
  }

  private static Locator tab(Person reader, String name) {
    return reader.page.locator(".tabs").getByRole(AriaRole.BUTTON,
        new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name + "( |$)")));
  }

  private static Locator.FilterOptions has(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
