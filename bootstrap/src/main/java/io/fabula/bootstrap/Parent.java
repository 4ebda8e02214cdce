package io.fabula.bootstrap;

import java.io.IOException;

/**
 * The launcher, where it started this process: it holds the other end of standard input. When that
 * closes without a signal before, the launcher was killed, and this process goes with it.
 */
final class Parent {
  private static final int KILLED = 137;

  private Parent() {}

  static void watch() {
    if (Boolean.getBoolean("fabula.launched"))
      Thread.ofPlatform().name("parent").daemon().start(Parent::waitForItsEnd);
  }

  private static void waitForItsEnd() {
    try {
      int read = 0;
      while (read >= 0) read = System.in.read();
    } catch (IOException e) {
      System.err.println("the launcher is gone: " + e.getMessage());
    }
    Runtime.getRuntime().halt(KILLED);
  }
}
