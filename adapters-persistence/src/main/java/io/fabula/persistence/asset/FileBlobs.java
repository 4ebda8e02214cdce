package io.fabula.persistence.asset;

import io.fabula.domain.asset.BlobId;
import io.fabula.domain.asset.Blobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Blobs as files of a folder, {@code ab/cd/abcd…}: two levels keep each folder small with millions of
 * blobs. A path is made of a checked hash alone, so none leads outside. Several servers may share the
 * folder.
 */
public final class FileBlobs implements Blobs {
  private final Path folder;

  public FileBlobs(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public BlobId put(byte[] bytes) {
    BlobId id = BlobId.of(bytes);
    Path place = place(id);
    try {
      if (Files.exists(place) && Files.size(place) == bytes.length) return id;
      Path shelf = place.getParent();
      Files.createDirectories(shelf);
      Path draft = Files.createTempFile(shelf, id.value(), ".part");
      try {
        write(draft, bytes);
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
      // the names of new files and folders are durable only when their folders are
      for (Path level = shelf; level.startsWith(folder); level = level.getParent()) sync(level);
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException("blob not stored: " + id.value(), e);
    }
  }

  @Override
  public Optional<byte[]> find(BlobId id) {
    try {
      return Optional.of(Files.readAllBytes(place(id)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("blob not read: " + id.value(), e);
    }
  }

  @Override
  public void delete(BlobId id) {
    try {
      Files.deleteIfExists(place(id));
    } catch (IOException e) {
      throw new UncheckedIOException("blob not deleted: " + id.value(), e);
    }
  }

  private Path place(BlobId id) {
    String hash = id.value();
    return folder.resolve(hash.substring(0, 2)).resolve(hash.substring(2, 4)).resolve(hash);
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) channel.write(rest);
      channel.force(true);
    }
  }

  private static void sync(Path directory) throws IOException {
    // Windows opens no folders and needs no such thing
    if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) return;
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
