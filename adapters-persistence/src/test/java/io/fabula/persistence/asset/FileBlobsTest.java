package io.fabula.persistence.asset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.asset.BlobId;
import io.fabula.domain.asset.Blobs;
import io.fabula.domain.asset.BlobsContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobsTest implements BlobsContract {
  @TempDir
  Path folder;

  @Override
  public Blobs subject() {
    return new FileBlobs(folder.resolve("blobs"));
  }

  @Test
  void blobs_outlive_the_store_that_wrote_them() {
    BlobId id = subject().put("kept".getBytes(UTF_8));

    assertThat(subject().find(id)).hasValue("kept".getBytes(UTF_8));
  }

  @Test
  void only_whole_files_under_their_own_names_are_left() throws IOException {
    Blobs blobs = subject();
    IntStream.range(0, 50).parallel().forEach(i -> blobs.put(("blob " + i % 10).getBytes(UTF_8)));

    try (var files = Files.walk(folder).filter(FileBlobsTest::isBlob)) {
      assertThat(files.toList()).hasSize(10).allSatisfy(file -> {
        String name = BlobId.of(Files.readAllBytes(file)).value();
        assertThat(file).endsWith(Path.of(name.substring(0, 2), name.substring(2, 4), name));
      });
    }
  }

  /** Those that came again have an empty file beside them. */
  private static boolean isBlob(Path file) {
    return Files.isRegularFile(file) && !file.toString().endsWith(".again");
  }

  @Test
  void what_a_dead_server_left_half_done_is_put_right() throws IOException {
    Path kept = file(subject().put("kept".getBytes(UTF_8)));
    Files.move(kept, kept.resolveSibling(kept.getFileName() + ".going"));
    Path draft = Files.createFile(kept.resolveSibling(kept.getFileName() + "7.part"));

    subject().each(Instant.now().plusSeconds(60), blob -> {});

    assertThat(kept).hasContent("kept");
    assertThat(draft).doesNotExist();
  }

  private Path file(BlobId id) {
    return folder.resolve("blobs").resolve(id.value().substring(0, 2)).resolve(id.value().substring(2, 4))
        .resolve(id.value());
  }

  @Test
  void a_file_cut_short_by_a_fault_is_mended_by_the_next_put() throws IOException {
    BlobId id = subject().put("whole".getBytes(UTF_8));
    Path file = file(id);
    Files.writeString(file, "wh");

    subject().put("whole".getBytes(UTF_8));

    assertThat(subject().find(id)).hasValue("whole".getBytes(UTF_8));
  }
}
