package io.fabula.application.account;

import java.util.Locale;
import java.util.Optional;

/**
 * Asks for an account.
 *
 * @param username one is made from the email where there is none
 * @param proof of work, where one came along
 * @param language of the mail that greets them
 */
public record Register(String email, String password, Optional<String> username, Optional<String> nickname,
    Optional<String> proof, Locale language) {}
