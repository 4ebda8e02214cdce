package io.fabula.domain.asset;

import io.fabula.domain.account.UserId;
import java.time.Instant;

/**
 * A picture that a user uploaded. Its bytes lie in the blob store, where others may have stored the same.
 *
 * @param blob the bytes as they are kept, which need not be those that were sent
 * @param mediaType of those bytes
 * @param bytes how many
 * @param width in pixels
 * @param height in pixels
 */
public record Asset(AssetId id, UserId owner, BlobId blob, String mediaType, long bytes, int width,
    int height,
    Instant createdAt) {
  /** An uploaded face, as {@link Pictures#squared} made it. */
  public static Asset portrait(AssetId id, UserId owner, byte[] portrait, Instant now) {
    return new Asset(id, owner, BlobId.of(portrait), Pictures.MEDIA_TYPE, portrait.length,
        Rendition.AVATAR.side(), Rendition.AVATAR.side(), now);
  }
}
