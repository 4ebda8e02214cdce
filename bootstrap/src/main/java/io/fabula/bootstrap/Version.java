package io.fabula.bootstrap;

import java.util.Optional;

/** Which Fabula this is, from the jar it was packed in. */
final class Version {
  private Version() {}

  static String text() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("unpacked");
  }
}
