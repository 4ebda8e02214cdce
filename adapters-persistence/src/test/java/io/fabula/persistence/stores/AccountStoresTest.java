package io.fabula.persistence.stores;

import io.fabula.domain.account.Attempts;
import io.fabula.domain.account.AttemptsContract;
import io.fabula.domain.account.LinkedLoginsContract;
import io.fabula.domain.account.Nicknames;
import io.fabula.domain.account.OneTimeTokens;
import io.fabula.domain.account.OneTimeTokensContract;
import io.fabula.domain.account.People;
import io.fabula.domain.account.PeopleContract;
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
import io.fabula.domain.shared.UnitOfWork;
import io.fabula.persistence.account.JdbiAttempts;
import io.fabula.persistence.account.JdbiDepartures;
import io.fabula.persistence.account.JdbiLinkedLogins;
import io.fabula.persistence.account.JdbiOneTimeTokens;
import io.fabula.persistence.account.JdbiSessions;
import io.fabula.persistence.account.JdbiSpentProofs;
import io.fabula.persistence.account.JdbiUsers;
import org.junit.jupiter.api.Nested;

/** The contracts of the account room's stores, whatever the database. */
abstract class AccountStoresTest extends StoresTest {
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
}
