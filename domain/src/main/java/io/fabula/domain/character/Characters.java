package io.fabula.domain.character;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.tag.StructuredTag;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.util.List;
import java.util.Optional;

/** The store of characters. */
public interface Characters {
  /** Adds a character that is not there yet. */
  void add(Character character);

  /** Absent where there is none, or no more. */
  Optional<Character> find(CharacterId id);

  /** Absent where none has that slug. */
  Optional<Character> findBySlug(String slug);

  /** Whether it is there and who may see it: cheap enough for every turn. */
  Optional<Sighting> glance(CharacterId id);

  /** Saves what was loaded; refused as overtaken when it was changed in between. */
  void save(Character character);

  /** Removes it; one that is absent is removed already. */
  void remove(CharacterId id);

  /**
   * One page of those that match, without their long texts. No character comes twice on one walk through
   * the pages of a list, whatever is counted meanwhile; where a list goes by rank, one whose rank changes
   * may be missed.
   */
  Page<CharacterSummary> list(CharacterQuery query, PageRequest page);

  /** What a glance shows. */
  record Sighting(Audience audience, long version) {}

  /**
   * Which characters a list is about.
   *
   * @param owner only this user's
   * @param publicOnly only those that everyone may find
   * @param visibility only those of this visibility
   * @param text found in name, tagline, tags and, where the definition is shown, in the description, without
   *     regard to case: all its words, each by its beginning, those of Hangul and of scripts without blanks
   *     anywhere. By popularity, what is found by words or tags may come in steps of a tenth
   * @param tags all must match, without regard to case
   * @param nsfw whether those for adults are among them
   * @param structuredTag must be there, without regard to case
   */
  record CharacterQuery(
      Optional<UserId> owner,
      boolean publicOnly,
      Optional<Visibility> visibility,
      Optional<String> text,
      List<String> tags,
      Optional<Gender> gender,
      Optional<String> language,
      boolean nsfw,
      Order order,
      Optional<StructuredTag> structuredTag) {
    public CharacterQuery {
      tags = List.copyOf(tags);
    }

    /** One that asks for no tag within a category. */
    public CharacterQuery(Optional<UserId> owner, boolean publicOnly, Optional<Visibility> visibility,
        Optional<String> text, List<String> tags, Optional<Gender> gender, Optional<String> language,
        boolean nsfw, Order order) {
      this(owner, publicOnly, visibility, text, tags, gender, language, nsfw, order, Optional.empty());
    }
  }

  /** Ties go by id, the newest first. */
  enum Order {
    /** Most chats and likes of all time first. */
    POPULAR,
    /** Youngest first. */
    NEW,
    /** Most chats and likes of the last days first, see {@link Standing#RECENT}. */
    TRENDING,
    /** Highest score of votes first. */
    TOP
  }
}
