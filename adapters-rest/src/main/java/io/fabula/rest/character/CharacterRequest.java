package io.fabula.rest.character;

import io.fabula.application.character.CharacterAuthoring.NewFace;
import io.fabula.domain.asset.AssetId;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.Gender;
import io.fabula.domain.character.Lorebook;
import io.fabula.domain.character.Visibility;
import io.fabula.domain.shared.Json;
import io.fabula.rest.json.CodePoints;
import io.fabula.rest.json.Patch;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What an author sends: on creation and on change alike, a field that is left out stays as it is. */
public record CharacterRequest(
    Patch<@CodePoints(max = 200) String> name,
    Patch<@CodePoints(max = 200) String> nickname,
    Patch<@CodePoints(max = 200) String> tagline,
    Patch<@CodePoints(max = 100_000) String> description,
    Patch<@CodePoints(max = 100_000) String> personality,
    Patch<@CodePoints(max = 100_000) String> scenario,
    Patch<@CodePoints(max = 100_000) String> firstMessage,
    Patch<@Size(max = 100) List<@CodePoints(max = 100_000) String>> alternateGreetings,
    Patch<@Size(max = 100) List<@CodePoints(max = 100_000) String>> groupOnlyGreetings,
    Patch<@CodePoints(max = 100_000) String> exampleDialogue,
    Patch<@CodePoints(max = 100_000) String> systemPrompt,
    Patch<@CodePoints(max = 100_000) String> postHistoryInstructions,
    Patch<@CodePoints(max = 200) String> creator,
    Patch<@CodePoints(max = 100_000) String> creatorNotes,
    Patch<@CodePoints(max = 200) String> characterVersion,
    Patch<@Size(max = CharacterSheet.TAGS_MAX) List<@CodePoints(max = 200) String>> tags,
    Patch<Map<String, List<@CodePoints(max = 200) String>>> structuredTags,
    Patch<Gender> gender,
    Patch<@CodePoints(max = 35) String> language,
    Patch<Boolean> nsfw,
    Patch<Visibility> visibility,
    Patch<Boolean> definitionVisible,
    Patch<Json.Obj> lorebook,
    Patch<Json.Obj> extensions,
    Patch<UUID> avatarAssetId) {

  /**
   * @param books how a book is read
   */
  CharacterSheet over(CharacterSheet sheet, Function<Json.Obj, Lorebook> books) {
    return new CharacterSheet(
        over(sheet.definition(), books),
        tagline.over(sheet.tagline()),
        structuredTags.over(sheet.structuredTags(), Map.of()),
        gender.over(sheet.gender()),
        language.over(sheet.language()),
        nsfw.over(sheet.nsfw(), false),
        visibility.over(sheet.visibility(), Visibility.PRIVATE),
        definitionVisible.over(sheet.definitionVisible(), true));
  }

  private Definition over(Definition d, Function<Json.Obj, Lorebook> books) {
    return new Definition(
        name.over(d.name(), ""),
        nickname.over(d.nickname(), ""),
        description.over(d.description(), ""),
        personality.over(d.personality(), ""),
        scenario.over(d.scenario(), ""),
        firstMessage.over(d.firstMessage(), ""),
        alternateGreetings.over(d.alternateGreetings(), List.of()),
        groupOnlyGreetings.over(d.groupOnlyGreetings(), List.of()),
        exampleDialogue.over(d.exampleDialogue(), ""),
        systemPrompt.over(d.systemPrompt(), ""),
        postHistoryInstructions.over(d.postHistoryInstructions(), ""),
        creator.over(d.creator(), ""),
        creatorNotes.over(d.creatorNotes(), ""),
        characterVersion.over(d.characterVersion(), ""),
        tags.over(d.tags(), List.of()),
        lorebook.map(book -> book(book, d, books)).over(d.lorebook()),
        extensions.over(d.extensions(), Json.EMPTY));
  }

  /** What a card brought along and comes back as it is stays, whatever it is. */
  private static Lorebook book(Json.Obj sent, Definition now, Function<Json.Obj, Lorebook> books) {
    return now.lorebook().filter(book -> book.json().equals(sent)).orElseGet(() -> books.apply(sent));
  }

  /** The face that was sent, if one was. */
  Optional<NewFace> face() {
    return avatarAssetId.sent(asset -> new NewFace(asset.map(AssetId::new)));
  }

  /** A new sheet of what was sent. */
  CharacterSheet sheet(Function<Json.Obj, Lorebook> books) {
    return over(CharacterSheet.of(Definition.named("")), books);
  }
}
