package io.fabula.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.function.Supplier;

/** The folder in which the server keeps what it made itself: keys, its number, blobs, the database. */
final class DataFolder {
  /** Another Fabula works in this folder. */
  static final class InUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InUse(Path folder) {
      super("Another Fabula is running on " + folder.toAbsolutePath()
          + ". Stop it first, or let it do what you want: its page imports cards too.", null, false, false);
    }
  }

  private final Path folder;
  private FileChannel reservation;
  private final SecureRandom chance = new SecureRandom();

  DataFolder(Path folder) {
    this.folder = folder;
    create(folder);
  }

  /** Keeps other programs out until {@link #release}, or until this one is gone. */
  void reserve() {
    try {
      reservation = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
          StandardOpenOption.WRITE);
      if (reservation.tryLock() == null) throw new InUse(folder);
    } catch (OverlappingFileLockException ownProcess) {
      throw new InUse(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void release() {
    try {
      if (reservation != null) reservation.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path blobs() {
    return folder.resolve("blobs");
  }

  /** Where mail goes that no server takes. */
  Path mail() {
    return folder.resolve("mail");
  }

  /** The key that signs access tokens, made at the first start and readable by the owner alone. */
  byte[] jwtKey() {
    return kept("jwt.key", () -> {
      var key = new byte[32];
      chance.nextBytes(key);
      return key;
    });
  }

  /** This server's number among those that share a database. */
  int node() {
    byte[] digits = kept("node", () -> Integer.toString(chance.nextInt(1, Integer.MAX_VALUE))
        .getBytes(StandardCharsets.US_ASCII));
    return Integer.parseInt(new String(digits, StandardCharsets.US_ASCII).strip());
  }

  private byte[] kept(String name, Supplier<byte[]> made) {
    Path file = folder.resolve("keys").resolve(name);
    try {
      if (Files.exists(file)) return Files.readAllBytes(file);
      create(file.getParent());
      Path draft = Files.createTempFile(file.getParent(), name, ".tmp");
      if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
      }
      Files.write(draft, made.get());
      Files.move(draft, file);
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
