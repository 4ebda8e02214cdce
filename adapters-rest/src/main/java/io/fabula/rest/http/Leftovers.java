package io.fabula.rest.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/**
 * What is left of a body that nobody wants. A connection that is closed while its sender still sends
 * takes the answer with it, so the rest is read and dropped, as long as it comes, up to a bound.
 */
final class Leftovers {
  private static final long DROPPED_MAX = 64 << 20;
  private static final int PAUSE_MILLIS = 5;
  private static final int PAUSES_MAX = 40;

  private Leftovers() {}

  static void drop(HttpServletRequest request) {
    // whoever asks first will not send
    if (request.getHeader("Expect") != null) return;
    try {
      ServletInputStream in = request.getInputStream();
      long declared = request.getContentLengthLong();
      long left = declared < 0 ? DROPPED_MAX : Math.min(declared, DROPPED_MAX);
      for (int pauses = 0; pauses < PAUSES_MAX && left > 0 && !in.isFinished();) {
        int ready = in.available();
        if (ready > 0) {
          left -= in.skip(ready);
          pauses = 0;
        } else {
          Thread.sleep(PAUSE_MILLIS);
          pauses++;
        }
      }
    } catch (IOException gone) {
      // nobody is left to answer
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
