package io.fabula.application.account;

import io.fabula.domain.account.User;
import java.time.Duration;

/** What a login gives: a short-lived token to call with, and one to get the next pair with. */
public record TokenPair(String accessToken, Duration expiresIn, String refreshToken, User.Snapshot user) {}
