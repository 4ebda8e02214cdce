package io.fabula.bootstrap;

import io.fabula.application.character.CardBatch;
import io.fabula.application.character.CardExchange;
import io.fabula.application.character.CharacterAuthoring;
import io.fabula.application.character.HouseCharacters;
import io.fabula.application.character.LorePreview;
import io.fabula.application.character.Lorekeeping;
import io.fabula.domain.character.Cards;
import io.fabula.domain.character.Characters;
import io.fabula.domain.character.lore.LinearPatterns;
import io.fabula.domain.character.lore.LoreScan;
import io.fabula.domain.prompt.EstimatedTokens;
import io.fabula.persistence.character.JdbiCharacters;
import io.fabula.persistence.character.ZipParcels;
import io.fabula.persistence.character.card.CardFiles;
import io.fabula.rest.character.CardRoutes;
import io.fabula.rest.character.CharacterRoutes;
import io.fabula.rest.character.LorePreviewRoutes;
import io.fabula.rest.character.LorebookRoutes;
import io.fabula.rest.http.Routes;
import java.util.List;

/** Characters, their cards and their lorebooks. */
record CharacterRoom(Ground ground, AccountRoom accounts, AssetRoom assets, Characters characters,
    Cards cards,
    CharacterAuthoring authoring, CardExchange exchange, CardBatch batch, LoreScan lore) {
  /** Texts shrink well, pictures hardly: an archive that grows by more is made to. */
  private static final long UNPACKED_PER_SENT = 4;

  static CharacterRoom on(Ground ground, AccountRoom accounts, AssetRoom assets, JobRoom jobs) {
    var characters = new JdbiCharacters(ground.database());
    var cards = new CardFiles();
    var authoring = new CharacterAuthoring(characters, assets.avatars(), ground.database(), ground.ids(),
        ground.clock());
    var exchange = new CardExchange(authoring, characters, cards, assets.blobs(), assets.avatars(),
        ground.ids(), ground.clock());
    var parcels = new ZipParcels(UNPACKED_PER_SENT * ground.settings().web().limits().batch());
    return new CharacterRoom(ground, accounts, assets, characters, cards, authoring, exchange,
        new CardBatch(exchange, parcels, assets.blobs(), jobs.keeping()),
        new LoreScan(new LinearPatterns(), new EstimatedTokens(),
            ground.settings().writing().loreBudget()));
  }

  /** Those who live here from the first start. */
  HouseCharacters house() {
    return new HouseCharacters(new HouseCharacters.Stores(accounts.users(), characters, assets.blobs()),
        cards,
        ground.database(), ground.ids(), ground.clock());
  }

  List<Routes> routes() {
    return List.of(new CharacterRoutes(authoring), new CardRoutes(exchange, batch),
        new LorebookRoutes(new Lorekeeping(authoring, cards)),
        new LorePreviewRoutes(new LorePreview(lore, characters, accounts.users(), ground.clock())));
  }
}
