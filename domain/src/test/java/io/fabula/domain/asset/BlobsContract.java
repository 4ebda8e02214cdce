package io.fabula.domain.asset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.AtOnce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link Blobs} keeps to. */
public interface BlobsContract {
  Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

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

    assertThat(blobs.delete(id, LONG_AGO)).isTrue();
    assertThat(blobs.delete(id, LONG_AGO)).isTrue();

    assertThat(blobs.find(id)).isEmpty();
  }

  @Test
  default void what_was_stored_again_lately_stays() {
    Blobs blobs = subject();
    BlobId id = blobs.put("popular".getBytes(UTF_8));
    blobs.put("popular".getBytes(UTF_8));

    assertThat(blobs.delete(id, LONG_AGO)).isFalse();
    assertThat(blobs.find(id)).hasValue("popular".getBytes(UTF_8));

    assertThat(blobs.delete(id, Instant.now().plusSeconds(60))).isTrue();
    assertThat(blobs.find(id)).isEmpty();
    blobs.put("popular".getBytes(UTF_8));
    assertThat(blobs.delete(id, LONG_AGO)).isTrue();
  }

  @Test
  default void who_stores_while_it_is_deleted_finds_it() {
    Blobs blobs = subject();
    for (int round = 0; round < 50; round++) {
      byte[] bytes = ("contested " + round).getBytes(UTF_8);
      BlobId id = blobs.put(bytes);

      AtOnce.run(4, i -> i == 0 ? blobs.delete(id, LONG_AGO) : blobs.put(bytes).equals(id));

      assertThat(blobs.find(id)).hasValue(bytes);
    }
  }

  @Test
  default void those_that_were_stored_before_a_moment_are_told() {
    Blobs blobs = subject();
    BlobId one = blobs.put("one".getBytes(UTF_8));
    BlobId other = blobs.put("other".getBytes(UTF_8));
    blobs.put("other".getBytes(UTF_8));
    var told = new ArrayList<BlobId>();

    blobs.each(LONG_AGO, told::add);
    assertThat(told).isEmpty();
    blobs.each(Instant.now().plusSeconds(60), told::add);
    assertThat(told).contains(one, other).doesNotHaveDuplicates();
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
