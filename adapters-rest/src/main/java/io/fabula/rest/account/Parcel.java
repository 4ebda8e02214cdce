package io.fabula.rest.account;

import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.rest.json.JsonFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip that is filled while it is sent: no more of it than one thing is in memory at a time. */
public final class Parcel {
  private final ZipOutputStream zip;

  Parcel(OutputStream out) {
    this.zip = new ZipOutputStream(out);
  }

  /** One thing, as JSON. */
  public void json(String path, Object view) throws IOException {
    file(path, JsonFormat.write(view));
  }

  public void file(String path, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(path));
    zip.write(bytes);
    zip.closeEntry();
  }

  /** All of a list, as a JSON array. */
  public <T> void list(String path, Function<PageRequest, Page<T>> pages, Function<T, ?> view)
      throws IOException {
    zip.putNextEntry(new ZipEntry(path));
    zip.write('[');
    var between = new String[]{"\n"};
    each(pages, item -> {
      write(between[0]);
      write(view.apply(item));
      between[0] = ",\n";
    });
    zip.write('\n');
    zip.write(']');
    zip.closeEntry();
  }

  /** JSON values that somebody hands over one by one, each on a line of its own. */
  public void lines(String path, Consumer<Consumer<Object>> telling) throws IOException {
    zip.putNextEntry(new ZipEntry(path));
    telling.accept(line -> {
      write(line);
      write("\n");
    });
    zip.closeEntry();
  }

  /** Walks through all of a list. */
  public static <T> void each(Function<PageRequest, Page<T>> pages, Consumer<T> one) {
    Page<T> page = pages.apply(PageRequest.first(PageRequest.MAX_SIZE));
    page.items().forEach(one);
    while (page.next().isPresent()) {
      page = pages.apply(new PageRequest(PageRequest.MAX_SIZE, page.next()));
      page.items().forEach(one);
    }
  }

  private void write(Object view) {
    try {
      zip.write(view instanceof String text ? text.getBytes(StandardCharsets.UTF_8)
          : JsonFormat.write(view));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All is in it. One that is not finished is no zip, so that half of one never looks whole. */
  void finish() throws IOException {
    zip.finish();
  }
}
