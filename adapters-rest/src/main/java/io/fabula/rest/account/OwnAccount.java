package io.fabula.rest.account;

import io.fabula.application.account.AccountKeeping;
import io.fabula.application.account.Faces;
import io.fabula.domain.account.User;
import io.fabula.domain.account.Username;
import io.fabula.domain.shared.Fault;
import io.fabula.domain.shared.SharedError;
import io.fabula.rest.http.Call;
import io.fabula.rest.json.CodePoints;
import io.fabula.rest.json.Patch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What callers say of themselves, at either of the addresses that take it. */
public final class OwnAccount {
  public record UpdateUserRequest(Patch<String> username, Patch<@CodePoints(max = 200) String> nickname,
      Patch<@CodePoints(max = 200) String> name, Patch<Integer> age,
      Patch<@CodePoints(max = User.BIO_MAX) String> bio, Patch<UUID> avatarAssetId) {}

  private final AccountKeeping accounts;
  private final Faces faces;

  public OwnAccount(AccountKeeping accounts, Faces faces) {
    this.accounts = accounts;
    this.faces = faces;
  }

  User.Snapshot update(Call call, UpdateUserRequest body) {
    return accounts.update(call.caller(), call.expectedVersion(),
        (user, now) -> apply(call, body, user, now));
  }

  /** Faults of all fields come before a picture that is not there. */
  private void apply(Call call, UpdateUserRequest body, User user, Instant now) {
    var faults = new ArrayList<Fault>();
    edit(faults, () -> body.username().ifSent(name -> user.rename(new Username(name.orElse("")), now)));
    edit(faults, () -> body.nickname().ifSent(name -> user.callThem(name, now)));
    edit(faults, () -> body.name().ifSent(name -> user.nameThem(name, now)));
    edit(faults, () -> body.age().ifSent(age -> user.turn(age, now)));
    edit(faults, () -> body.bio().ifSent(bio -> user.describe(bio, now)));
    SharedError.Invalid.throwIfAny(faults);
    body.avatarAssetId().ifSent(asset -> user.wear(asset.map(id -> faces.own(call.caller(), id)), now));
  }

  private static void edit(List<Fault> faults, Runnable change) {
    SharedError.Invalid.gather(faults, () -> {
      change.run();
      return true;
    });
  }
}
