package io.fabula.domain.settings;

import static io.fabula.domain.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.SharedError;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link SettingsOfUsers} keep to. */
public interface SettingsOfUsersContract {
  SettingsOfUsers subject();

  /** A user who exists, another one with every call. */
  UserId user();

  @Test
  default void who_chose_nothing_has_the_standard_settings() {
    UserId user = user();

    assertThat(subject().of(user)).isEqualTo(UserSettings.standard(user));
  }

  @Test
  default void every_setting_is_kept() {
    UserId user = user();
    UserId other = user();
    UserSettings chosen = UserSettings.standard(user)
        .with(new General(Optional.of("ko-KR"), ZoneId.of("Asia/Seoul")))
        .with(new Theme(Theme.Mode.DARK, Optional.of("바다 🌊"), 1.25))
        .with(new Notices(false, false, true,
            Optional.of(new Notices.Quiet(LocalTime.of(22, 30), LocalTime.of(7, 0)))))
        .with(new Subscription(Subscription.Plan.PRO, Optional.of(HandClock.START)))
        .with(new ModelSettings(ModelId.parse("open-router/vendor/model:free"), Optional.of(0.000_01),
            Optional.of(0.9), Optional.of(300), Optional.of(8_192), new ModelSettings.Memory(false, false)));

    UserSettings saved = subject().save(chosen);
    subject().save(UserSettings.standard(other));

    assertThat(saved).isEqualTo(chosen.next());
    assertThat(subject().of(user)).isEqualTo(saved);
    assertThat(subject().of(other)).isEqualTo(UserSettings.standard(other).next());
    UserSettings back = subject().save(saved.with(Theme.STANDARD).with(General.STANDARD));
    assertThat(subject().of(user)).isEqualTo(back);
  }

  @Test
  default void a_change_of_what_somebody_else_changed_is_refused() {
    UserId user = user();
    UserSettings first = subject().of(user);
    UserSettings second = subject().save(first);

    assertRefused(SharedError.Overtaken.failure("settings"), () -> subject().save(first));
    subject().save(second);
    assertRefused(SharedError.Overtaken.failure("settings"), () -> subject().save(second));
  }
}
