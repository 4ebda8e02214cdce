package io.fabula.bootstrap;

import io.fabula.application.account.Registration;
import io.fabula.application.account.SigningIn;
import io.fabula.application.character.CardExchange;
import io.fabula.application.character.CharacterAuthoring;
import io.fabula.application.character.HouseCharacters;
import io.fabula.application.character.LorePreview;
import io.fabula.application.character.Lorekeeping;
import io.fabula.application.chat.ChatKeeping;
import io.fabula.application.chat.ChatTurns;
import io.fabula.application.chat.Ghostwriting;
import io.fabula.application.chat.PromptInspection;
import io.fabula.application.persona.PersonaKeeping;
import io.fabula.domain.account.AccessToken;
import io.fabula.domain.character.lore.LinearPatterns;
import io.fabula.domain.character.lore.LoreScan;
import io.fabula.domain.prompt.EstimatedTokens;
import io.fabula.domain.shared.UuidV7;
import io.fabula.persistence.account.Argon2PasswordHashing;
import io.fabula.llm.tokens.JtokkitTokens;
import io.fabula.persistence.account.JdbiSessions;
import io.fabula.persistence.account.JdbiUsers;
import io.fabula.persistence.answered.JdbiAnsweredRequests;
import io.fabula.persistence.asset.FileBlobs;
import io.fabula.persistence.character.JdbiCharacters;
import io.fabula.persistence.character.card.CardFiles;
import io.fabula.persistence.chat.JdbiAlternateTexts;
import io.fabula.persistence.chat.JdbiCastSnapshots;
import io.fabula.persistence.chat.JdbiChats;
import io.fabula.persistence.chat.JdbiDailyMessages;
import io.fabula.persistence.chat.JdbiMessages;
import io.fabula.persistence.chat.JdbiTurns;
import io.fabula.persistence.chat.SegmentJournal;
import io.fabula.persistence.chat.ledger.JdbiTurnLedger;
import io.fabula.persistence.chat.state.JdbiChatStates;
import io.fabula.persistence.persona.JdbiPersonas;
import io.fabula.persistence.sql.Database;
import io.fabula.rest.account.AccountRoutes;
import io.fabula.rest.asset.AssetRoutes;
import io.fabula.rest.catalog.CatalogRoutes;
import io.fabula.rest.character.CardRoutes;
import io.fabula.rest.character.CharacterRoutes;
import io.fabula.rest.character.LorePreviewRoutes;
import io.fabula.rest.character.LorebookRoutes;
import io.fabula.rest.chat.ChatRoutes;
import io.fabula.rest.chat.PromptRoutes;
import io.fabula.rest.chat.TurnRoutes;
import io.fabula.rest.http.Addresses;
import io.fabula.rest.http.Cors;
import io.fabula.rest.http.Idempotency;
import io.fabula.rest.http.Limits;
import io.fabula.rest.http.Server;
import io.fabula.rest.persona.PersonaRoutes;
import io.fabula.rest.security.JwtAccessTokens;
import io.fabula.rest.security.RateLimits;
import io.fabula.rest.system.SystemRoutes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The whole server, put together room by room, and taken apart in reverse. */
final class Fabula implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Fabula.class.getName());
  private static final Duration TURNS_MAY_FINISH = Duration.ofSeconds(10);
  private static final Duration TURNS_MUST_END = Duration.ofSeconds(5);
  private static final Duration READERS_MAY_FINISH = Duration.ofSeconds(5);

  private final Database database;
  private final ModelProviders providers;
  private final ChatTurns turns;
  private final Ghostwriting ghostwriting;
  private final Server server;
  private final SampleCharacters samples;

  private Fabula(Database database, ModelProviders providers, ChatTurns turns, Ghostwriting ghostwriting,
      Server server, SampleCharacters samples) {
    this.database = database;
    this.providers = providers;
    this.turns = turns;
    this.ghostwriting = ghostwriting;
    this.server = server;
    this.samples = samples;
  }

  static Fabula start(Settings settings) {
    var clock = InstantSource.system();
    var chance = new SecureRandom();
    var ids = new UuidV7(clock, chance);
    var folder = new DataFolder(settings.dataFolder());
    var database = Database.open(settings.database());
    var providers = ModelProviders.of(settings.writing());

    var users = new JdbiUsers(database);
    var sessions = new JdbiSessions(database, clock);
    var hashing = new Argon2PasswordHashing();
    var tokens = new JwtAccessTokens(
        settings.jwtSecret().map(secret -> secret.value().getBytes(StandardCharsets.UTF_8))
            .orElseGet(folder::jwtKey),
        ids, clock);
    var registration = new Registration(users, hashing, ids, chance, clock);
    var signingIn = new SigningIn(users, sessions, database,
        new SigningIn.Tools(tokens, hashing, chance, clock));
    settings.admin().ifPresent(admin -> registration.firstAdmin(admin.email(), admin.password().value()));

    var characters = new JdbiCharacters(database);
    var blobs = new FileBlobs(folder.blobs());
    var authoring = new CharacterAuthoring(characters, database, ids, clock);
    var cards = new CardFiles();
    var exchange = new CardExchange(authoring, characters, cards, blobs, ids, clock);
    var personas = new JdbiPersonas(database);

    int node = folder.node();
    var stores = new ChatTurns.ChatStores(new JdbiChats(database), new JdbiMessages(database),
        new JdbiAlternateTexts(database), new JdbiTurns(database, node), new JdbiCastSnapshots(database),
        new JdbiChatStates(database), new JdbiDailyMessages(database), new JdbiTurnLedger(database));
    var people = new ChatTurns.People(users, personas, characters);
    var lore = new LoreScan(new LinearPatterns(), new EstimatedTokens(), settings.writing().loreBudget());
    var writers = new ChatTurns.Writers(providers.models(), providers.generation(),
        new SegmentJournal(database, clock, node), new JtokkitTokens(new EstimatedTokens()), lore);
    var turns = new ChatTurns(stores, people, writers, database, ids, clock);
    var chats = new ChatKeeping(stores, people, turns, database, ids, clock);
    var ghostwriting = new Ghostwriting(stores, turns, writers, database, ids, clock);
    var inspection = new PromptInspection(stores, people, turns, writers.tokens(), database, ids, clock);
    int broken = turns.recover();
    if (broken > 0)
      LOG.log(System.Logger.Level.INFO, "closed {0} turns that the last stop broke off", broken);

    Function<String, Optional<AccessToken>> callers = token -> tokens.read(token, clock.instant())
        .filter(read -> !sessions.revoked(read.id()));
    var turnRoutes = new TurnRoutes(turns, ghostwriting, providers.models());
    var web = settings.web();
    var server = new Server(
        new Server.Parts(callers,
            new Idempotency(new JdbiAnsweredRequests(database), clock, turnRoutes::again),
            new RateLimits("default", web.rateLimit()), new RateLimits("auth", web.authRateLimit()),
            new Addresses(web.trustedProxies()), new Cors(web.corsOrigins()),
            new Limits(web.jsonLimit(), web.cardLimit()), Version.text()),
        List.of(new AccountRoutes(registration, signingIn), new CharacterRoutes(authoring),
            new CardRoutes(exchange), new LorebookRoutes(new Lorekeeping(authoring, cards)),
            new LorePreviewRoutes(new LorePreview(lore, characters, users, clock)),
            new PersonaRoutes(new PersonaKeeping(personas, database, ids, clock)),
            new CatalogRoutes(providers.models()),
            new ChatRoutes(chats, providers.models()), turnRoutes,
            new PromptRoutes(inspection, providers.models()), new AssetRoutes(blobs),
            new SystemRoutes(Version.text(), Map.of("database", database::healthy))));
    server.start(settings.listen().host(), settings.listen().port());
    var house = new HouseCharacters(new HouseCharacters.Stores(users, characters, blobs), cards, database,
        ids, clock);
    return new Fabula(database, providers, turns, ghostwriting, server,
        SampleCharacters.comeTo(house, settings.samples()));
  }

  int port() {
    return server.port();
  }

  Server server() {
    return server;
  }

  ModelProviders providers() {
    return providers;
  }

  /** Turns first, so that their readers get the end; the database last. */
  @Override
  public void close() {
    samples.awaitArrival();
    ghostwriting.close();
    turns.drain(TURNS_MAY_FINISH, TURNS_MUST_END);
    server.drain(READERS_MAY_FINISH);
    server.close();
    providers.close();
    database.close();
  }
}
