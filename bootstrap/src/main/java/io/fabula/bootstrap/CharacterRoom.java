package io.fabula.bootstrap;

import io.fabula.application.character.CardBatch;
import io.fabula.application.character.CardExchange;
import io.fabula.rest.character.MarkedRoutes;
import io.fabula.persistence.character.JdbiStandings;
import io.fabula.persistence.character.JdbiGallery;
import io.fabula.domain.account.UserId;
import io.fabula.domain.community.SubjectRef;
import io.fabula.domain.community.Subjects;
import io.fabula.domain.character.Standings;
import io.fabula.domain.character.Gallery;
import io.fabula.application.character.MarkedCharacters;
import io.fabula.application.character.CharacterSubjects;
import io.fabula.application.character.CharacterAuthoring;
import io.fabula.application.character.CharacterBelongings;
import io.fabula.application.character.HouseCharacters;
import io.fabula.application.character.draft.Drafting;
import io.fabula.llm.tokens.JtokkitTokens;
import io.fabula.application.character.LorePreview;
import io.fabula.application.character.Lorekeeping;
import io.fabula.application.character.Relations;
import io.fabula.application.character.TagKeeping;
import io.fabula.persistence.character.JdbiTags;
import io.fabula.rest.character.ModuleRoutes;
import io.fabula.domain.catalog.ModelId;
import io.fabula.rest.character.PresetRoutes;
import io.fabula.rest.character.TagRoutes;
import io.fabula.domain.character.CardParcels;
import io.fabula.domain.character.Cards;
import io.fabula.application.community.Sanctions;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Characters;
import io.fabula.domain.character.lore.LinearPatterns;
import io.fabula.domain.character.lore.LoreScan;
import io.fabula.domain.job.JobQueue;
import io.fabula.domain.settings.SettingsOfUsers;
import io.fabula.domain.prompt.EstimatedTokens;
import io.fabula.persistence.character.JdbiCharacters;
import io.fabula.persistence.character.JsonAnswers;
import io.fabula.persistence.character.ZipParcels;
import io.fabula.persistence.character.card.CardFiles;
import io.fabula.rest.character.CardRoutes;
import io.fabula.rest.character.CharacterRoutes;
import io.fabula.rest.character.DraftRoutes;
import io.fabula.rest.character.LorePreviewRoutes;
import io.fabula.rest.character.LorebookRoutes;
import io.fabula.rest.http.Routes;
import java.time.Duration;
import java.util.List;

/** Characters, their cards and their lorebooks. */
record CharacterRoom(Ground ground, AccountRoom accounts, CommunityRoom community, AssetRoom assets,
    JdbiCharacters characters, Standings standings, Gallery gallery, Cards cards,
    CharacterAuthoring authoring, CardExchange exchange, CardParcels parcels,
    CardBatch batch, LoreScan lore) {
  private static final Duration INDEXING = Duration.ofHours(1);
  private static final int INDEXED_AT_ONCE = 100;
  private static final Duration TRENDS = Duration.ofMinutes(1);
  /** Texts shrink well, pictures hardly: an archive that grows by more is made to. */
  private static final long UNPACKED_PER_SENT = 4;

  static CharacterRoom on(Ground ground, AccountRoom accounts, CommunityRoom community, AssetRoom assets,
      JobRoom jobs) {
    var characters = new JdbiCharacters(ground.database());
    var cards = new CardFiles();
    var authoring = new CharacterAuthoring(characters, assets.avatars(), community.forgetting(),
        ground.database(), ground.ids(), ground.clock());
    var exchange = new CardExchange(authoring, characters, cards, assets.blobs(), assets.avatars(),
        ground.ids(), ground.clock());
    var parcels = new ZipParcels(UNPACKED_PER_SENT * ground.settings().web().limits().batch());
    return new CharacterRoom(ground, accounts, community, assets, characters,
        new JdbiStandings(ground.database()), new JdbiGallery(ground.database()), cards, authoring, exchange,
        parcels, new CardBatch(exchange, parcels, assets.blobs(), jobs.keeping()),
        new LoreScan(new LinearPatterns(), new EstimatedTokens(),
            ground.settings().writing().loreBudget()));
  }

  /** Those who live here from the first start. */
  HouseCharacters house() {
    return new HouseCharacters(new HouseCharacters.Stores(accounts.users(), characters, assets.blobs()),
        cards,
        ground.database(), ground.ids(), ground.clock());
  }

  Subjects subjects() {
    return new CharacterSubjects(characters, standings, ground.clock());
  }

  /** What reports can lead to. */
  Sanctions sanctions() {
    return new Sanctions() {
      @Override
      public void hide(SubjectRef subject, boolean hidden) {
        authoring.hide(new CharacterId(subject.id()), hidden);
      }

      @Override
      public void suspend(UserId user, boolean suspended) {
        if (accounts.users().find(user).isEmpty()) return;
        if (suspended) accounts.moderation().suspend(user);
        else accounts.moderation().reinstate(user);
      }
    };
  }

  /**
   * @param company who else chats with them
   */
  CharacterBelongings belongings(CharacterBelongings.Company company) {
    return new CharacterBelongings(characters, community.forgetting(), company, ground.database(),
        ground.clock());
  }

  MarkedCharacters marked() {
    return new MarkedCharacters(community.marking(subjects()), gallery);
  }

  /** What is done in the background, once in a while. */
  void rounds(JobQueue queue) {
    queue.every("character.index", INDEXING, () -> {
      while (characters.index(INDEXED_AT_ONCE)) Thread.yield();
    });
    queue.every("character.trends", TRENDS, () -> standings.age(ground.clock().instant()));
  }

  /**
   * @param preferences what users want of models and clocks
   */
  List<Routes> routes(ModelProviders providers, SettingsOfUsers preferences) {
    var drafting = new Drafting(
        new Drafting.Writers(providers.models(), preferences, providers.generation(),
            new JtokkitTokens(new EstimatedTokens()), new JsonAnswers()),
        characters, ground.ids(), ground.chance(), ground.clock());
    var lorekeeping = new Lorekeeping(authoring, cards);
    return List.of(
        new DraftRoutes(drafting),
        new CharacterRoutes(authoring, lorekeeping, new Relations(authoring, characters, gallery),
            community.marking(subjects())),
        new TagRoutes(new TagKeeping(new JdbiTags(ground.database()), ground.ids(), ground.clock()),
            authoring),
        new MarkedRoutes(community.marking(subjects()), marked()),
        new ModuleRoutes(authoring, ground.ids()),
        new PresetRoutes(authoring,
            name -> ModelId.parse(name).flatMap(providers.models()::find).isPresent()),
        new CardRoutes(exchange, batch, community.marking(subjects())),
        new LorebookRoutes(lorekeeping),
        new LorePreviewRoutes(
            new LorePreview(lore, characters, accounts.users(), preferences, ground.clock())));
  }
}
