package io.fabula.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole collection comes in at once, and the page tells how far it is and who stayed outside. */
class BringingManyTest extends BrowserTest {
  private static byte[] card(String name) {
    return """
        {"spec":"chara_card_v2","spec_version":"2.0","data":{"name":"%s","description":"","personality":"",
        "scenario":"","first_mes":"Hello.","mes_example":""}}""".formatted(name)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static FilePayload[] cards(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> new FilePayload("card-" + i + ".json", "application/json", card("Card " + i)))
        .toArray(FilePayload[]::new);
  }

  private static FilePayload[] someBad() {
    FilePayload[] files = cards(9);
    for (int at : new int[]{0, 1, 2, 3, 4, 5}) {
      files[at] = new FilePayload("bad-" + at + ".json", "application/json", "broken".getBytes());
    }
    return files;
  }

  @Test
  void many_files_come_in_and_the_bad_ones_are_told_with_the_reason() {
    Person reader = person().signUp();

    reader.page.locator(".drop input").setInputFiles(someBad());

    assertThat(reader.page.locator(".tray .batch")).containsText("3 characters have come, 6 files not.");
    assertThat(reader.page.locator(".tray .failures > li").first()).containsText("bad-0.json");
    assertThat(reader.page.locator(".tray .failures > li").first().locator(".fault")).not().isEmpty();
    assertThat(reader.page.locator(".tray details summary")).hasText("1 more file not");
    assertThat(reader.page.locator(".cards li").filter(new com.microsoft.playwright.Locator.FilterOptions()
        .setHasText("Card 9"))).isVisible();
    reader.button("Close").click();
    assertThat(reader.page.locator(".tray")).hasCount(0);
  }

