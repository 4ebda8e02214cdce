package io.fabula.rest.account;

import static io.fabula.rest.http.Access.ADMIN;
import static io.fabula.rest.http.Access.PUBLIC;
import static io.fabula.rest.http.Access.USER;

import io.fabula.application.account.AccountAdministration;
import io.fabula.application.account.Profiles;
import io.fabula.domain.account.Role;
import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.http.ViewValues;
import io.fabula.rest.json.CodePoints;
import io.fabula.rest.json.Patch;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mapstruct.factory.Mappers;

/** {@code /users}: people as others see them, what they have made, and all of them to admins. */
public final class ProfileRoutes implements Routes {
  public record UpdateProfileRequest(Patch<@CodePoints(max = 200) String> nickname,
      Patch<@CodePoints(max = User.BIO_MAX) String> bio, Patch<UUID> avatarAssetId) {}

  public record TestAccountsRequest(
      @NotNull @Min(1) @Max(AccountAdministration.TEST_ACCOUNTS_MAX) Integer count) {}

  /**
   * @param storyCount none, as there are no stories
   */
  public record ProfileView(String id, String object, String nickname, String bio, String avatarUrl,
      long characterCount, long storyCount, Instant createdAt) {
    static ProfileView of(Profiles.Profile profile) {
      User.Snapshot user = profile.user();
      return new ProfileView(user.id().toString(), "profile", user.displayName(), user.bio().orElse(null),
          ViewValues.face(user.face()), profile.characters(), 0, user.createdAt());
    }
  }

  /**
   * @param stories none, as there are no stories
   * @param pointsSpent none, as nothing costs points
   */
  public record StatsView(String object, long characters, long chats, long messages, long stories,
      long likesReceived, long tokens, long pointsSpent) {
    static StatsView of(Profiles.Made made) {
      return new StatsView("stats", made.characters(), made.chats(), made.messages(), 0,
          made.likesReceived(), made.tokens(), 0);
    }
  }

  public record TestAccountView(UserView user, String password) {}

  public record TestAccountsView(List<TestAccountView> results) {}

  private final Profiles profiles;
  private final OwnAccount own;
  private final AccountAdministration administration;
  private final UserViews views = Mappers.getMapper(UserViews.class);

  public ProfileRoutes(Profiles profiles, OwnAccount own, AccountAdministration administration) {
    this.profiles = profiles;
    this.own = own;
    this.administration = administration;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        Route.get("/users/{user_id}/profile", "account.profile", PUBLIC, Answer.ok(ProfileView.class),
            this::profile).says("Somebody as everybody sees them."),
        Route.put("/users/me/profile", "account.updateProfile", USER, UpdateProfileRequest.class,
            Answer.ok(ProfileView.class), this::update).says("Changes the fields that are sent."),
        Route.get("/users/me/stats", "account.stats", USER, Answer.ok(StatsView.class),
            call -> Reply.ok(StatsView.of(profiles.stats(call.caller()))))
            .says("What the caller has made."),
        Route.get("/users", "account.list", ADMIN, Answer.pageOf(UserView.class), this::list)
            .query("q", "what email, username or nickname contain")
            .query("role", "only those with this role: user or admin")
            .says("Everybody, the newest first."),
        Route.post("/users/test-accounts", "account.makeTestAccounts", ADMIN, TestAccountsRequest.class,
            Answer.secret(TestAccountsView.class), this::makeTestAccounts)
            .says("Makes accounts to test with; their passwords are shown this once."));
  }

  private Reply profile(Call call) {
    return Reply.ok(ProfileView.of(profiles.of(new UserId(call.id("user_id", "user")))));
  }

  private Reply update(Call call, UpdateProfileRequest body) {
    User.Snapshot user = own.update(call, new OwnAccount.UpdateUserRequest(Patch.absent(), body.nickname(),
        Patch.absent(), Patch.absent(), body.bio(), body.avatarAssetId()));
    return Reply.ok(ProfileView.of(profiles.profile(user))).version(user.version());
  }

  private Reply list(Call call) {
    return Reply.page(administration.list(call.query("q"), call.queryWord("role", Role.class), call.page()),
        views::view);
  }

  private Reply makeTestAccounts(Call call, TestAccountsRequest body) {
    List<TestAccountView> made = administration.makeTestAccounts(body.count()).stream()
        .map(account -> new TestAccountView(views.view(account.user()), account.password())).toList();
    return new Reply.Body(201, new TestAccountsView(made), Map.of("Cache-Control", "no-store"));
  }
}
