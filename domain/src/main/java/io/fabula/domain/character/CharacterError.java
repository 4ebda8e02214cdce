package io.fabula.domain.character;

import io.fabula.domain.shared.DomainError;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.ErrorKind;
import java.util.List;
import java.util.Map;

/** The refusals of the character room. */
public sealed interface CharacterError extends DomainError {

  /**
   * A file that parses but is not usable as a card.
   *
   * @param reason what is wrong, in English
   * @param path where, as a path inside the card; empty for the whole file
   */
  record UnusableCard(String reason, String path) implements CharacterError {
    public static DomainFailure failure(String reason, String path) {
      return new DomainFailure(new UnusableCard(reason, path));
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.UNUSABLE_CARD;
    }

    @Override
    public String messageKey() {
      return "character.unusable_card";
    }

    @Override
    public List<Object> arguments() {
      return List.of(reason);
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("reason", reason, "path", path);
    }
  }

  /** A file, or what it unpacks to, over a limit. */
  record CardTooLarge(String what, long limit) implements CharacterError {
    public static DomainFailure failure(String what, long limit) {
      return new DomainFailure(new CardTooLarge(what, limit));
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.TOO_LARGE;
    }

    @Override
    public String messageKey() {
      return "character.card_too_large";
    }

    @Override
    public List<Object> arguments() {
      return List.of(what, limit);
    }
  }

  /** A lorebook on its own, where a character was asked for. */
  record LorebookAlone() implements CharacterError {
    public static DomainFailure failure() {
      return new DomainFailure(new LorebookAlone());
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.UNUSABLE_CARD;
    }

    @Override
    public String messageKey() {
      return "character.lorebook_alone";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("reason", "a lorebook, no character", "path", "");
    }
  }

  /** Bytes that are no kind of file a card could be in. */
  record NotACard() implements CharacterError {
    public static DomainFailure failure() {
      return new DomainFailure(new NotACard());
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.UNSUPPORTED_CONTENT;
    }

    @Override
    public String messageKey() {
      return "character.not_a_card";
    }
  }

  /** There is a tag of that name already. */
  record TagTaken(String name) implements CharacterError {
    public static DomainFailure failure(String name) {
      return new DomainFailure(new TagTaken(name));
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.CONFLICT;
    }

    @Override
    public String messageKey() {
      return "character.tag_taken";
    }

    @Override
    public List<Object> arguments() {
      return List.of(name);
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("field", "name");
    }
  }

  /** There are settings already, to be changed rather than made. */
  record SettingsSetAlready() implements CharacterError {
    public static DomainFailure failure() {
      return new DomainFailure(new SettingsSetAlready());
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.CONFLICT;
    }

    @Override
    public String messageKey() {
      return "character.settings_set_already";
    }
  }
}
