package io.fabula.rest.character;

import io.fabula.application.character.CharacterReading;
import io.fabula.domain.account.UserId;
import io.fabula.domain.asset.BlobId;
import io.fabula.domain.character.Standing;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.domain.character.CharacterSummary;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.Gender;
import io.fabula.domain.character.Lorebook;
import io.fabula.domain.community.Tally;
import io.fabula.rest.http.ViewValues;
import java.util.Optional;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** Characters as everybody sees them. */
@Mapper(uses = ViewValues.class, imports = ViewValues.class)
public interface CharacterViews {
  @Mapping(target = "object", constant = "character_summary")
  @Mapping(target = "ownerId", source = "owner")
  @Mapping(target = "avatarUrl", expression = "java(ViewValues.picture(summary.avatar()))")
  @Mapping(target = "thumbnailUrl", expression = "java(ViewValues.thumbnail(summary.avatar()))")
  @Mapping(target = "likeCount", source = "standing.tally.likes")
  @Mapping(target = "favoriteCount", source = "standing.tally.favorites")
  @Mapping(target = "upvotes", source = "standing.tally.upvotes")
  @Mapping(target = "downvotes", source = "standing.tally.downvotes")
  @Mapping(target = "voteScore", expression = "java(summary.standing().tally().score())")
  @Mapping(target = "commentCount", source = "standing.tally.comments")
  @Mapping(target = "chatCount", source = "standing.chats")
  CharacterSummaryView view(CharacterSummary summary);

  /** By hand: the definition shows only to those who may see it, and its empty texts become null. */
  default CharacterView view(CharacterReading reading) {
    return of(Optional.of(reading.character()), reading.character().sheet(), reading.definitionVisible());
  }

  /** A character that nobody has saved: it has no id, no owner and no history. */
  default CharacterView draft(CharacterSheet sheet) {
    return of(Optional.empty(), sheet, true);
  }

  private static CharacterView of(Optional<Character.Snapshot> saved, CharacterSheet sheet, boolean shown) {
    Definition d = shown ? sheet.definition() : sheet.definition().publicPart();
    Standing standing = saved.map(Character.Snapshot::standing).orElse(Standing.NEW);
    Tally tally = standing.tally();
    Optional<BlobId> avatar = saved.flatMap(Character.Snapshot::avatar);
    return new CharacterView("character", saved.map(c -> c.id().toString()).orElse(null),
        saved.map(Character.Snapshot::slug).orElse(null),
        saved.flatMap(Character.Snapshot::owner).map(UserId::toString).orElse(null),
        d.name(), text(d.nickname()),
        sheet.tagline().orElse(null), text(d.description()), text(d.personality()), text(d.scenario()),
        text(d.firstMessage()), d.alternateGreetings(), d.groupOnlyGreetings(), text(d.exampleDialogue()),
        text(d.systemPrompt()), text(d.postHistoryInstructions()), text(d.creator()), text(d.creatorNotes()),
        text(d.characterVersion()), d.tags(), sheet.structuredTags(), word(sheet.gender().orElse(null)),
        sheet.language().orElse(null), sheet.nsfw(), word(sheet.visibility()), sheet.definitionVisible(),
        ViewValues.picture(avatar), ViewValues.thumbnail(avatar),
        saved.flatMap(Character.Snapshot::forkedFrom).map(CharacterId::toString).orElse(null),
        d.lorebook().map(Lorebook::json).orElse(null), shown ? d.extensions() : null, tally.likes(),
        tally.favorites(), tally.upvotes(), tally.downvotes(), tally.score(), tally.comments(),
        standing.chats(), saved.map(Character.Snapshot::hidden).orElse(false),
        saved.map(Character.Snapshot::version).orElse(0L),
        saved.map(Character.Snapshot::createdAt).orElse(null),
        saved.map(Character.Snapshot::updatedAt).orElse(null));
  }

  default String gender(Optional<Gender> gender) {
    return gender.map(CharacterViews::word).orElse(null);
  }

  private static String text(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String word(Enum<?> constant) {
    return constant == null ? null : new ViewValues().word(constant);
  }
}
