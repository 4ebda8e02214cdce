package io.fabula.domain.character;

import io.fabula.domain.account.UserId;
import io.fabula.domain.asset.BlobId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A character as lists show it. */
public record CharacterSummary(
    CharacterId id,
    String slug,
    Optional<UserId> owner,
    String name,
    Optional<String> tagline,
    List<String> tags,
    Optional<Gender> gender,
    Optional<String> language,
    boolean nsfw,
    Visibility visibility,
    Optional<BlobId> avatar,
    boolean hidden,
    Standing standing,
    long version,
    Instant createdAt,
    Instant updatedAt) {
  public CharacterSummary {
    tags = List.copyOf(tags);
  }

  /** Whom it lets in. */
  public Audience audience() {
    return new Audience(owner, visibility, hidden);
  }
}
