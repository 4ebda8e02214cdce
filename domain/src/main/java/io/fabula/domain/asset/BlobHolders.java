package io.fabula.domain.asset;

import io.fabula.domain.account.UserId;
import java.util.Set;

/**
 * What points at blobs, of any room: faces, cards, uploaded pictures, files that wait for a job. A smaller
 * picture is held by what holds the one that it was made of.
 */
public interface BlobHolders {
  /** Those that something of a user's points at. */
  Set<BlobId> of(UserId user);

  /** Those among these that anything points at. */
  Set<BlobId> held(Set<BlobId> among);
}
