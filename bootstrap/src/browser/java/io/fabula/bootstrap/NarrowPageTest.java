package io.fabula.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The page on a narrow phone, in letters of every size: nothing sticks out, breaks inside a word or has no way on. */
class NarrowPageTest extends BrowserTest {
  private static final int[] WIDTHS = {360, 320};
  private static final String[] SCALES = {"1", "1.5", "2"};
  private static final String[] LOCALES = {"en-US", "ko-KR"};

  /** The words of labels that stand on more than one line, unless a line is too short for them. */
  private static final String BROKEN_WORDS = """
      () => [...document.querySelectorAll('.tabs button, .ways a')].flatMap((label) => {
        const broken = [];
        const texts = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
        for (let text; (text = texts.nextNode());) {
          for (const word of text.data.matchAll(/\\S+/g)) {
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            if (new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1) broken.push(word[0]);
          }
        }
        return broken;
      })""";

  private interface Look {
    void at(Person reader, String where);
  }

  /** Shows the page in each size; the width is the window's, the letters are those of its reader's settings. */
  private void inEverySize(Person reader, Look look) {
    for (String scale : SCALES) {
      reader.ask("PUT", "/user/settings/theme",
          "{\"mode\":\"system\",\"accent\":null,\"font_scale\":%s}".formatted(scale));
      for (int width : WIDTHS) {
        reader.page.setViewportSize(width, 640);
        reader.page.reload();
        reader.page.waitForFunction("size => getComputedStyle(document.documentElement).fontSize === size",
            Math.round(16 * Double.parseDouble(scale)) + "px");
        look.at(reader, width + " at " + scale);
      }
    }
  }

  private Person speaking(String locale) {
    return person(new Browser.NewContextOptions().setLocale(locale).setViewportSize(1280, 800), port())
        .signUp();
  }

  private static void assertNothingSticksOut(Person reader, String where) {
    assertThat((Integer) reader.page.evaluate("""
        () => Math.max(...[...document.querySelectorAll('html, .pane, dialog')]
          .map((one) => one.scrollWidth - one.clientWidth))""")).as(where).isZero();
    assertThat((List<?>) reader.page.evaluate(BROKEN_WORDS)).as(where).isEmpty();
  }

  /** A menu is put in its place a moment after it was opened. */
  private static void assertInside(Locator box, Person reader, String where) {
    box.evaluate("""
        box => new Promise((resolve) => {
          const look = (tries) => {
            const { left, right } = box.getBoundingClientRect();
            if (tries === 0 || (left >= 0 && right <= innerWidth)) resolve();
            else requestAnimationFrame(() => look(tries - 1));
          };
          look(120);
        })""");
    var at = box.boundingBox();
    assertThat(at.x).as(where).isGreaterThanOrEqualTo(0);
    assertThat(at.x + at.width).as(where).isLessThanOrEqualTo(reader.page.viewportSize().width);
  }

  @Test
  void ones_own_character_fits() {
    for (String locale : LOCALES) {
      Person reader = speaking(locale).drop("mira.png", Person.CARD);
      reader.page.locator(".desk").waitFor();
      inEverySize(reader, (person, where) -> {
        person.page.locator(".desk select").waitFor();
        assertNothingSticksOut(person, where);
        assertInside(person.page.locator(".desk select"), person, where);
        person.page.locator(".portrait .menu summary").click();
        assertInside(person.page.locator(".portrait .menu .items"), person, where);
      });
    }
  }

  @Test
  void the_editor_fits_with_other_greetings_and_lore() {
    for (String locale : LOCALES) {
      Person reader = speaking(locale).drop("mira.png", Person.CARD);
      reader.page.locator(".desk a").click();
      inEverySize(reader, (person, where) -> {
        person.page.locator(".other-greetings textarea").first().waitFor();
        assertNothingSticksOut(person, where);
      });
    }
  }

  @Test
  void a_chat_shows_whose_it_is_and_its_menus_are_whole() {
    for (String locale : LOCALES) {
      Person reader = speaking(locale).drop("mira.png", Person.CARD);
      reader.page.locator(".portrait .primary").click();
      reader.page.locator(".message").waitFor();
      reader.say("Hi").page.locator(".after").waitFor();
      inEverySize(reader, (person, where) -> {
        person.page.locator(".after").waitFor();
        assertNothingSticksOut(person, where);
        assertThat((Integer) person.page.locator(".chat-head .words b")
            .evaluate("name => name.clientWidth && name.scrollWidth - name.clientWidth + 1")).as(where)
            .isEqualTo(1);
        for (Locator message : person.page.locator(".message").all()) {
          message.locator("summary").click();
          assertInside(message.locator(".menu .items"), person, where);
          assertNothingSticksOut(person, where);
          person.page.keyboard().press("Escape");
        }
      });
    }
  }

  @Test
  void what_opens_over_a_chat_fits_too() {
    for (String locale : LOCALES) {
      Person reader = speaking(locale).drop("mira.png", Person.CARD);
      reader.page.locator(".portrait .primary").click();
      reader.page.locator(".message").waitFor();
      inEverySize(reader, (person, where) -> {
        person.page.locator(".composer .box > button").first().click();
        person.page.locator("dialog .tabs").waitFor();
        assertNothingSticksOut(person, where);
        for (int button : new int[]{0, 1}) {
          person.page.keyboard().press("Escape");
          person.page.locator("dialog").waitFor(new Locator.WaitForOptions()
              .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
          person.page.locator(".chat-head > button").nth(button).click();
          person.page.locator("dialog h2").waitFor();
          assertNothingSticksOut(person, where);
        }
      });
    }
  }

  @Test
  void the_largest_letters_fit_a_wide_window_as_well() {
    for (String locale : LOCALES) {
      Person reader = speaking(locale);
      reader.ask("PUT", "/user/settings/theme", "{\"mode\":\"system\",\"accent\":null,\"font_scale\":2}");
      reader.page.reload();
      reader.page.waitForFunction("getComputedStyle(document.documentElement).fontSize === '32px'");
      assertNothingSticksOut(reader, locale);
      assertInside(reader.page.locator(".corner"), reader, locale);
    }
  }

  @Test
  void segments_break_between_words_alone() {
    for (String locale : LOCALES) {
      Person reader = speaking(locale);
      for (String room : new String[]{"#/settings", "#/gallery", "#/characters/new"}) {
        reader.go(room);
        inEverySize(reader, (person, where) -> {
          person.page.locator("main h1").waitFor();
          assertNothingSticksOut(person, room + " " + where);
        });
      }
    }
  }

  @Test
  void who_finds_nothing_finds_a_way_on() {
    Person reader = speaking("en-US");
    for (String room : new String[]{"chats", "characters"}) {
      reader.go("#/" + room + "/" + UUID.randomUUID());
      inEverySize(reader, (person, where) -> {
        assertThat(person.page.locator("main [role=alert]")).isVisible();
        assertThat(person.page.locator("main .narrow a")).isVisible();
        assertThat(person.page.locator(".head")).isVisible();
        assertThat(person.page.locator(".ways")).isVisible();
        assertThat(person.page.locator("main [role=alert]").boundingBox().x).isGreaterThan(8);
        assertNothingSticksOut(person, where);
      });
      reader.page.locator("main .narrow a").click();
      assertThat(reader.page.locator("main h1")).isVisible();
    }
    reader.go("#/characters/" + UUID.randomUUID() + "/edit");
    reader.page.locator("main .narrow a").click();
    assertThat(reader.page.locator("main h1")).isVisible();
  }
}
