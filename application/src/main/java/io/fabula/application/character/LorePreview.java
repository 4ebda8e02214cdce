package io.fabula.application.character;

import io.fabula.domain.account.Caller;
import io.fabula.domain.account.User;
import io.fabula.domain.account.Users;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Characters;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.Lorebook;
import io.fabula.domain.character.lore.LoreMemory;
import io.fabula.domain.character.lore.LoreOutcome;
import io.fabula.domain.character.lore.LoreScan;
import io.fabula.domain.character.lore.LoreTalk;
import io.fabula.domain.character.lore.LoreVerdict;
import io.fabula.domain.prompt.CardTexts;
import io.fabula.domain.prompt.LorePiece;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.macro.MacroValues;
import io.fabula.domain.prompt.macro.Macros;
import io.fabula.domain.settings.SettingsOfUsers;
import io.fabula.domain.shared.SharedError;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Shows an author which entries of a book a talk would call up; nothing is stored. */
public final class LorePreview {
  /** Chance is the same in every preview, so that an edit is all that makes a difference. */
  private static final long SEED = 1;

  /** One message of a talk. */
  public record Said(Role role, String text) {}

  /**
   * @param text what would enter the prompt, macros expanded
   */
  public record Previewed(List<LoreVerdict> verdicts, String text) {}

  private final LoreScan scan;
  private final Characters characters;
  private final Users users;
  private final SettingsOfUsers settings;
  private final InstantSource clock;

  public LorePreview(LoreScan scan, Characters characters, Users users, SettingsOfUsers settings,
      InstantSource clock) {
    this.scan = scan;
    this.characters = characters;
    this.users = users;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param talk in the order in which it was said
   * @param character whom the macros speak of
   */
  public Previewed preview(Caller caller, Lorebook book, List<Said> talk, Optional<CharacterId> character) {
    Optional<Definition> definition = character.map(id -> definition(caller, id));
    var macros = new Macros(values(caller, definition, talk));
    LoreOutcome outcome = scan.evaluate(book, talk(talk), LoreMemory.EMPTY, macros);
    String text = outcome.pieces().stream().map(LorePiece::text).map(macros::expand)
        .collect(Collectors.joining("\n"));
    return new Previewed(outcome.verdicts(), text);
  }

  /** What the caller may not see must not show through a macro. */
  private Definition definition(Caller caller, CharacterId id) {
    Character found = characters.find(id).filter(known -> known.visibleTo(Optional.of(caller)))
        .orElseThrow(() -> SharedError.NotFound.failure("character"));
    Definition all = found.snapshot().sheet().definition();
    return found.definitionVisibleTo(Optional.of(caller)) ? all : all.publicPart();
  }

  private static LoreTalk talk(List<Said> talk) {
    List<LoreTalk.Line> lines = IntStream.range(0, talk.size())
        .mapToObj(i -> new LoreTalk.Line(i + 1L, talk.get(i).text())).toList().reversed();
    long replies = IntStream.range(1, talk.size()).filter(i -> talk.get(i).role() == Role.ASSISTANT).count();
    return new LoreTalk(lines, talk.size(), replies, Optional.empty(), Map.of());
  }

  private MacroValues values(Caller caller, Optional<Definition> definition, List<Said> talk) {
    var last = MacroValues.LastWords.of(talk.reversed(), Said::role, Said::text);
    return new MacroValues(definition.map(Definition::spokenName).orElse("{{char}}"),
        users.find(caller.id()).map(User::snapshot).map(User.Snapshot::displayName).orElse("User"), "",
        definition.map(Definition::texts).orElse(CardTexts.NONE), last, "",
        clock.instant().atZone(settings.of(caller.id()).general().zone()), SEED, SEED);
  }
}