  @Test
  void an_archive_of_cards_is_opened_by_the_server() throws IOException {
    Person reader = person().signUp();
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 1; i <= 3; i++) {
        zip.putNextEntry(new ZipEntry("all/card-" + i + ".json"));
        zip.write(card("Zipped " + i));
      }
    }

    reader.drop("all.zip", bytes.toByteArray());

    assertThat(reader.page.locator(".tray .batch")).containsText("3 characters have come.");
    assertThat(reader.page.locator(".cards li").filter(new com.microsoft.playwright.Locator.FilterOptions()
        .setHasText("Zipped"))).hasCount(3);
  }

  @Test
  void a_folder_is_looked_through(@TempDir Path folder) throws IOException {
    Person reader = person().signUp();
    Files.createDirectory(folder.resolve("more"));
    Files.write(folder.resolve("one.json"), card("One"));
    Files.write(folder.resolve("more/two.json"), card("Two"));
    Files.write(folder.resolve("notes.txt"), "no card".getBytes());

    // only a hand can drop a real folder, so the entries that the browser would give are made here
    reader.page.evaluate(
        """
            ([one, two]) => {
              const file = (name, text) => ({ name: name.split('/').pop(), fullPath: '/' + name, isDirectory: false,
                file: (take) => take(new File([text], name.split('/').pop())) });
              const folder = (name, children) => ({ name, fullPath: '/' + name, isDirectory: true, createReader: () => {
                const handfuls = [...children.map((child) => [child]), []];
                return { readEntries: (take) => take(handfuls.shift()) };
              } });
              const tree = folder('all', [file('all/one.json', one), folder('all/more', [file('all/more/two.json', two)]),
                file('all/notes.txt', 'no card')]);
              const event = new Event('drop', { bubbles: true, cancelable: true });
              event.dataTransfer = { types: ['Files'], files: [], items: [{ webkitGetAsEntry: () => tree }] };
              document.body.dispatchEvent(event);
            }""",
        new Object[]{new String(card("One"), StandardCharsets.UTF_8),
            new String(card("Two"), StandardCharsets.UTF_8)});

    assertThat(reader.page.locator(".tray .batch")).containsText("2 characters have come.");
  }

  /** Drops files, and waits for a request of which, as of all alike, none gets through. */
  private static List<Route> dropped(Person reader, FilePayload[] files, String request) {
    var held = new ArrayList<Route>();
    reader.page.route(request, held::add);
    reader.page.waitForRequest(request, () -> reader.page.locator(".drop input").setInputFiles(files));
    return held;
  }

  @Test
  void what_is_on_its_way_can_be_called_back() {
    Person reader = person().signUp();
    dropped(reader, cards(3), "**/characters/import/batch");

    reader.button("Cancel").click();

    assertThat(reader.page.locator(".tray .batch")).containsText("Stopped.");
    assertThat(reader.page.locator(".cards li")).hasCount(0);
  }

  @Test
  void a_job_is_asked_to_stop() {
    Person reader = person().signUp();
    List<Route> held = dropped(reader, cards(3), "**/api/jobs/*");

    reader.page.waitForRequest("**/api/jobs/*/cancel", () -> reader.button("Cancel").click());
    reader.page.unroute("**/api/jobs/*");
    held.forEach(Route::resume);

    assertThat(reader.page.locator(".tray progress")).hasCount(0);
  }

  @Test
  void a_line_that_breaks_is_taken_up_again() {
    Person reader = person().signUp();
    reader.page.route("**/api/jobs/*", Route::abort,
        new com.microsoft.playwright.Page.RouteOptions().setTimes(1));

    reader.page.locator(".drop input").setInputFiles(cards(3));

    assertThat(reader.page.locator(".tray .batch")).containsText("3 characters have come.");
  }

  @Test
  void a_folder_is_chosen_by_the_keyboard(@TempDir Path folder) throws IOException {
    Person reader = person().signUp();
    Files.createDirectory(folder.resolve("more"));
    Files.write(folder.resolve("one.json"), card("One"));
    Files.write(folder.resolve("more/two.json"), card("Two"));
    Files.write(folder.resolve("notes.txt"), "no card".getBytes());

    // who listens from now on is handed the chooser in any case: a key comes sooner than a click
    reader.page.onFileChooser(asked -> {});
    reader.tabTo("Choose a folder");
    var chooser = reader.page.waitForFileChooser(() -> reader.page.keyboard().press("Enter"));
    chooser.setFiles(folder);

    assertThat(reader.page.locator(".tray .batch")).containsText("2 characters have come.");
  }

  @Test
  void a_folder_without_a_card_is_told_of(@TempDir Path folder) throws IOException {
    Person reader = person().signUp();
    Files.write(folder.resolve("notes.txt"), "no card".getBytes());

    reader.page.waitForFileChooser(() -> reader.button("Choose a folder").click()).setFiles(folder);

    assertThat(reader.page.locator(".toast")).hasText("There is no card in this folder.");
    assertThat(reader.page.locator(".tray")).hasCount(0);
  }

  @Test
  void a_page_that_is_opened_again_goes_on_telling_how_far_it_is() {
    Person reader = person().signUp();
    List<Route> held = dropped(reader, cards(3), "**/api/jobs/*");

    reader.page.waitForRequest("**/api/jobs/*", () -> reader.page.reload());
    assertThat(reader.page.locator(".tray .batch progress")).isVisible();
    assertThat(reader.page.locator(".tray .batch b")).hasText("3 files");
    reader.page.unroute("**/api/jobs/*");
    held.getLast().resume();

    assertThat(reader.page.locator(".tray .batch")).containsText("3 characters have come.");
    assertThat(reader.page.locator(".cards li")).hasCount(3);
  }

  @Test
  void what_ended_while_nobody_looked_is_told_until_somebody_has_read_it() {
    Person reader = person().signUp();
    dropped(reader, someBad(), "**/api/jobs/*");
    reader.page.unroute("**/api/jobs/*");
    String job = (String) reader.page.evaluate("JSON.parse(localStorage.getItem('fabula.imports'))[0].job");
    while (!"completed".equals(reader.ask("GET", "/jobs/" + job, null).get("status"))) Thread.onSpinWait();

    reader.page.reload();
    assertThat(reader.page.locator(".tray .batch")).containsText("3 characters have come, 6 files not.");
    assertThat(reader.page.locator(".tray .failures > li").first()).containsText("bad-0.json");

    var another = new Person(reader.page.context().newPage());
    another.page.navigate("/");
    assertThat(another.page.locator(".tray .batch")).containsText("3 characters have come, 6 files not.");
    reader.button("Close").click();
    assertThat(another.page.locator(".tray")).hasCount(0);
    reader.page.reload();
    reader.page.locator(".cards li").first().waitFor();
    assertThat(reader.page.locator(".tray")).hasCount(0);
  }

  @Test
  void nobody_else_at_the_same_browser_sees_them() {
    String email = (String) person().signUp().ask("GET", "/users/me", null).get("email");
    Person reader = person().signUp();
    reader.page.locator(".drop input").setInputFiles(cards(2));
    assertThat(reader.page.locator(".tray .batch")).containsText("2 characters have come.");

    reader.button("Sign out").click();
    assertThat(reader.page.locator(".tray")).hasCount(0);
    reader.signIn(email, Person.PASSWORD);

    assertThat(reader.page.locator(".tray")).hasCount(0);
  }

  @Test
  void a_job_that_the_server_has_forgotten_is_forgotten_here_too() {
    Person reader = person().signUp();
    reader.page.evaluate(
        """
            () => {
              const { user } = JSON.parse(localStorage.getItem('fabula.session'));
              localStorage.setItem('fabula.imports', JSON.stringify([{ job: crypto.randomUUID(), user: user.id, name: 'x', count: 2 }]));
            }""");

    reader.page.waitForResponse("**/api/jobs/*", () -> reader.page.reload());

    assertThat(reader.page.locator(".tray")).hasCount(0);
    reader.page.waitForFunction("localStorage.getItem('fabula.imports') === null");
  }

  @Test
  void it_fits_a_narrow_phone_in_korean() {
    Person reader = person(new Browser.NewContextOptions().setLocale("ko-KR").setViewportSize(360, 640),
        port()).signUp();

    reader.page.locator(".drop input").setInputFiles(someBad());

    assertThat(reader.page.locator(".tray .batch")).containsText("캐릭터 3명을 가져왔습니다.");
    assertThat((Integer) reader.page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
  }
}
