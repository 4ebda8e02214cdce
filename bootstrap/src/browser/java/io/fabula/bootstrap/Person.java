package io.fabula.bootstrap;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.fabula.domain.character.CardFixtures;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a person does on the page, and sees there. */
final class Person {
  static final byte[] CARD = CardFixtures.png(Map.of("chara", CardFixtures.V2));
  static final String PASSWORD = "a long enough password";
  static final String ADMIN = "admin@example.org";
  private static final double PATIENCE_MILLIS = 15_000;

  final Page page;

  Person(Page page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MILLIS);
  }

  /** Opens the page and makes an account. */
  Person signUp() {
    page.navigate("/");
    page.locator("input[name=email]").fill(UUID.randomUUID() + "@example.org");
    page.locator("input[name=password]").fill(PASSWORD);
    page.locator("form.gate button[type=submit]").click();
    page.locator(".drop").waitFor();
    return this;
  }

  /** Opens the page and comes in by an account that is there. */
  Person signIn(String email, String password) {
    page.navigate("/#/welcome");
    page.locator(".tabs button").last().click();
    page.locator("input[name=email]").fill(email);
    page.locator("input[name=password]").fill(password);
    page.locator("form.gate button[type=submit]").click();
    page.locator(".drop").waitFor();
    return this;
  }

  /** Lets go of a file over the middle of the window, as from a folder. */
  Person drop(String name, byte[] bytes) {
    var transfer = page.evaluateHandle("""
        ([name, base64]) => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          const transfer = new DataTransfer();
          transfer.items.add(new File([bytes], name));
          return transfer;
        }""", new Object[]{name, Base64.getEncoder().encodeToString(bytes)});
    for (String event : new String[]{"dragenter", "dragover", "drop"}) {
      page.dispatchEvent("body", event, Map.of("dataTransfer", transfer));
    }
    return this;
  }

  /** From nothing to a chat with the character of the card. */
  Person inAChat() {
    signUp().drop("mira.png", CARD);
    button("Talk").click();
    page.locator(".message").first().waitFor();
    return this;
  }

  Person say(String words) {
    page.locator(".composer textarea").fill(words);
    page.keyboard().press("Enter");
    return this;
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** The text of the reply that is being written; empty while none came. */
  String beingWritten() {
    Locator prose = page.locator(".message.writing .prose");
    return prose.count() == 0 ? "" : prose.last().textContent();
  }

  /** Waits until the reply being written is longer than so much. */
  String writtenPast(int length) {
    page.waitForFunction(
        "length => (document.querySelector('.message.writing .prose')?.textContent.length ?? 0) > length",
        length);
    return beingWritten();
  }

  /** Goes on with the keyboard until the focus is on what has this name. */
  void tabTo(String name) {
    for (int i = 0; i < 40; i++) {
      page.keyboard().press("Tab");
      Object at = page.evaluate("document.activeElement.textContent.trim().replace(/\\s+/g, ' ')");
      if (name.equals(at)) return;
    }
    throw new AssertionError("the keyboard does not reach " + name);
  }

  Person untilDone() {
    button("Regenerate").waitFor();
    return this;
  }

  String lastMessage() {
    return page.locator(".message .prose").last().textContent();
  }

  Locator alternates() {
    return page.locator(".alternates span");
  }

  /** The texts of the chat as the server has them, without the marks that the page turns into looks. */
  String[] kept() {
    String chat = page.url().replaceFirst(".*#/chats/", "");
    Object texts = page.evaluate(
        """
            async (chat) => {
              const { tokens } = JSON.parse(localStorage.getItem('fabula.session'));
              const answer = await fetch(`/api/chats/${chat}/messages`, { headers: { Authorization: `Bearer ${tokens.access}` } });
              return (await answer.json()).results.map((message) => message.content);
            }""",
        chat);
    return ((java.util.List<?>) texts).stream().map(Object::toString).map(Person::plain)
        .toArray(String[]::new);
  }

  /** As the page shows them. */
  String[] seen() {
    return page.locator(".message .prose").allTextContents().stream().map(Person::plain)
        .toArray(String[]::new);
  }

  /** Asks the server as the page would; the answer's JSON. */
  @SuppressWarnings("unchecked")
  Map<String, Object> ask(String method, String path, String json) {
    return (Map<String, Object>) page.evaluate(
        """
            async ([method, path, body]) => {
              const { tokens } = JSON.parse(localStorage.getItem('fabula.session'));
              const answer = await fetch(`/api${path}`, { method, body,
                headers: { Authorization: `Bearer ${tokens.access}`, 'Content-Type': 'application/json' } });
              const text = await answer.text();
              if (!answer.ok) throw new Error(text);
              return text === '' ? {} : JSON.parse(text);
            }""",
        new Object[]{method, path, json});
  }

  /** Makes a character that everybody sees, and answers its id. */
  String shows(String name, String more) {
    return (String) ask("POST", "/characters",
        "{\"name\":\"%s\",\"visibility\":\"public\",\"first_message\":\"Hello.\"%s}".formatted(name, more))
        .get("id");
  }

  /** Goes where the address points, on the page that is open. */
  Person go(String address) {
    page.evaluate("address => { location.hash = address; }", address);
    return this;
  }

  private static String plain(String text) {
    return Pattern.compile("[*\\s]+").matcher(text).replaceAll("");
  }
}
