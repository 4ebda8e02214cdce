package io.fabula.domain.settings;

import static io.fabula.domain.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.settings.Subscription.Plan;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Fault;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.SharedError;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Nested
  class InMemoryTest implements SettingsOfUsersContract {
    private final SettingsOfUsers settings = new InMemorySettingsOfUsers(new InMemoryUnitOfWork());

    @Override
    public SettingsOfUsers subject() {
      return settings;
    }

    @Override
    public UserId user() {
      return new UserId(IdFixtures.fresh());
    }
  }

  @Test
  void a_zone_is_one_of_a_place() {
    assertThat(General.zone("Asia/Seoul")).isEqualTo(ZoneId.of("Asia/Seoul"));
    assertThat(General.zone("UTC")).isEqualTo(ZoneOffset.UTC);
    for (String none : List.of("+09:00", "Seoul", "asia/seoul", "Z", "", "GMT+9", "../etc")) {
      assertRefused(SharedError.Invalid.failure("timezone", "settings.bad_timezone"),
          () -> General.zone(none));
    }
    for (ZoneId zone : List.of(ZoneId.of("Asia/Seoul"), ZoneOffset.UTC))
      assertThat(General.zone(new General(Optional.empty(), zone).zoneId())).isEqualTo(zone);
  }

  @Test
  void a_language_is_a_tag() {
    for (String tag : List.of("ko", "en-GB", "zh-Hant-TW"))
      assertThat(new General(Optional.of(tag), ZoneOffset.UTC).language()).contains(tag);
    for (String none : List.of("", "k", "korean language", "ko_KR", "한국어")) {
      assertRefused(SharedError.Invalid.failure("language", "settings.bad_language"),
          () -> new General(Optional.of(none), ZoneOffset.UTC));
    }
  }

  @Test
  void letters_stay_readable() {
    for (double scale : new double[]{0.49, 3.01, Double.NaN}) {
      assertRefused(SharedError.Invalid.failure("font_scale", "shared.range", 0.5, 3.0),
          () -> new Theme(Theme.Mode.LIGHT, Optional.empty(), scale));
    }
  }

  @Test
  void every_value_that_no_model_takes_is_named_at_once() {
    Assertions.assertThatThrownBy(() -> new ModelSettings(Optional.empty(), Optional.of(2.1),
        Optional.of(-0.1), Optional.of(0), Optional.of(511), new ModelSettings.Memory(true, true)))
        .isInstanceOfSatisfying(DomainFailure.class,
            failure -> assertThat(((SharedError.Invalid) failure.error()).faults()).extracting(Fault::field)
                .containsExactly("temperature", "top_p", "max_tokens", "context_tokens"));
  }

  @Test
  void a_paid_plan_is_paid_for_and_can_be_left_at_any_time() {
    var granted = new Subscription(Plan.PLUS, Optional.of(HandClock.START));

    assertThat(Subscription.STANDARD.choose(Plan.FREE)).isEqualTo(Subscription.STANDARD);
    assertThat(granted.choose(Plan.PLUS)).isEqualTo(granted);
    assertThat(granted.choose(Plan.FREE)).isEqualTo(Subscription.STANDARD);
    assertRefused(SettingsError.PaymentRequired.failure(Plan.PRO), () -> granted.choose(Plan.PRO));
    assertRefused(SettingsError.PaymentRequired.failure(Plan.PLUS),
        () -> Subscription.STANDARD.choose(Plan.PLUS));
  }
}
