package io.fabula.rest.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream of a length that nobody declared, refused where it passes its limit. */
final class CappedStream extends FilterInputStream {
  private final long limit;
  private long read;

  CappedStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int some = super.read(bytes, from, length);
    count(Math.max(0, some));
    return some;
  }

  private void count(int more) {
    read += more;
    if (read > limit) throw HttpFailure.tooLarge(limit);
  }
}
