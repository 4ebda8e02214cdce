package io.fabula.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The way from the door to a character: accounts, cards, languages, the keyboard, a phone. */
class ComingInTest extends BrowserTest {
  @Test
  void a_dropped_card_is_shown_as_the_character_it_holds() {
    Person reader = person().signUp().drop("mira.png", Person.CARD);

    assertThat(reader.page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Mira")))
        .isVisible();
    assertThat(reader.page.locator(".greetings li")).hasCount(2);
    assertThat(reader.page.locator(".greetings li").first()).containsText("The lamp is lit.");
    assertThat(reader.page.locator(".portrait img")).hasAttribute("src",
        java.util.regex.Pattern.compile("/api/files/[0-9a-f]{64}"));
  }

  @Test
  void a_card_that_is_dropped_by_a_stranger_waits_until_they_are_in() {
    Person stranger = person();
    stranger.page.navigate("/");
    stranger.page.locator("form.gate").waitFor();

    stranger.drop("mira.png", Person.CARD);
    assertThat(stranger.page.locator(".gate .notice")).containsText("1 card");
    stranger.page.locator("input[name=email]").fill(UUID.randomUUID() + "@example.org");
    stranger.page.locator("input[name=password]").fill("a long enough password");
    stranger.page.keyboard().press("Enter");

    assertThat(stranger.page.locator(".portrait h1")).hasText("Mira");
  }

  @Test
  void a_file_that_is_no_card_is_refused_in_words_and_the_next_one_still_comes_in() {
    Person reader = person().signUp();

    reader.drop("notes.txt", "no card".getBytes(StandardCharsets.UTF_8));
    assertThat(reader.page.locator(".tray .fault")).isVisible();
    reader.drop("mira.png", Person.CARD);

    assertThat(reader.page.locator(".portrait h1")).hasText("Mira");
  }

  @Test
  void a_field_at_fault_says_so_itself() {
    Person stranger = person();
    stranger.page.navigate("/");
    stranger.page.locator("input[name=email]").fill("no address");
    stranger.page.locator("input[name=password]").fill("a long enough password");
    stranger.page.keyboard().press("Enter");

    assertThat(stranger.page.locator("input[name=email]")).hasAttribute("aria-invalid", "true");
    assertThat(stranger.page.locator("#field-email-fault")).not().isEmpty();
    assertThat(stranger.page.locator("input[name=email]")).isFocused();
  }

  @Test
  void a_token_that_is_refused_is_renewed_without_a_word() {
    Person reader = person().signUp();
    reader.page.evaluate("""
        () => {
          const session = JSON.parse(localStorage.getItem('fabula.session'));
          session.tokens.access += 'x';
          localStorage.setItem('fabula.session', JSON.stringify(session));
        }""");

    reader.page.reload();
    reader.drop("mira.png", Person.CARD);

    assertThat(reader.page.locator(".portrait h1")).hasText("Mira");
  }

  @Test
  void who_may_come_in_by_an_account_elsewhere_sees_a_button_for_it() {
    Person stranger = person();
    stranger.page.navigate("/");
    stranger.page.locator("form.gate").waitFor();
    assertThat(stranger.page.locator("a[href='/api/auth/google']")).hasCount(0);

    stranger.page.route("**/api/auth/providers",
        route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
            .setContentType("application/json").setBody("""
                {"providers":[{"id":"google","enabled":true,"authorize_url":"x"}]}""")));
    stranger.page.reload();

    assertThat(stranger.page.locator("a[href='/api/auth/google']")).hasText("Go on with Google");
  }

  @Test
  void who_could_not_come_in_by_an_account_elsewhere_is_told_why_in_their_language() {
    Person stranger = person();
    stranger.page.navigate("/#/sign-in-failed?reason=CONFLICT");
    assertThat(stranger.page.locator("main [role=alert]")).containsText("with that address here already");
    stranger.button("한국어").click();
    assertThat(stranger.page.locator("main [role=alert]")).containsText("그 주소로 만든 계정이 이미 있지만");

    stranger.go("#/sign-in-failed?reason=SOMETHING_NEW");
    assertThat(stranger.page.locator("main [role=alert]")).hasText("로그인하지 못했습니다. 다시 시도해 주세요.");
    stranger.page.locator("input[name=email]").fill(UUID.randomUUID() + "@example.org");
    stranger.page.locator("input[name=password]").fill(Person.PASSWORD);
    stranger.page.keyboard().press("Enter");
    stranger.page.locator(".drop").waitFor();
    assertThat(stranger.page.locator("main [role=alert]")).hasCount(0);
  }

  @Test
  void who_comes_back_with_tokens_is_in_and_the_address_forgets_them() {
    Person reader = person().signUp();
    Object tokens = reader.page.evaluate("""
        () => {
          const { access, refresh } = JSON.parse(localStorage.getItem('fabula.session')).tokens;
          return `access_token=${access}&refresh_token=${refresh}&token_type=Bearer&expires_in=3600`;
        }""");
    Person elsewhere = person();

    elsewhere.page.navigate("/#/signed-in?" + tokens);

    elsewhere.page.locator(".drop").waitFor();
    assertThat(elsewhere.page).not().hasURL(java.util.regex.Pattern.compile("token"));
    Person liar = person();
    liar.page.navigate("/#/signed-in?access_token=x&refresh_token=y");
    assertThat(liar.page.locator("form.gate")).isVisible();
  }

  @Test
  void the_page_speaks_korean_to_those_who_do() {
    Person reader = person(new Browser.NewContextOptions().setLocale("ko-KR"), port());
    reader.page.navigate("/");

    assertThat(reader.page.locator("form.gate button[type=submit]")).hasText("가입하기");
    assertThat(reader.page.locator("html")).hasAttribute("lang", "ko");
    reader.button("English").click();
    assertThat(reader.page.locator("form.gate button[type=submit]")).hasText("Sign up");
    reader.page.reload();
    assertThat(reader.page.locator("form.gate button[type=submit]")).hasText("Sign up");
  }

  @Test
  void hands_that_stay_on_the_keyboard_get_everywhere() {
    Person reader = person().signUp().drop("mira.png", Person.CARD);
    reader.page.locator(".portrait").waitFor();

    reader.tabTo("Talk");
    reader.page.keyboard().press("Enter");
    assertThat(reader.page.locator(".composer textarea")).isFocused();
    reader.page.keyboard().type("One line");
    reader.page.keyboard().press("Shift+Enter");
    reader.page.keyboard().type("and another");
    reader.page.keyboard().press("Enter");
    reader.writtenPast(0);
    reader.page.keyboard().press("Escape");
    reader.untilDone();

    assertThat(reader.page.locator(".mine .prose")).containsText("One line");
    assertThat(reader.page.locator(".mine br")).hasCount(1);
    assertThat(reader.page.locator(".composer textarea")).isFocused();
    assertThat(reader.page.locator(".cut")).isVisible();
  }

  @Test
  void nothing_sticks_out_on_a_narrow_phone() {
    Person reader = person(new Browser.NewContextOptions().setLocale("en-US").setViewportSize(360, 640),
        port());
    reader.page.navigate("/");
    assertNothingSticksOut(reader);
    reader.inAChat();
    assertNothingSticksOut(reader);
    for (String room : new String[]{"#/", "#/chats", "#/personas", "#/characters/new"}) {
      reader.page.navigate("/" + room);
      reader.page.locator("main h1").waitFor();
      assertNothingSticksOut(reader);
    }
  }

  private static void assertNothingSticksOut(Person reader) {
    assertThat((Integer) reader.page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
  }
}
