package io.fabula.application;

import io.fabula.application.chat.ChatStores;
import io.fabula.application.chat.ChatPeople;
import io.fabula.application.chat.ChatWriters;
import io.fabula.application.asset.Avatars;
import io.fabula.application.chat.ChatKeeping;
import io.fabula.application.chat.ChatTurns;
import io.fabula.domain.account.Caller;
import io.fabula.domain.account.InMemoryUsers;
import io.fabula.domain.account.Role;
import io.fabula.domain.account.User;
import io.fabula.domain.account.UserFixtures;
import io.fabula.domain.asset.InMemoryAssets;
import io.fabula.domain.asset.InMemoryBlobs;
import io.fabula.domain.asset.InMemoryRenditions;
import io.fabula.domain.asset.PlainPictures;
import io.fabula.domain.catalog.Model;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.catalog.Models;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterFixtures;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.InMemoryCharacters;
import io.fabula.domain.character.lore.LinearPatterns;
import io.fabula.domain.character.lore.LoreScan;
import io.fabula.domain.chat.InMemoryAlternateTexts;
import io.fabula.domain.chat.InMemoryCastSnapshots;
import io.fabula.domain.chat.InMemoryDailyMessages;
import io.fabula.domain.chat.InMemoryChats;
import io.fabula.domain.chat.InMemoryMessages;
import io.fabula.domain.chat.InMemoryTurnJournal;
import io.fabula.domain.chat.InMemoryTurns;
import io.fabula.domain.chat.TurnJournal;
import io.fabula.domain.chat.ledger.InMemoryTurnLedger;
import io.fabula.domain.chat.reading.ReadingAhead;
import io.fabula.domain.chat.state.InMemoryChatStates;
import io.fabula.domain.memory.InMemoryMemoryNotes;
import io.fabula.domain.persona.InMemoryPersonas;
import io.fabula.domain.prompt.EstimatedTokens;
import io.fabula.domain.prompt.ScriptedModel;
import io.fabula.domain.settings.InMemorySettingsOfUsers;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.UuidV7;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Everything a use case needs, in memory, with a model that says what a test tells it to. */
public final class Stage {
  public static final ModelId MODEL = new ModelId("scripted", "model");

  public final HandClock clock = new HandClock();
  public final UuidV7 ids = new UuidV7(clock, new Random(7));
  public final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();
  public final InMemoryUsers users = new InMemoryUsers(unit);
  public final InMemoryPersonas personas = new InMemoryPersonas(unit);
  public final InMemorySettingsOfUsers settings = new InMemorySettingsOfUsers(unit);
  public final InMemoryMemoryNotes notes = new InMemoryMemoryNotes(unit);
  public final InMemoryCharacters characters = new InMemoryCharacters(unit);
  public final InMemoryChats chats = new InMemoryChats(unit);
  public final InMemoryMessages messages = new InMemoryMessages(unit, chats);
  public final InMemoryAlternateTexts alternates = new InMemoryAlternateTexts(unit, messages);
  public final InMemoryTurns turns = new InMemoryTurns(unit, chats);
  public final InMemoryChatStates states = new InMemoryChatStates(unit, chats, messages);
  public final InMemoryBlobs blobs = new InMemoryBlobs();
  public final Avatars avatars = new Avatars(
      new Avatars.Stores(new InMemoryAssets(unit), blobs, new InMemoryRenditions()), new PlainPictures(), ids,
      clock);
  public final ScriptedModel model;
  public final ChatTurns chatTurns;
  private final Supplier<ChatTurns> servers;
  public final ChatKeeping chatKeeping;

  public Stage(ScriptedModel model) {
    this(model, Optional.empty());
  }

  /**
   * @param journal another than the one in memory
   */
  public Stage(ScriptedModel model, Optional<TurnJournal> journal) {
    this.model = model;
    var stores = new ChatStores(chats, messages, alternates, turns,
        new InMemoryCastSnapshots(unit, chats::met), states, new InMemoryDailyMessages(unit),
        new InMemoryTurnLedger(unit), ReadingAhead.NONE);
    var people = new ChatPeople(users, personas, characters, characters.standings(), settings, notes);
    var writers = new ChatWriters(new OneModel(), model, journal.orElse(new InMemoryTurnJournal(unit)),
        new EstimatedTokens(), new LoreScan(new LinearPatterns(), new EstimatedTokens()));
    this.servers = () -> new ChatTurns(stores, people, writers, unit, ids, clock);
    this.chatTurns = servers.get();
    this.chatKeeping = new ChatKeeping(stores, people, chatTurns, unit, ids, clock);
  }

  /** Another server on the same stores. */
  public ChatTurns newServer() {
    return servers.get();
  }

  public Caller newCaller() {
    User user = UserFixtures.anyone();
    users.add(user);
    return new Caller(user.snapshot().id(), Role.USER);
  }

  /** A public character with these greetings. */
  public Character newCharacter(String... greetings) {
    Definition named = Definition.named("Mira");
    var definition = new Definition("Mira", "", "A keeper.", "", "", greetings.length > 0 ? greetings[0] : "",
        List.of(greetings).subList(Math.min(1, greetings.length), greetings.length), List.of(), "", "", "",
        "",
        "", "", List.of(), Optional.empty(), named.extensions());
    return newCharacter(definition);
  }

  public Character newCharacter(Definition definition) {
    Character character = CharacterFixtures.of(newCaller().id(), CharacterSheet.of(definition)
        .withVisibility(io.fabula.domain.character.Visibility.PUBLIC), clock.instant());
    characters.add(character);
    return character;
  }

  private static final class OneModel implements Models {
    private final Model model = new Model(MODEL, "Scripted", 8_192, 1_024, Optional.empty(), Optional.empty(),
        List.of("chat"), true);

    @Override
    public List<Model> all() {
      return List.of(model);
    }

    @Override
    public Optional<Model> find(ModelId id) {
      return Optional.of(model).filter(found -> found.id().equals(id));
    }

    @Override
    public Model standard() {
      return model;
    }
  }
}
