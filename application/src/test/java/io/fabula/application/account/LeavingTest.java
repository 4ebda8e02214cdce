package io.fabula.application.account;

import static io.fabula.domain.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.AccountError;
import io.fabula.domain.account.Caller;
import io.fabula.domain.account.InMemorySessions;
import io.fabula.domain.account.InMemoryUsers;
import io.fabula.domain.account.Role;
import io.fabula.domain.account.User;
import io.fabula.domain.account.UserFixtures;
import io.fabula.domain.mail.InMemoryOutbox;
import io.fabula.domain.mail.Letter;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.InMemoryAnsweredRequests;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LeavingTest {
  private static final String PASSWORD = "correct horse";

  private final HandClock clock = new HandClock();
  private final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();
  private final InMemoryUsers users = new InMemoryUsers(unit);
  private final InMemoryOutbox outbox = new InMemoryOutbox(unit);
  private final List<String> done = new ArrayList<>();
  private final Caller caller = someone();
  private int faults;

  private Caller someone() {
    User user = UserFixtures.anyone();
    user.changePassword(new Reversing().hash(PASSWORD), HandClock.START);
    users.add(user);
    return new Caller(user.snapshot().id(), Role.USER);
  }

  private Leaving leaving() {
    Belongings room = user -> {
      done.add("look");
      return () -> {
        if (faults-- > 0) throw new IllegalStateException("a fault");
        done.add("part");
      };
    };
    return new Leaving(new Leaving.Stores(users, users, new InMemorySessions(unit), outbox,
        new InMemoryAnsweredRequests()), List.of(room, room, user -> () -> users.remove(user)),
        new Reversing(), unit, clock);
  }

  @Test
  void every_room_looks_before_the_first_one_parts() {
    outbox.add(Letter.ask(IdFixtures.fresh(), "account.verify_email",
        users.find(caller.id()).orElseThrow().snapshot().email().value(), Locale.KOREAN, clock.instant()));

    leaving().leave(caller, PASSWORD);

    assertThat(done).containsExactly("look", "look", "part", "part");
    assertThat(users.find(caller.id())).isEmpty();
    assertThat(users.leaving(9)).isEmpty();
    assertThat(outbox.claim(clock.pass(Duration.ofDays(1)), clock.instant())).isEmpty();
  }

  @Test
  void what_breaks_off_is_finished_later_and_the_user_is_gone_all_the_same() {
    faults = 1;
    Leaving leaving = leaving();

    leaving.leave(caller, PASSWORD);

    assertThat(users.find(caller.id())).isEmpty();
    assertThat(users.leaving(9)).containsExactly(caller.id());
    leaving.finish();
    assertThat(users.leaving(9)).isEmpty();
    assertThat(done).containsExactly("look", "look", "look", "look", "part", "part");
  }

  @Test
  void a_fault_with_one_holds_up_nobody_else() {
    Caller other = someone();
    Leaving leaving = leaving();
    users.leave(caller.id(), clock.instant());
    users.leave(other.id(), clock.pass(Duration.ofSeconds(1)));
    faults = 1;

    leaving.finish();

    assertThat(users.leaving(9)).containsExactly(caller.id());
  }

  @Test
  void without_the_password_nothing_happens() {
    assertRefused(AccountError.WrongPassword.failure(), () -> leaving().leave(caller, "not this one"));

    assertThat(users.find(caller.id())).isPresent();
    assertThat(done).isEmpty();
  }
}
