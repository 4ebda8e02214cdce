package io.fabula.example;

import io.fabula.domain.asset.Blobs;
import io.fabula.domain.asset.BlobsContract;
import java.security.NoSuchAlgorithmException;
import javax.crypto.KeyGenerator;
import org.junit.jupiter.api.BeforeEach;

class SealedBlobsTest implements BlobsContract {
  private Blobs blobs;

  @BeforeEach
  void make() throws NoSuchAlgorithmException {
    blobs = new SealedBlobs(KeyGenerator.getInstance("AES").generateKey());
  }

  @Override
  public Blobs subject() {
    return blobs;
  }
}
