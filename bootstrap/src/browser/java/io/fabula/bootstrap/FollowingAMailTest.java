package io.fabula.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What comes by mail, and the proof of work before it. */
class FollowingAMailTest extends BrowserTest {
  @Test
  void an_address_is_verified_by_the_link_once() {
    Person reader = person().signUp();
    String token = mailedToken("verify-email");

    reader.page.navigate("/#/verify-email?token=" + token);
    assertThat(reader.page.locator(".notice")).hasText("Thank you: this is your address.");
    reader.page.reload();
    assertThat(reader.page.locator(".notice.bad")).isVisible();
  }

  @Test
  void a_forgotten_password_is_replaced_with_the_keyboard_alone_in_korean() {
    Person reader = person(new Browser.NewContextOptions().setLocale("ko-KR"), port());
    String email = UUID.randomUUID() + "@example.org";
    reader.page.navigate("/");
    reader.page.locator("input[name=email]").fill(email);
    reader.page.keyboard().press("Tab");
    reader.page.keyboard().type("a long enough password");
    assertThat(reader.page.locator("altcha-widget")).containsText("확인됨");
    reader.page.keyboard().press("Enter");
    reader.page.locator(".drop").waitFor();

    reader.page.navigate("/#/forgot-password");
    reader.page.locator("input[name=email]").fill(email);
    reader.page.keyboard().press("Enter");
    assertThat(reader.page.locator(".notice")).containsText("메일을 보냈습니다");
    String token = mailedToken("reset-password");
    reader.page.navigate("/#/reset-password?token=" + token);
    reader.page.locator("input[name=new_password]").fill("짧다");
    reader.page.keyboard().press("Enter");
    assertThat(reader.page.locator("input[name=new_password]")).hasAttribute("aria-invalid", "true");
    reader.page.locator("input[name=new_password]").fill("another long password");
    reader.page.keyboard().press("Enter");
    assertThat(reader.page.locator(".notice")).containsText("비밀번호를 바꾸었습니다");

    reader.page.navigate("/#/welcome");
    reader.page.locator("input[name=email]").fill(email);
    reader.page.locator("input[name=password]").fill("another long password");
    reader.page.keyboard().press("Enter");
    reader.page.locator(".drop").waitFor();
  }
}
