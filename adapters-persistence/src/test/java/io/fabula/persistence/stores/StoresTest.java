package io.fabula.persistence.stores;

import io.fabula.domain.account.Attempts;
import io.fabula.domain.account.AttemptsContract;
import io.fabula.domain.account.LinkedLoginsContract;
import io.fabula.domain.account.Nicknames;
import io.fabula.domain.account.People;
import io.fabula.domain.account.PeopleContract;
import io.fabula.domain.account.OneTimeTokens;
import io.fabula.domain.account.OneTimeTokensContract;
import io.fabula.domain.account.Sessions;
import io.fabula.domain.account.SessionsContract;
import io.fabula.domain.account.SignInAttemptsContract;
import io.fabula.domain.account.SpentProofs;
import io.fabula.domain.account.SpentProofsContract;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Users;
import io.fabula.domain.account.UsersContract;
import io.fabula.domain.account.leaving.Departures;
import io.fabula.domain.account.leaving.DeparturesContract;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterListsContract;
import io.fabula.domain.character.Characters;
import io.fabula.domain.character.CharactersContract;
import io.fabula.domain.character.Definition;
import io.fabula.domain.job.JobQueue;
import io.fabula.domain.job.JobQueueContract;
import io.fabula.domain.job.Jobs;
import io.fabula.domain.job.JobsContract;
import io.fabula.domain.mail.Outbox;
import io.fabula.domain.mail.OutboxContract;
import io.fabula.domain.memory.MemoryNotes;
import io.fabula.domain.memory.MemoryNotesContract;
import io.fabula.domain.persona.Personas;
import io.fabula.domain.persona.PersonasContract;
import io.fabula.domain.settings.SettingsOfUsers;
import io.fabula.domain.settings.SettingsOfUsersContract;
import io.fabula.domain.shared.AnsweredRequests;
import io.fabula.domain.shared.AnsweredRequestsContract;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.UnitOfWork;
import io.fabula.domain.shared.UnitOfWorkContract;
import io.fabula.persistence.account.JdbiAttempts;
import io.fabula.persistence.account.JdbiDepartures;
import io.fabula.persistence.account.JdbiLinkedLogins;
import io.fabula.persistence.account.JdbiOneTimeTokens;
import io.fabula.persistence.account.JdbiSessions;
import io.fabula.persistence.account.JdbiSpentProofs;
import io.fabula.persistence.account.JdbiUsers;
import io.fabula.persistence.answered.JdbiAnsweredRequests;
import io.fabula.persistence.character.JdbiCharacters;
import io.fabula.persistence.chat.JdbiCastSnapshots;
import io.fabula.persistence.job.DbSchedulerJobQueue;
import io.fabula.persistence.job.JdbiJobs;
import io.fabula.persistence.mail.JdbiOutbox;
import io.fabula.persistence.memory.JdbiMemoryNotes;
import io.fabula.persistence.persona.JdbiPersonas;
import io.fabula.persistence.settings.JdbiSettingsOfUsers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;

/** The contracts of the stores, whatever the database. */
abstract class StoresTest {
  abstract TestStores stores();

  @Nested
  class UnitOfWorkTest implements UnitOfWorkContract {
    private final JdbiCastSnapshots marks = new JdbiCastSnapshots(stores().database);

    @Override
    public UnitOfWork subject() {
      return stores().database;
    }

    @Override
    public void write(String mark) {
      marks.keep(new CharacterId(UUID.fromString(mark)), 1, Definition.named("written"));
    }

    @Override
    public boolean written(String mark) {
      return marks.find(new CharacterId(UUID.fromString(mark)), 1).isPresent();
    }
  }

  @Nested
  class AnsweredRequestsTest implements AnsweredRequestsContract {
    private final AnsweredRequests requests = new JdbiAnsweredRequests(stores().database);

    @Override
    public AnsweredRequests subject() {
      return requests;
    }
  }

  @Nested
  class UsersTest implements UsersContract {
    @Override
    public Users subject() {
      return new JdbiUsers(stores().database);
    }

    @Override
    public Nicknames nicknames() {
      return new JdbiUsers(stores().database);
    }

    @Override
    public UnitOfWork unit() {
      return stores().database;
    }
  }

