package io.fabula.persistence.stores;

import io.fabula.domain.account.UserId;
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
