package io.fabula.application.account;

import io.fabula.domain.account.Caller;
import io.fabula.domain.account.User;
import java.util.UUID;

/** The pictures that a user may wear: the room of pictures knows them. */
@FunctionalInterface
public interface Faces {
  /** The picture of an asset of the caller's own; any other is not found. */
  User.Face own(Caller caller, UUID asset);
}
