package io.fabula.rest.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body of a length that nobody declared, refused where it passes its limit or breaks off. */
final class CappedStream extends FilterInputStream {
  private final long limit;
  private long read;

  CappedStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) {
    try {
      int some = super.read(bytes, from, length);
      count(Math.max(0, some));
      return some;
    } catch (IOException e) {
      throw UploadReading.broken(e);
    }
  }

  private void count(int more) {
    read += more;
    if (read > limit) throw HttpFailure.tooLarge(limit);
  }
}
