package io.fabula.rest.http;

import java.util.Set;

/** Routes at which passwords and tokens are guessed, and which are limited by address for that. */
final class Sensitive {
  private static final Set<String> OPERATIONS = Set.of("account.register", "account.login",
      "account.refresh",
      "account.tokens", "account.renewTokens", "account.checkEmail", "account.checkNickname",
      "account.changePassword",
      "account.forgotPassword", "account.resetPassword", "account.verifyEmail", "account.resendVerification",
      "account.google", "account.googleCallback");

  private Sensitive() {}

  static boolean is(Route<?> route) {
    return OPERATIONS.contains(route.operation());
  }
}
