package io.fabula.rest.settings;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.settings.General;
import io.fabula.domain.settings.ModelSettings;
import io.fabula.domain.settings.Notices;
import io.fabula.domain.settings.Subscription;
import io.fabula.domain.settings.Theme;
import io.fabula.domain.settings.UserSettings;
import io.fabula.rest.json.Names;
import java.time.Instant;
import java.util.List;

/** The settings of one user. */
public record SettingsView(String object, String id, SubscriptionView subscription, ThemeView theme,
    NotificationView notification, GeneralView general) {
  /**
   * @param features what the plan adds to what everybody has: nothing that there is costs anything
   */
  public record SubscriptionView(String plan, Instant renewsAt, List<String> features) {
    static SubscriptionView of(Subscription subscription) {
      return new SubscriptionView(Names.word(subscription.plan()), subscription.renewsAt().orElse(null),
          List.of());
    }
  }

  public record ThemeView(String mode, String accent, double fontScale) {
    static ThemeView of(Theme theme) {
      return new ThemeView(Names.word(theme.mode()), theme.accent().orElse(null), theme.fontScale());
    }
  }

  public record QuietView(String start, String end) {}

  public record NotificationView(boolean email, boolean push, boolean marketing, QuietView quietHours) {
    static NotificationView of(Notices notices) {
      return new NotificationView(notices.email(), notices.push(), notices.marketing(), notices.quiet()
          .map(quiet -> new QuietView(quiet.start().toString(), quiet.end().toString())).orElse(null));
    }
  }

  public record GeneralView(String language, String timezone) {
    static GeneralView of(General general) {
      return new GeneralView(general.language().orElse(null), general.zoneId());
    }
  }

  public record MemoryView(boolean summary, boolean notes) {}

  public record ModelView(String model, Double temperature, Double topP, Integer maxTokens,
      Integer contextTokens, MemoryView memory) {
    static ModelView of(ModelSettings models) {
      return new ModelView(models.model().map(ModelId::toString).orElse(null),
          models.temperature().orElse(null), models.topP().orElse(null), models.maxTokens().orElse(null),
          models.contextTokens().orElse(null),
          new MemoryView(models.memory().summary(), models.memory().notes()));
    }
  }

  static SettingsView of(UserSettings settings) {
    return new SettingsView("settings", settings.user().toString(),
        SubscriptionView.of(settings.subscription()), ThemeView.of(settings.theme()),
        NotificationView.of(settings.notices()), GeneralView.of(settings.general()));
  }
}