  @Nested
  class DeparturesTest implements DeparturesContract {
    @Override
    public Departures subject() {
      return new JdbiDepartures(stores().database);
    }

    @Override
    public Users users() {
      return new JdbiUsers(stores().database);
    }

    @Override
    public People people() {
      return new JdbiUsers(stores().database);
    }

    @Override
    public Nicknames nicknames() {
      return new JdbiUsers(stores().database);
    }
  }

  @Nested
  class PeopleTest implements PeopleContract {
    @Override
    public People subject() {
      return new JdbiUsers(stores().database);
    }

    @Override
    public Users users() {
      return new JdbiUsers(stores().database);
    }
  }

  @Nested
  class SettingsOfUsersTest implements SettingsOfUsersContract {
    @Override
    public SettingsOfUsers subject() {
      return new JdbiSettingsOfUsers(stores().database);
    }

    @Override
    public UserId user() {
      return stores().newUser();
    }
  }

  @Nested
  class SessionsTest implements SessionsContract {
    private final Sessions sessions = new JdbiSessions(stores().database, stores().clock);

    @Override
    public Sessions subject() {
      return sessions;
    }

    @Override
    public UnitOfWork unit() {
      return stores().database;
    }

    @Override
    public UserId user() {
      return stores().newUser();
    }
  }

  @Nested
  class PersonasTest implements PersonasContract {
    @Override
    public Personas subject() {
      return new JdbiPersonas(stores().database);
    }

    @Override
    public UserId owner() {
      return stores().newUser();
    }

    @Override
    public UnitOfWork unit() {
      return stores().database;
    }
  }

  @Nested
  class CharactersTest implements CharactersContract, CharacterListsContract {
    @Override
    public Characters subject() {
      return new JdbiCharacters(stores().database);
    }

    @Override
    public UserId owner() {
      return stores().newUser();
    }
  }

  @Nested
  class JobsTest implements JobsContract {
    @Override
    public Jobs subject() {
      return new JdbiJobs(stores().database);
    }

    @Override
    public UserId owner() {
      return stores().newUser();
    }
  }

  @Nested
  class JobQueueTest implements JobQueueContract {
    private int nodes;

    @Override
    public JobQueue newQueue() {
      return new DbSchedulerJobQueue(stores().database, ++nodes);
    }

    @Override
    public UnitOfWork unit() {
      return stores().database;
    }
  }

  @Nested
  class SpentProofsTest implements SpentProofsContract {
    @Override
    public SpentProofs subject() {
      return new JdbiSpentProofs(stores().database);
    }

    @Override
    public UnitOfWork unit() {
      return stores().database;
    }
  }

  @Nested
  class OneTimeTokensTest implements OneTimeTokensContract {
    @Override
    public OneTimeTokens subject() {
      return new JdbiOneTimeTokens(stores().database);
    }

    @Override
    public UserId user() {
      return stores().newUser();
    }
  }

  @Nested
  class OutboxTest implements OutboxContract {
    private static final AtomicInteger DAYS = new AtomicInteger();

    @Override
    public Outbox subject() {
      return new JdbiOutbox(stores().database);
    }

    @Override
    public UnitOfWork unit() {
      return stores().database;
    }

    @Override
    public Instant day() {
      return HandClock.START.plus(Duration.ofDays(DAYS.incrementAndGet()));
    }
  }

  @Nested
  class LinkedLoginsTest implements LinkedLoginsContract, SignInAttemptsContract {
    @Override
    public JdbiLinkedLogins subject() {
      return new JdbiLinkedLogins(stores().database);
    }

    @Override
    public UserId user() {
      return stores().newUser();
    }
  }

  @Nested
  class AttemptsTest implements AttemptsContract {
    @Override
    public Attempts subject() {
      return new JdbiAttempts(stores().database);
    }
  }

  @Nested
  class MemoryNotesTest implements MemoryNotesContract {
    @Override
    public MemoryNotes subject() {
      return new JdbiMemoryNotes(stores().database);
    }

    @Override
    public UserId owner() {
      return stores().newUser();
    }

    @Override
    public UUID chatOf(UserId owner) {
      return stores().newChat(owner).value();
    }
  }
}
