package io.fabula.example;

import io.fabula.domain.asset.BlobId;
import io.fabula.domain.asset.Blobs;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Blobs that nobody reads without the key: AES-GCM (NIST SP 800-38D) over a map of yours. */
public final class SealedBlobs implements Blobs {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private record Sealed(byte[] bytes, Instant last, boolean again) {}

  private final Map<BlobId, Sealed> sealed = new ConcurrentHashMap<>();
  private final SecureRandom chance = new SecureRandom();
  private final SecretKey key;

  public SealedBlobs(SecretKey key) {
    this.key = key;
  }

  @Override
  public BlobId put(byte[] bytes) {
    BlobId id = BlobId.of(bytes);
    Instant now = Instant.now();
    sealed.compute(id, (same, kept) -> kept == null
        ? new Sealed(seal(bytes), now, false)
        : new Sealed(kept.bytes, now, true));
    return id;
  }

  @Override
  public Optional<byte[]> find(BlobId id) {
    return Optional.ofNullable(sealed.get(id)).map(kept -> open(kept.bytes));
  }

  @Override
  public boolean delete(BlobId id, Instant unlessAgainSince) {
    return sealed.computeIfPresent(id,
        (same, kept) -> kept.again && !kept.last.isBefore(unlessAgainSince) ? kept : null) == null;
  }

  @Override
  public void each(Instant storedBefore, Consumer<BlobId> one) {
    sealed.forEach((id, kept) -> {
      if (kept.last.isBefore(storedBefore)) one.accept(id);
    });
  }

  private byte[] seal(byte[] bytes) {
    byte[] nonce = new byte[NONCE_BYTES];
    chance.nextBytes(nonce);
    byte[] secret = ciphered(Cipher.ENCRYPT_MODE, nonce, bytes);
    return ByteBuffer.allocate(nonce.length + secret.length).put(nonce).put(secret).array();
  }

  private byte[] open(byte[] bytes) {
    byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
    return ciphered(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length));
  }

  private byte[] ciphered(int mode, byte[] nonce, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("a blob cannot be sealed or opened", broken);
    }
  }
}
