package io.fabula.domain.asset;

class InMemoryBlobsTest implements BlobsContract {
  @Override
  public Blobs subject() {
    return new InMemoryBlobs();
  }
}
