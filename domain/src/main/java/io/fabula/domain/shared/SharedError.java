package io.fabula.domain.shared;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The refusals that any room may give. */
public sealed interface SharedError extends DomainError {

  /** Input that breaks a rule, with every offending field. */
  record Invalid(List<Fault> faults) implements SharedError {
    public Invalid {
      faults = List.copyOf(faults);
    }

    public static DomainFailure failure(String field, String messageKey, Object... arguments) {
      return new DomainFailure(new Invalid(List.of(Fault.of(field, messageKey, arguments))));
    }

    /** Runs one of several checks; what it finds wrong joins the faults, so that all are named at once. */
    public static <T> Optional<T> gather(List<Fault> faults, Supplier<T> check) {
      try {
        return Optional.of(check.get());
      } catch (DomainFailure failure) {
        if (!(failure.error() instanceof Invalid(var found))) throw failure;
        faults.addAll(found);
        return Optional.empty();
      }
    }

    /** Refuses, where there is anything to refuse. */
    public static void throwIfAny(List<Fault> faults) {
      if (!faults.isEmpty()) throw new DomainFailure(new Invalid(faults));
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INVALID;
    }

    @Override
    public String messageKey() {
      return "shared.invalid";
    }
  }

  /** Absent, or not the caller's to know of. */
  record NotFound(String what) implements SharedError {
    public static DomainFailure failure(String what) {
      return new DomainFailure(new NotFound(what));
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.NOT_FOUND;
    }

    @Override
    public String messageKey() {
      return "shared.not_found";
    }

    @Override
    public List<Object> arguments() {
      return List.of(what);
    }
  }

  /** The caller may see it, and may not do this to it. */
  record Forbidden() implements SharedError {
    public static DomainFailure failure() {
      return new DomainFailure(new Forbidden());
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.FORBIDDEN;
    }

    @Override
    public String messageKey() {
      return "shared.forbidden";
    }
  }

  /** The caller named a version that is no longer the newest. */
  record Stale() implements SharedError {
    public static DomainFailure failure() {
      return new DomainFailure(new Stale());
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.STALE;
    }

    @Override
    public String messageKey() {
      return "shared.stale";
    }
  }

  /** Somebody else changed the same thing between reading and writing it. */
  record Overtaken(String what) implements SharedError {
    public static DomainFailure failure(String what) {
      return new DomainFailure(new Overtaken(what));
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.CONFLICT;
    }

    @Override
    public String messageKey() {
      return "shared.overtaken";
    }

    @Override
    public List<Object> arguments() {
      return List.of(what);
    }
  }

  /** Not now: shutting down, or something this needs is down. */
  record Unavailable() implements SharedError {
    public static DomainFailure failure() {
      return new DomainFailure(new Unavailable());
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.UNAVAILABLE;
    }

    @Override
    public String messageKey() {
      return "shared.unavailable";
    }
  }
}
