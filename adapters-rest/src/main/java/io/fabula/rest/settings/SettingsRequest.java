package io.fabula.rest.settings;

import io.fabula.domain.settings.General;
import io.fabula.domain.settings.ModelSettings;
import io.fabula.domain.settings.Notices;
import io.fabula.domain.settings.Subscription;
import io.fabula.domain.settings.Theme;
import io.fabula.domain.settings.UserSettings;
import io.fabula.domain.shared.Fault;
import io.fabula.domain.shared.SharedError;
import io.fabula.rest.json.CodePoints;
import io.fabula.rest.json.Patch;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Any part of the settings; null puts a part, or a field of it, back to the standard. */
public record SettingsRequest(Patch<SubscriptionRequest> subscription, Patch<ThemeRequest> theme,
    Patch<NotificationRequest> notification, Patch<GeneralRequest> general) {
  private static final int WORD_MAX = 64;

  public record GeneralRequest(Patch<@CodePoints(max = WORD_MAX) String> language,
      Patch<@CodePoints(max = WORD_MAX) String> timezone) {
    General over(General now) {
      var faults = new ArrayList<Fault>();
      Optional<ZoneId> zone = SharedError.Invalid.gather(faults,
          () -> timezone.map(General::zone).over(now.zone(), General.STANDARD.zone()));
      Optional<General> next = SharedError.Invalid.gather(faults,
          () -> new General(language.over(now.language()), zone.orElse(now.zone())));
      SharedError.Invalid.throwIfAny(faults);
      return next.orElseThrow();
    }
  }

  public record ThemeRequest(Patch<Theme.Mode> mode, Patch<@CodePoints(max = Theme.ACCENT_MAX) String> accent,
      Patch<Double> fontScale) {
    Theme over(Theme now) {
      return new Theme(mode.over(now.mode(), Theme.STANDARD.mode()), accent.over(now.accent()),
          fontScale.over(now.fontScale(), Theme.STANDARD.fontScale()));
    }
  }

  /**
   * @param start as {@code 22:30}
   * @param end as {@code 07:00}
   */
  public record QuietRequest(@NotBlank String start, @NotBlank String end) {
    Notices.Quiet quiet() {
      var faults = new ArrayList<Fault>();
      Optional<LocalTime> from = SharedError.Invalid.gather(faults, () -> time("quiet_hours.start", start));
      Optional<LocalTime> to = SharedError.Invalid.gather(faults, () -> time("quiet_hours.end", end));
      SharedError.Invalid.throwIfAny(faults);
      return new Notices.Quiet(from.orElseThrow(), to.orElseThrow());
    }

    private static LocalTime time(String field, String text) {
      try {
        if (text.matches("\\d\\d:\\d\\d")) return LocalTime.parse(text);
      } catch (DateTimeParseException later) {
        throw SharedError.Invalid.failure(field, "settings.bad_time");
      }
      throw SharedError.Invalid.failure(field, "settings.bad_time");
    }
  }

  public record NotificationRequest(Patch<Boolean> email, Patch<Boolean> push, Patch<Boolean> marketing,
      Patch<@jakarta.validation.Valid QuietRequest> quietHours) {
    Notices over(Notices now) {
      Notices standard = Notices.STANDARD;
      return new Notices(email.over(now.email(), standard.email()), push.over(now.push(), standard.push()),
          marketing.over(now.marketing(), standard.marketing()),
          quietHours.map(QuietRequest::quiet).over(now.quiet()));
    }
  }

  /**
   * @param renewsAt taken from admins alone: to users it is what came of their payments
   */
  public record SubscriptionRequest(Patch<Subscription.Plan> plan, Patch<String> renewsAt) {
    Subscription chosen(Subscription now) {
      return now.choose(plan.over(now.plan(), Subscription.STANDARD.plan()));
    }

    Subscription granted(Subscription now) {
      return new Subscription(plan.over(now.plan(), Subscription.STANDARD.plan()),
          renewsAt.map(SubscriptionRequest::instant).over(now.renewsAt()));
    }

    private static Instant instant(String text) {
      try {
        return Instant.parse(text);
      } catch (DateTimeParseException none) {
        throw SharedError.Invalid.failure("renews_at", "shared.wrong_type", "instant");
      }
    }
  }

  public record MemoryRequest(Patch<Boolean> summary, Patch<Boolean> notes) {
    ModelSettings.Memory over(ModelSettings.Memory now) {
      return new ModelSettings.Memory(summary.over(now.summary(), true), notes.over(now.notes(), true));
    }
  }

  /** How replies are drawn. */
  public record ModelRequest(Patch<@CodePoints(max = 200) String> model, Patch<Double> temperature,
      Patch<Double> topP, Patch<Integer> maxTokens, Patch<Integer> contextTokens,
      Patch<MemoryRequest> memory) {}

  /** All parts over what there is, every fault of every part named at once. */
  UserSettings over(UserSettings now, boolean granting) {
    var faults = new ArrayList<Fault>();
    UserSettings next = now;
    next = part(faults, "theme", next, s -> s.with(theme.map(sent -> sent.over(s.theme()))
        .over(s.theme(), Theme.STANDARD)));
    next = part(faults, "notification", next, s -> s.with(notification.map(sent -> sent.over(s.notices()))
        .over(s.notices(), Notices.STANDARD)));
    next = part(faults, "general", next, s -> s.with(general.map(sent -> sent.over(s.general()))
        .over(s.general(), General.STANDARD)));
    next = part(faults, "subscription", next, s -> s.with(subscription
        .map(sent -> granting ? sent.granted(s.subscription()) : sent.chosen(s.subscription()))
        .over(s.subscription(), Subscription.STANDARD)));
    SharedError.Invalid.throwIfAny(faults);
    return next;
  }

  private static UserSettings part(List<Fault> faults, String name, UserSettings now,
      UnaryOperator<UserSettings> change) {
    var inside = new ArrayList<Fault>();
    Supplier<UserSettings> changed = () -> change.apply(now);
    Optional<UserSettings> next = SharedError.Invalid.gather(inside, changed);
    inside.forEach(fault -> faults.add(new Fault(name + "." + fault.field(), fault.messageKey(),
        fault.arguments())));
    return next.orElse(now);
  }
}
