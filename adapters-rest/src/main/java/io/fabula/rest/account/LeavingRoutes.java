package io.fabula.rest.account;

import static io.fabula.rest.http.Access.USER;

import io.fabula.application.account.AccountKeeping;
import io.fabula.application.account.Leaving;
import io.fabula.domain.account.Caller;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.mapstruct.factory.Mappers;

/** Going for good, and what one takes along. */
public final class LeavingRoutes implements Routes, Takeout {
  public record LeaveRequest(@NotBlank String password) {}

  private final Leaving leaving;
  private final AccountKeeping accounts;
  private final Supplier<List<Takeout>> rooms;
  private final UserViews views = Mappers.getMapper(UserViews.class);

  /**
   * @param rooms all that have something to pack, this one among them
   */
  public LeavingRoutes(Leaving leaving, AccountKeeping accounts, Supplier<List<Takeout>> rooms) {
    this.leaving = leaving;
    this.accounts = accounts;
    this.rooms = rooms;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        Route.delete("/users/me", "account.leave", USER, LeaveRequest.class, this::leave)
            .says("Removes the caller's account and what is theirs; what others rely on stays as nobody's.")
            .guarded(),
        Route.get("/users/me/export", "account.export", USER, Answer.file("application/zip"), this::export)
            .says("All that is the caller's: JSON, cards as files, chats as SillyTavern's JSONL."));
  }

  private Reply leave(Call call, LeaveRequest body) {
    leaving.leave(call.caller(), body.password());
    return Reply.nothing();
  }

  private Reply export(Call call) {
    Caller caller = call.caller();
    return new Reply.Made(out -> {
      var parcel = new Parcel(out);
      for (Takeout room : rooms.get()) room.pack(caller, parcel);
      parcel.finish();
    }, "application/zip", "fabula-export.zip");
  }

  @Override
  public void pack(Caller caller, Parcel parcel) throws IOException {
    parcel.json("account.json", views.view(accounts.me(caller)));
  }
}
