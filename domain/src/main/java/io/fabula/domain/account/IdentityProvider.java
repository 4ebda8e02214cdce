package io.fabula.domain.account;

import java.net.URI;
import java.util.Optional;

/** A provider who says who people are (OpenID Connect). */
public interface IdentityProvider {

  /**
   * Who somebody is there.
   *
   * @param emailVerified whether the provider knows that the address is theirs
   */
  record Identity(String subject, Optional<String> email, boolean emailVerified, Optional<String> name) {}

  /** The word by which addresses and errors name it. */
  String name();

  /**
   * Where to send somebody. Refused with {@link AccountError.ProviderFailed} when the provider cannot be
   * asked for its addresses.
   *
   * @param state in the clear
   * @param attempt with the nonce and the verifier
   */
  URI authorization(String state, SignInAttempt attempt);

  /**
   * Who came back with this code. Refused with {@link AccountError.WrongCredentials} when the provider does not
   * accept the code, or its statement is not for this attempt, not for us, too old or not signed by it; with
   * {@link AccountError.ProviderFailed} when it cannot be asked. Waits for the provider.
   */
  Identity identify(String code, SignInAttempt attempt);
}
