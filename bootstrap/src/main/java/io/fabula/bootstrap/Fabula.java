package io.fabula.bootstrap;

import io.fabula.bootstrap.configuration.Settings;
import io.fabula.domain.shared.AnsweredRequests;
import io.fabula.persistence.account.JdbiAttempts;
import io.fabula.persistence.answered.JdbiAnsweredRequests;
import io.fabula.persistence.chat.JdbiChatTotals;
import io.fabula.rest.account.Takeout;
import io.fabula.rest.catalog.CatalogRoutes;
import io.fabula.rest.character.CardRoutes;
import io.fabula.rest.http.Idempotency;
import io.fabula.rest.http.Routes;
import io.fabula.rest.http.Server;
import io.fabula.rest.security.Addresses;
import io.fabula.rest.security.Cors;
import io.fabula.rest.security.RateLimits;
import io.fabula.rest.security.SharedRateLimits;
import io.fabula.rest.system.SystemRoutes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The whole server, put together room by room, and taken apart in reverse. */
final class Fabula implements AutoCloseable {
  private static final Duration READERS_MAY_FINISH = Duration.ofSeconds(5);

  private final Ground ground;
  private final AccountRoom accounts;
  private final ModelProviders providers;
  private final JobRoom jobs;
  private final ChatRoom chats;
  private final Server server;
  private final SampleCharacters samples;

  private Fabula(Ground ground, AccountRoom accounts, ModelProviders providers, JobRoom jobs, ChatRoom chats,
      Server server, SampleCharacters samples) {
    this.ground = ground;
    this.accounts = accounts;
    this.providers = providers;
    this.jobs = jobs;
    this.chats = chats;
    this.server = server;
    this.samples = samples;
  }

  static Fabula start(Settings settings) {
    var ground = Ground.of(settings);
    var providers = ModelProviders.of(settings.writing());
    var assets = AssetRoom.on(ground);
    var jobs = JobRoom.on(ground);
    var mail = MailRoom.on(ground);
    var accounts = AccountRoom.on(ground, mail);
    var community = CommunityRoom.on(ground, accounts);
    var characters = CharacterRoom.on(ground, accounts, community, assets, jobs);
    var personas = PersonaRoom.on(ground, assets);
    var preferences = SettingsRoom.on(ground, accounts, providers);
    var memory = MemoryRoom.on(ground);
    var chats = ChatRoom.on(ground, accounts, characters, personas, preferences, memory, providers);
    chats.recover();

    var answered = new JdbiAnsweredRequests(ground.database());
    var totals = new JdbiChatTotals(ground.database());
    var leaving = accounts.leaving(List.of(
        user -> () -> jobs.jobs().forget(user),
        chats.belongings(),
        user -> chats.journal()::forgetOver,
        community.belongings(characters.subjects()),
        characters.belongings(totals::othersMet),
        user -> chats.belongings()::forgetUnmet), answered, assets.sweep());

    var routes = new ArrayList<Routes>();
    // looked through in this order for every request, and most requests are chat's
    routes.addAll(chats.routes());
    routes.addAll(jobs.routes(Map.of(characters.batch().kind(), CardRoutes::worded)));
    routes.addAll(accounts.routes(assets.faces(),
        new UserWorks(characters.gallery(), totals), leaving, () -> takeouts(routes)));
    routes.addAll(characters.routes(providers, preferences.settings()));
    routes.addAll(community.routes(characters.subjects(), characters.sanctions()));
    routes.addAll(personas.routes());
    routes.addAll(preferences.routes());
    routes.addAll(memory.routes(characters, chats));
    routes.add(new CatalogRoutes(providers.models()));
    routes.addAll(assets.routes());
    routes.add(new SystemRoutes(Version.text(), Map.of("database", ground.database()::healthy)));
    var server = new Server(surface(ground, accounts, chats, answered), List.copyOf(routes));
    accounts.rounds(jobs.queue(), leaving);
    assets.rounds(jobs.queue());
    chats.rounds(jobs.queue());
    mail.rounds(jobs.queue(), List.of(accounts.letters()));
    characters.rounds(jobs.queue());
    jobs.start(List.of(characters.batch()));
    server.start(settings.listen().host(), settings.listen().port());
    return new Fabula(ground, accounts, providers, jobs, chats, server,
        SampleCharacters.comeTo(characters.house(), settings.samples()));
  }

  private static List<Takeout> takeouts(List<Routes> rooms) {
    return rooms.stream().filter(Takeout.class::isInstance).map(Takeout.class::cast).toList();
  }

  private static Server.Parts surface(Ground ground, AccountRoom accounts, ChatRoom chats,
      AnsweredRequests answered) {
    var web = ground.settings().web();
    return new Server.Parts(accounts::caller,
        new Idempotency(answered, ground.clock(),
            chats.turnRoutes()::again),
        new RateLimits("default", web.rateLimit()),
        new SharedRateLimits("auth", web.authRateLimit(), new JdbiAttempts(ground.database()),
            ground.clock()),
        new Addresses(web.trustedProxies()), new Cors(web.corsOrigins()),
        web.limits(), Version.text());
  }

  int port() {
    return server.port();
  }

  Server server() {
    return server;
  }

  AccountRoom accounts() {
    return accounts;
  }

  ModelProviders providers() {
    return providers;
  }

  /** Turns first, so that their readers get the end; the database last. */
  @Override
  public void close() {
    samples.awaitArrival();
    jobs.close();
    chats.close();
    server.drain(READERS_MAY_FINISH);
    server.close();
    providers.close();
    ground.close();
  }
}
