package io.fabula.domain.account;

import io.fabula.domain.shared.DomainError;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.ErrorKind;
import java.util.List;
import java.util.Map;

/** The refusals of the account room. */
public sealed interface AccountError extends DomainError {

  /** Another user has it. */
  record Taken(String field) implements AccountError {
    public static DomainFailure failure(String field) {
      return new DomainFailure(new Taken(field));
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.CONFLICT;
    }

    @Override
    public String messageKey() {
      return "account.taken";
    }

    @Override
    public List<Object> arguments() {
      return List.of(field);
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("field", field);
    }
  }

  /** No such account, or not its password: which of the two is never told. */
  record WrongCredentials() implements AccountError {
    public static DomainFailure failure() {
      return new DomainFailure(new WrongCredentials());
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.BAD_CREDENTIALS;
    }

    @Override
    public String messageKey() {
      return "account.wrong_credentials";
    }
  }

  /** An account costs a proof of work that nobody has used yet; this puzzle may be solved for it. */
  record ProofRequired(ProofOfWork.Challenge challenge) implements AccountError {
    public static DomainFailure failure(ProofOfWork.Challenge challenge) {
      return new DomainFailure(new ProofRequired(challenge));
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.PROOF_REQUIRED;
    }

    @Override
    public String messageKey() {
      return "account.proof_required";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("challenge",
          Map.of("algorithm", challenge.algorithm(), "challenge", challenge.challenge(),
              "salt", challenge.salt(), "signature", challenge.signature(), "maxnumber",
              challenge.maxNumber()));
    }
  }

  /** Another server, which says who people are, cannot be asked. */
  record ProviderFailed(String provider, boolean retryable) implements AccountError {
    public static DomainFailure failure(String provider, boolean retryable) {
      return new DomainFailure(new ProviderFailed(provider, retryable));
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.PROVIDER_FAILED;
    }

    @Override
    public String messageKey() {
      return "account.provider_failed";
    }

    @Override
    public List<Object> arguments() {
      return List.of(provider);
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("provider", provider, "retryable", retryable);
    }
  }

  /** Not the password of who is signed in. */
  record WrongPassword() implements AccountError {
    public static DomainFailure failure() {
      return new DomainFailure(new WrongPassword());
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.BAD_CREDENTIALS;
    }

    @Override
    public String messageKey() {
      return "account.wrong_password";
    }
  }

  /** A token that is malformed, expired, revoked or used up. */
  record BadToken() implements AccountError {
    public static DomainFailure failure() {
      return new DomainFailure(new BadToken());
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.BAD_TOKEN;
    }

    @Override
    public String messageKey() {
      return "account.bad_token";
    }
  }
}
