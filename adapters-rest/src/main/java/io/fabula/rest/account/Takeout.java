package io.fabula.rest.account;

import io.fabula.domain.account.Caller;
import java.io.IOException;

/** A room that has something to give to a user who takes everything of theirs along. */
public interface Takeout {
  /** Packs what is the caller's, in the form in which its routes show it, and nothing of anybody else's. */
  void pack(Caller caller, Parcel parcel) throws IOException;
}
