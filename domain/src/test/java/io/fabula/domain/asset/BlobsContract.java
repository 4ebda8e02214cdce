package io.fabula.domain.asset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link Blobs} keeps to. */
public interface BlobsContract {
  Blobs subject();

  @Test
  default void what_is_put_is_found_to_the_byte() {
    Blobs blobs = subject();
    byte[] bytes = new byte[100_000];
    new Random(7).nextBytes(bytes);

    assertThat(blobs.find(blobs.put(bytes))).hasValue(bytes);
  }

  @Test
  default void the_same_bytes_have_the_same_id_and_may_come_again() {
    Blobs blobs = subject();

    BlobId first = blobs.put("twice".getBytes(UTF_8));
    BlobId second = blobs.put("twice".getBytes(UTF_8));

    assertThat(second).isEqualTo(first).isEqualTo(BlobId.of("twice".getBytes(UTF_8)));
    assertThat(blobs.find(first)).hasValue("twice".getBytes(UTF_8));
  }

  @Test
  default void an_unknown_blob_is_absent() {
    assertThat(subject().find(BlobId.of("never put".getBytes(UTF_8)))).isEmpty();
  }

  @Test
  default void a_deleted_blob_is_gone_and_may_be_deleted_again() {
    Blobs blobs = subject();
    BlobId id = blobs.put("short life".getBytes(UTF_8));

    blobs.delete(id);
    blobs.delete(id);

    assertThat(blobs.find(id)).isEmpty();
  }

  @Test
  default void no_bytes_are_a_blob_too() {
    Blobs blobs = subject();

    assertThat(blobs.find(blobs.put(new byte[0]))).hasValue(new byte[0]);
  }

  @Test
  default void an_array_changed_after_the_fact_changes_no_blob() {
    Blobs blobs = subject();
    byte[] bytes = "kept".getBytes(UTF_8);
    BlobId id = blobs.put(bytes);

    bytes[0] = 'x';
    blobs.find(id).orElseThrow()[1] = 'x';

    assertThat(blobs.find(id)).hasValue("kept".getBytes(UTF_8));
  }
}
