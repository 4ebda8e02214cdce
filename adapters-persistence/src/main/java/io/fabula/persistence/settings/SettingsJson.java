package io.fabula.persistence.settings;

import io.fabula.domain.account.UserId;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.settings.General;
import io.fabula.domain.settings.ModelSettings;
import io.fabula.domain.settings.Notices;
import io.fabula.domain.settings.Subscription;
import io.fabula.domain.settings.Theme;
import io.fabula.domain.settings.UserSettings;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.json.JsonTrees;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Settings as JSON; what is absent is left out. */
final class SettingsJson {
  private SettingsJson() {}

  static String write(UserSettings settings) {
    var json = new LinkedHashMap<String, Json>();
    settings.general().language().ifPresent(tag -> text(json, "language", tag));
    text(json, "timezone", settings.general().zone().getId());
    text(json, "mode", settings.theme().mode().name());
    settings.theme().accent().ifPresent(name -> text(json, "accent", name));
    decimal(json, "font_scale", Optional.of(settings.theme().fontScale()));
    flag(json, "email", settings.notices().email());
    flag(json, "push", settings.notices().push());
    flag(json, "marketing", settings.notices().marketing());
    settings.notices().quiet().ifPresent(quiet -> {
      text(json, "quiet_from", quiet.start().toString());
      text(json, "quiet_to", quiet.end().toString());
    });
    text(json, "plan", settings.subscription().plan().name());
    settings.subscription().renewsAt().ifPresent(at -> text(json, "renews_at", at.toString()));
    models(json, settings.models());
    return JsonTrees.write(new Json.Obj(json));
  }

  private static void models(Map<String, Json> json, ModelSettings models) {
    models.model().ifPresent(model -> text(json, "model", model.toString()));
    decimal(json, "temperature", models.temperature());
    decimal(json, "top_p", models.topP());
    models.maxTokens().ifPresent(count -> json.put("max_tokens", Json.Num.of(count)));
    models.contextTokens().ifPresent(count -> json.put("context_tokens", Json.Num.of(count)));
    flag(json, "summary", models.memory().summary());
    flag(json, "notes", models.memory().notes());
  }

  private static void text(Map<String, Json> json, String name, String value) {
    json.put(name, new Json.Str(value));
  }

  private static void flag(Map<String, Json> json, String name, boolean value) {
    json.put(name, new Json.Bool(value));
  }

  private static void decimal(Map<String, Json> json, String name, Optional<Double> value) {
    value.ifPresent(number -> json.put(name, new Json.Num(Double.toString(number))));
  }

  static UserSettings read(UserId user, String text, long version) {
    var json = (Json.Obj) JsonTrees.parse(text);
    return new UserSettings(user,
        new General(json.text("language"), ZoneId.of(json.text("timezone").orElseThrow())),
        new Theme(Theme.Mode.valueOf(json.text("mode").orElseThrow()), json.text("accent"),
            decimal(json, "font_scale").orElseThrow()),
        new Notices(flag(json, "email"), flag(json, "push"), flag(json, "marketing"),
            json.text("quiet_from").map(start -> new Notices.Quiet(LocalTime.parse(start),
                LocalTime.parse(json.text("quiet_to").orElseThrow())))),
        new Subscription(Subscription.Plan.valueOf(json.text("plan").orElseThrow()),
            json.text("renews_at").map(Instant::parse)),
        new ModelSettings(json.text("model").flatMap(ModelId::parse), decimal(json, "temperature"),
            decimal(json, "top_p"), json.integer("max_tokens"), json.integer("context_tokens"),
            new ModelSettings.Memory(flag(json, "summary"), flag(json, "notes"))),
        version);
  }

  private static boolean flag(Json.Obj json, String name) {
    return json.bool(name).orElseThrow();
  }

  private static Optional<Double> decimal(Json.Obj json, String name) {
    return json.get(name).map(number -> Double.parseDouble(((Json.Num) number).literal()));
  }
}
