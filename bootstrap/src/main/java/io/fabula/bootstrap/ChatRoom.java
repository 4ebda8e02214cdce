package io.fabula.bootstrap;

import io.fabula.application.chat.ChatStores;
import io.fabula.application.chat.ChatPeople;
import io.fabula.application.chat.ChatWriters;
import io.fabula.application.chat.ChatBelongings;
import io.fabula.application.chat.ChatKeeping;
import io.fabula.application.chat.ChatTelling;
import io.fabula.application.chat.ChatTurns;
import io.fabula.application.chat.Ghostwriting;
import io.fabula.application.chat.PromptInspection;
import io.fabula.application.chat.RecentlyMet;
import io.fabula.domain.account.UserId;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.Chats;
import io.fabula.domain.job.JobQueue;
import io.fabula.domain.prompt.EstimatedTokens;
import io.fabula.llm.tokens.JtokkitTokens;
import io.fabula.persistence.chat.JdbiAlternateTexts;
import io.fabula.persistence.chat.JdbiCastSnapshots;
import io.fabula.persistence.chat.JdbiChats;
import io.fabula.persistence.chat.JdbiDailyMessages;
import io.fabula.persistence.chat.JdbiMessages;
import io.fabula.persistence.chat.JdbiReadingAhead;
import io.fabula.persistence.chat.JdbiRecentCast;
import io.fabula.persistence.chat.JdbiTurns;
import io.fabula.persistence.chat.SegmentJournal;
import io.fabula.persistence.chat.ledger.JdbiTurnLedger;
import io.fabula.persistence.chat.state.JdbiChatStates;
import io.fabula.rest.chat.ChatRoutes;
import io.fabula.rest.chat.PromptRoutes;
import io.fabula.rest.chat.TurnRoutes;
import io.fabula.rest.http.Routes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Chats, and the turns in them. */
record ChatRoom(ModelProviders providers, Chats store, ChatKeeping chats, ChatTelling telling,
    RecentlyMet met, ChatTurns turns,
    Ghostwriting ghostwriting,
    PromptInspection inspection, TurnRoutes turnRoutes, ChatBelongings belongings,
    SegmentJournal journal) implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ChatRoom.class.getName());
  /** After so much silence nothing is written that would take old rows along. */
  private static final Duration QUIET = Duration.ofMinutes(2);
  private static final Duration FORGETTING = Duration.ofDays(1);
  private static final Duration TURNS_MAY_FINISH = Duration.ofSeconds(10);
  private static final Duration TURNS_MUST_END = Duration.ofSeconds(5);

  static ChatRoom on(Ground ground, AccountRoom accounts, CharacterRoom cast, PersonaRoom faces,
      SettingsRoom preferences, MemoryRoom memory, ModelProviders providers) {
    var database = ground.database();
    var ids = ground.ids();
    var clock = ground.clock();
    int node = ground.folder().node();
    var stores = new ChatStores(new JdbiChats(database), new JdbiMessages(database),
        new JdbiAlternateTexts(database), new JdbiTurns(database, node), new JdbiCastSnapshots(database),
        new JdbiChatStates(database), new JdbiDailyMessages(database), new JdbiTurnLedger(database),
        new JdbiReadingAhead(database));
    var people = new ChatPeople(accounts.users(), faces.personas(), cast.characters(),
        cast.standings(), preferences.settings(), memory.notes());
    var journal = new SegmentJournal(database, clock, node);
    var writers = new ChatWriters(providers.models(), providers.generation(), journal,
        new JtokkitTokens(new EstimatedTokens()), cast.lore());
    var turns = new ChatTurns(stores, people, writers, database, ids, clock);
    var ghostwriting = new Ghostwriting(stores, turns, writers, database, ids, clock);
    var keeping = new ChatKeeping(stores, people, turns, database, ids, clock);
    return new ChatRoom(providers, stores.chats(), keeping, new ChatTelling(stores, people),
        new RecentlyMet(new JdbiRecentCast(database), cast.marked()), turns, ghostwriting,
        new PromptInspection(stores, people, turns, writers.tokens(), database, ids, clock),
        new TurnRoutes(turns, ghostwriting, providers.models()),
        new ChatBelongings(stores, keeping, turns, cast.characters()), journal);
  }

  /** Whether that chat is that user's. */
  boolean isOf(UserId user, UUID chat) {
    return store.ownerOf(new ChatId(chat)).filter(user::equals).isPresent();
  }

  /** Ends the turns that the last stop broke off; before anyone may ask for them. */
  void recover() {
    int broken = turns.recover();
    if (broken > 0)
      LOG.log(System.Logger.Level.INFO, "closed {0} turns that the last stop broke off", broken);
  }

  void rounds(JobQueue queue) {
    queue.every("chat.cast", FORGETTING, belongings::forgetUnmet);
    queue.every("chat.journal", QUIET, journal::forgetOver);
  }

  List<Routes> routes() {
    return List.of(new ChatRoutes(chats, telling, met, providers.models()), turnRoutes,
        new PromptRoutes(inspection, providers.models()));
  }

  /** Lets turns that run come to their end, for a while. */
  @Override
  public void close() {
    ghostwriting.close();
    turns.drain(TURNS_MAY_FINISH, TURNS_MUST_END);
  }
}
