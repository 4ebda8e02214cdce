package io.fabula.rest.settings;

import static io.fabula.rest.http.Access.ADMIN;
import static io.fabula.rest.http.Access.USER;

import io.fabula.application.settings.SettingsKeeping;
import io.fabula.domain.account.Caller;
import io.fabula.domain.account.UserId;
import io.fabula.domain.settings.ModelSettings;
import io.fabula.domain.settings.UserSettings;
import io.fabula.rest.account.Parcel;
import io.fabula.rest.account.Takeout;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.settings.SettingsRequest.ModelRequest;
import io.fabula.rest.settings.SettingsRequest.NotificationRequest;
import io.fabula.rest.settings.SettingsRequest.SubscriptionRequest;
import io.fabula.rest.settings.SettingsRequest.ThemeRequest;
import io.fabula.rest.settings.SettingsView.ModelView;
import io.fabula.rest.settings.SettingsView.NotificationView;
import io.fabula.rest.settings.SettingsView.SubscriptionView;
import io.fabula.rest.settings.SettingsView.ThemeView;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** {@code /user/settings}, the same of anybody for admins, and how a user's replies are drawn. */
public final class SettingsRoutes implements Routes, Takeout {
  private static final String OWN = "/user/settings";
  private static final String ANYBODYS = "/users/{user_id}/settings";
  private static final String MODELS = "/users/me/model-settings";

  private final SettingsKeeping settings;

  public SettingsRoutes(SettingsKeeping settings) {
    this.settings = settings;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        own(OWN, "settings.get", SettingsView.class, SettingsView::of),
        Route.put(OWN, "settings.update", USER, SettingsRequest.class, Answer.ok(SettingsView.class),
            putOwn(SettingsView::of, (now, body) -> body.over(now, false)))
            .says("Changes the parts that are sent."),
        own(OWN + "/theme", "settings.theme", ThemeView.class, s -> ThemeView.of(s.theme())),
        Route.put(OWN + "/theme", "settings.updateTheme", USER, ThemeRequest.class,
            Answer.ok(ThemeView.class),
            putOwn(s -> ThemeView.of(s.theme()), (now, body) -> now.with(body.over(now.theme()))))
            .says("Changes how pages look."),
        own(OWN + "/notification", "settings.notification", NotificationView.class,
            s -> NotificationView.of(s.notices())),
        Route.put(OWN + "/notification", "settings.updateNotification", USER, NotificationRequest.class,
            Answer.ok(NotificationView.class), putOwn(s -> NotificationView.of(s.notices()),
                (now, body) -> now.with(body.over(now.notices()))))
            .says("Changes what the caller is told, and how."),
        own(OWN + "/subscription", "settings.subscription", SubscriptionView.class,
            s -> SubscriptionView.of(s.subscription())),
        Route.put(OWN + "/subscription", "settings.updateSubscription", USER, SubscriptionRequest.class,
            Answer.ok(SubscriptionView.class), putOwn(s -> SubscriptionView.of(s.subscription()),
                (now, body) -> now.with(body.chosen(now.subscription()))))
            .says("Chooses a plan; a paid one needs a payment."),
        own(MODELS, "settings.models", ModelView.class, s -> ModelView.of(s.models())),
        Route.put(MODELS, "settings.updateModels", USER, ModelRequest.class, Answer.ok(ModelView.class),
            putOwn(s -> ModelView.of(s.models()), (now, body) -> now.with(drawn(body, now.models()))))
            .says("Changes how replies are drawn where neither chat nor character says it."),
        anybodys(ANYBODYS, "settings.getOf", SettingsView.class, SettingsView::of),
        Route.put(ANYBODYS, "settings.updateOf", ADMIN, SettingsRequest.class, Answer.ok(SettingsView.class),
            putAnybodys(SettingsView::of, (now, body) -> body.over(now, true)))
            .says("Changes the parts that are sent; a plan is granted."),
        anybodys(ANYBODYS + "/subscription", "settings.subscriptionOf", SubscriptionView.class,
            s -> SubscriptionView.of(s.subscription())),
        Route.put(ANYBODYS + "/subscription", "settings.updateSubscriptionOf", ADMIN,
            SubscriptionRequest.class, Answer.ok(SubscriptionView.class),
            putAnybodys(s -> SubscriptionView.of(s.subscription()),
                (now, body) -> now.with(body.granted(now.subscription()))))
            .says("Grants a plan."));
  }

  @Override
  public void pack(Caller caller, Parcel parcel) throws IOException {
    parcel.json("settings.json", SettingsView.of(settings.own(caller)));
    parcel.json("model-settings.json", ModelView.of(settings.own(caller).models()));
  }

  private Route<?> own(String path, String operation, Class<?> type, Function<UserSettings, ?> view) {
    return Route.get(path, operation, USER, Answer.ok(type),
        call -> reply(settings.own(call.caller()), view)).says("The caller's, or the standard ones.");
  }

  private Route<?> anybodys(String path, String operation, Class<?> type, Function<UserSettings, ?> view) {
    return Route.get(path, operation, ADMIN, Answer.ok(type), call -> reply(settings.of(user(call)), view))
        .says("A user's, or the standard ones.");
  }

  private <R> Route.Handling<R> putOwn(Function<UserSettings, ?> view,
      BiFunction<UserSettings, R, UserSettings> edit) {
    return (call, body) -> reply(settings.update(call.caller().id(), call.expectedVersion(),
        now -> edit.apply(now, body)), view);
  }

  private <R> Route.Handling<R> putAnybodys(Function<UserSettings, ?> view,
      BiFunction<UserSettings, R, UserSettings> edit) {
    return (call, body) -> reply(settings.update(user(call), call.expectedVersion(),
        now -> edit.apply(now, body)), view);
  }

  private ModelSettings drawn(ModelRequest sent, ModelSettings now) {
    return new ModelSettings(sent.model().map(settings::offered).over(now.model()),
        sent.temperature().over(now.temperature()), sent.topP().over(now.topP()),
        sent.maxTokens().over(now.maxTokens()), sent.contextTokens().over(now.contextTokens()),
        sent.memory().map(memory -> memory.over(now.memory())).over(now.memory(),
            ModelSettings.STANDARD.memory()));
  }

  private static Reply reply(UserSettings settings, Function<UserSettings, ?> view) {
    return Reply.ok(view.apply(settings)).version(settings.version());
  }

  private static UserId user(Call call) {
    return new UserId(call.id("user_id", "user"));
  }
}
