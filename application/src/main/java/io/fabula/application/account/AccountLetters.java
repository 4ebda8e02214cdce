package io.fabula.application.account;

import io.fabula.application.mail.LetterWriting;
import io.fabula.domain.account.Email;
import io.fabula.domain.account.OneTimeToken;
import io.fabula.domain.account.OneTimeTokens;
import io.fabula.domain.account.User;
import io.fabula.domain.account.Users;
import io.fabula.domain.mail.Letter;
import io.fabula.domain.mail.Mail;
import java.text.MessageFormat;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The letters of this room: a link each, with a token that is made when the letter is written. */
public final class AccountLetters implements LetterWriting {
  static final String VERIFY_EMAIL = "account.verify_email";
  static final String RESET_PASSWORD = "account.reset_password";

  /** A kind of letter: whose token it carries, where its link leads, and who gets it. */
  private enum Kind {
    VERIFY(VERIFY_EMAIL, OneTimeToken.Purpose.VERIFY_EMAIL, "verify-email", user -> !user.emailVerified()),
    RESET(RESET_PASSWORD, OneTimeToken.Purpose.RESET_PASSWORD, "reset-password", user -> true);

    private final String word;
    private final OneTimeToken.Purpose purpose;
    private final String page;
    private final Predicate<User.Snapshot> wanted;

    Kind(String word, OneTimeToken.Purpose purpose, String page, Predicate<User.Snapshot> wanted) {
      this.word = word;
      this.purpose = purpose;
      this.page = page;
      this.wanted = wanted;
    }
  }

  private final Users users;
  private final OneTimeTokens tokens;
  private final RandomGenerator chance;
  private final InstantSource clock;
  private final String publicUrl;

  /**
   * @param publicUrl where the world finds the page, without a slash at its end
   */
  public AccountLetters(Users users, OneTimeTokens tokens, RandomGenerator chance, InstantSource clock,
      String publicUrl) {
    this.users = users;
    this.tokens = tokens;
    this.chance = chance;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  @Override
  public Set<String> kinds() {
    return Set.of(VERIFY_EMAIL, RESET_PASSWORD);
  }

  @Override
  public Optional<Mail> write(Letter letter) {
    Kind kind = Arrays.stream(Kind.values()).filter(one -> one.word.equals(letter.kind())).findFirst()
        .orElseThrow();
    return users.findByEmail(new Email(letter.to())).map(User::snapshot)
        .filter(user -> !user.suspended() && kind.wanted.test(user))
        .map(user -> write(letter, kind, user));
  }

  private Mail write(Letter letter, Kind kind, User.Snapshot user) {
    String secret = Secrets.fresh(chance);
    tokens.add(OneTimeToken.issue(Secrets.hash(secret), user.id(), kind.purpose, clock.instant()));
    // behind the # the token never leaves the browser, but for the request that uses it
    String link = publicUrl + "/#/" + kind.page + "?token=" + secret;
    ResourceBundle texts = ResourceBundle.getBundle("io.fabula.application.account.letters",
        letter.language(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    String key = kind.word.substring("account.".length());
    String greeting = MessageFormat.format(texts.getString("greeting"), user.displayName());
    String asks = texts.getString(key + ".asks");
    String ends = texts.getString(key + ".ends");
    return new Mail(letter.id(), letter.to(), letter.language(), texts.getString(key + ".subject"),
        String.join("\n\n", greeting, asks, link, ends) + "\n",
        "<!doctype html><html lang=\"" + letter.language().getLanguage() + "\"><body><p>" + escaped(greeting)
            + "</p><p>" + escaped(asks) + "</p><p><a href=\"" + escaped(link) + "\">"
            + escaped(texts.getString(key + ".link")) + "</a></p><p>" + escaped(ends)
            + "</p></body></html>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
