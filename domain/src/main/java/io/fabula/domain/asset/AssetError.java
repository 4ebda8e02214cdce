package io.fabula.domain.asset;

import io.fabula.domain.shared.DomainError;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.ErrorKind;
import java.util.List;
import java.util.Map;

/** The refusals of the asset room. */
public sealed interface AssetError extends DomainError {

  /** Bytes that are no picture of a kind known here, or that are something else besides. */
  record NotAPicture() implements AssetError {
    public static DomainFailure failure() {
      return new DomainFailure(new NotAPicture());
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.UNSUPPORTED_CONTENT;
    }

    @Override
    public String messageKey() {
      return "asset.not_a_picture";
    }
  }

  /**
   * A picture that cannot be read.
   *
   * @param reason what is wrong, in English
   */
  record BrokenPicture(String reason) implements AssetError {
    public static DomainFailure failure(String reason) {
      return new DomainFailure(new BrokenPicture(reason));
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.INVALID;
    }

    @Override
    public String messageKey() {
      return "asset.broken_picture";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("reason", reason);
    }
  }

  /** A picture over a limit: of what, and how many there may be. */
  record TooLarge(String what, long limit) implements AssetError {
    public static DomainFailure failure(String what, long limit) {
      return new DomainFailure(new TooLarge(what, limit));
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.TOO_LARGE;
    }

    @Override
    public String messageKey() {
      return "asset.too_large";
    }

    @Override
    public List<Object> arguments() {
      return List.of(what, limit);
    }
  }
}
