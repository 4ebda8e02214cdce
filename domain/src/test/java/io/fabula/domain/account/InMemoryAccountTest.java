package io.fabula.domain.account;

import io.fabula.domain.account.leaving.Departures;
import io.fabula.domain.account.leaving.DeparturesContract;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.UnitOfWork;
import org.junit.jupiter.api.Nested;

class InMemoryAccountTest {
  private final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();
  private final InMemoryUsers users = new InMemoryUsers(unit);
  private final SpentProofs proofs = new InMemorySpentProofs(unit);
  private final OneTimeTokens links = new InMemoryOneTimeTokens(unit);
  private final InMemoryLinkedLogins linked = new InMemoryLinkedLogins(unit);
  private final Attempts attempts = new InMemoryAttempts(unit);
  private final Sessions sessions = new InMemorySessions(unit);

  @Nested
  class UsersTest implements UsersContract {
    @Override
    public Users subject() {
      return users;
    }

    @Override
    public Nicknames nicknames() {
      return users;
    }

    @Override
    public UnitOfWork unit() {
      return unit;
    }
  }

  @Nested
  class DeparturesTest implements DeparturesContract {
    @Override
    public Departures subject() {
      return users;
    }

    @Override
    public Users users() {
      return users;
    }

    @Override
    public People people() {
      return users;
    }

    @Override
    public Nicknames nicknames() {
      return users;
    }
  }

  @Nested
  class PeopleTest implements PeopleContract {
    @Override
    public People subject() {
      return users;
    }

    @Override
    public Users users() {
      return users;
    }
  }

  @Nested
  class SessionsTest implements SessionsContract {
    @Override
    public Sessions subject() {
      return sessions;
    }

    @Override
    public UnitOfWork unit() {
      return unit;
    }

    @Override
    public UserId user() {
      return UserFixtures.anyone().snapshot().id();
    }
  }

  @Nested
  class SpentProofsTest implements SpentProofsContract {
    @Override
    public SpentProofs subject() {
      return proofs;
    }

    @Override
    public UnitOfWork unit() {
      return unit;
    }
  }

  @Nested
  class OneTimeTokensTest implements OneTimeTokensContract {
    @Override
    public OneTimeTokens subject() {
      return links;
    }

    @Override
    public UserId user() {
      return UserFixtures.anyone().snapshot().id();
    }
  }

  @Nested
  class LinkedLoginsTest implements LinkedLoginsContract, SignInAttemptsContract {
    @Override
    public InMemoryLinkedLogins subject() {
      return linked;
    }

    @Override
    public UserId user() {
      return UserFixtures.anyone().snapshot().id();
    }
  }

  @Nested
  class AttemptsTest implements AttemptsContract {
    @Override
    public Attempts subject() {
      return attempts;
    }
  }
}
