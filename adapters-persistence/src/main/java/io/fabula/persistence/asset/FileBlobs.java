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
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Blobs as files of a folder, {@code ab/cd/abcd…}: two levels keep each folder small with millions of
 * blobs. A path is made of a checked hash alone, so none leads outside. Several servers may share the
 * folder.
 *
 * <p>A blob that is stored once more gets an empty file beside it whose time says when. Whoever stores leaves
 * that before they look whether the blob is there, and whoever deletes looks for it once more when the blob is
 * out of sight already: so of the two one sees the other.
 */
public final class FileBlobs implements Blobs {
  private static final String AGAIN = ".again";
  private static final String GOING = ".going";
  private static final String DRAFT = ".part";

  private final Path folder;

  public FileBlobs(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public BlobId put(byte[] bytes) {
    BlobId id = BlobId.of(bytes);
    Path place = place(id);
    try {
      if (Files.exists(place)) touch(beside(place, AGAIN));
      if (size(place) == bytes.length) return id;
      Path shelf = place.getParent();
      Files.createDirectories(shelf);
      Path draft = Files.createTempFile(shelf, id.value(), DRAFT);
      try {
        write(draft, bytes);
        if (Files.exists(place)) touch(beside(place, AGAIN));
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
  public boolean delete(BlobId id, Instant unlessAgainSince) {
    Path place = place(id);
    Path going = beside(place, GOING);
    try {
      if (!time(beside(place, AGAIN)).isBefore(unlessAgainSince)) return false;
      Files.move(place, going, StandardCopyOption.ATOMIC_MOVE);
      if (!time(beside(place, AGAIN)).isBefore(unlessAgainSince)) {
        bringBack(going, place);
        return false;
      }
      Files.deleteIfExists(going);
      Files.deleteIfExists(beside(place, AGAIN));
      return true;
    } catch (NoSuchFileException absent) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("blob not deleted: " + id.value(), e);
    }
  }

  private static void bringBack(Path going, Path place) throws IOException {
    if (Files.exists(place)) Files.deleteIfExists(going);
    else Files.move(going, place, StandardCopyOption.ATOMIC_MOVE);
  }

  /** What a server left half done that died long ago is put right on the way. */
  @Override
  public void each(Instant storedBefore, Consumer<BlobId> one) {
    if (!Files.isDirectory(folder)) return;
    try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (!time(file).isBefore(storedBefore)) continue;
        if (name.endsWith(DRAFT)) Files.deleteIfExists(file);
        else if (name.endsWith(GOING)) bringBack(file, place(new BlobId(name.replace(GOING, ""))));
        else
          if (!name.endsWith(AGAIN) && time(beside(file, AGAIN)).isBefore(storedBefore))
            one.accept(new BlobId(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("blobs not listed", e);
    }
  }

  private static Path beside(Path place, String ending) {
    return place.resolveSibling(place.getFileName() + ending);
  }

  /** Until it stays: who deletes the blob takes this file along. */
  private static void touch(Path file) throws IOException {
    while (true) {
      try {
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        return;
      } catch (NoSuchFileException takenAlong) {
        Thread.onSpinWait();
      }
    }
  }

  /** In bytes; less than nothing where there is none, or no more. */
  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException absent) {
      return -1;
    }
  }

  /** When it was last written; the beginning of time where there is none, or no more. */
  private static Instant time(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException absent) {
      return Instant.MIN;
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
