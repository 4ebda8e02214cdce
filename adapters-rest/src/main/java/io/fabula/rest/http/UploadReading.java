package io.fabula.rest.http;

import io.fabula.domain.shared.SharedError;
import io.javalin.http.Context;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpException;

/** Files in the bodies of requests. */
final class UploadReading {
  /** What a form says around its files, and how much a file may be too large and still be told so. */
  static final int OVERHEAD = 64 * 1024;
  /** What is larger waits on the disk. */
  private static final int IN_MEMORY = 64 * 1024;
  /** The most files and fields of a form. */
  static final int PARTS_MAX = 20_000;

  private static final System.Logger LOG = System.getLogger(UploadReading.class.getName());

  private UploadReading() {}

  /** One file, in memory. */
  static Upload one(Context context, long limit) {
    if (!isForm(context)) return new Upload(bounded(context, limit), Optional.empty());
    // a file that is a little too large is read all the same: else the connection would end with it
    openForm(context, limit, (int) limit);
    try {
      Part part = context.req().getPart("file");
      if (part == null) throw SharedError.Invalid.failure("file", "http.no_file");
      if (part.getSize() > limit) throw HttpFailure.tooLarge(limit);
      try (InputStream in = part.getInputStream()) {
        return new Upload(in.readAllBytes(), Optional.ofNullable(part.getSubmittedFileName()));
      } finally {
        part.delete();
      }
    } catch (ServletException | IllegalStateException e) {
      throw refusal(e, limit);
    } catch (IOException e) {
      throw arriving(e) ? broken(e) : new UncheckedIOException(e);
    }
  }

  /** Many files, on the disk; {@link #discard} when the request is over. */
  static Uploads many(Context context, long limit) {
    if (!isForm(context)) {
      long declared = context.req().getContentLengthLong();
      if (declared > limit) throw refused(context, limit);
      return new Uploads(List.of(new Bare(context.req(), limit)));
    }
    openForm(context, limit, IN_MEMORY);
    try {
      List<Uploads.Part> files = context.req().getParts().stream()
          .filter(part -> part.getSubmittedFileName() != null).<Uploads.Part>map(Sent::new).toList();
      if (files.isEmpty()) throw SharedError.Invalid.failure("file", "http.no_file");
      return new Uploads(files);
    } catch (ServletException | IllegalStateException e) {
      throw refusal(e, limit);
    } catch (IOException e) {
      throw arriving(e) ? broken(e) : new UncheckedIOException(e);
    }
  }

  static void discard(Uploads uploads) {
    for (Uploads.Part part : uploads.parts()) {
      try {
        if (part instanceof Sent(var sent)) sent.delete();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A body that is refused where it passes the limit. */
  static byte[] bounded(Context context, long limit) {
    try {
      long declared = context.req().getContentLengthLong();
      if (declared > limit) throw refused(context, limit);
      // where its length is known, no larger array is made than it needs
      long most = declared < 0 ? limit + 1 : declared;
      byte[] raw = context.req().getInputStream().readNBytes((int) most);
      if (raw.length > limit) throw refused(context, limit);
      return raw;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Bodies are taken as they are: unpacked, a small one could be of any size. */
  static void requirePlain(Context context) {
    String encoding = context.header("Content-Encoding");
    if (encoding == null || encoding.strip().equalsIgnoreCase("identity")) return;
    Leftovers.drop(context.req());
    throw HttpFailure.unsupportedEncoding();
  }

  /** Without its parameters; what names none is taken for JSON. */
  static String mediaType(Context context) {
    String type = context.header("Content-Type");
    if (type == null) return "application/json";
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isForm(Context context) {
    return mediaType(context).equals("multipart/form-data");
  }

  private static void openForm(Context context, long limit, int inMemory) {
    if (context.req().getContentLengthLong() > limit + OVERHEAD) throw refused(context, limit);
    context.req().setAttribute(ServletContextRequest.MULTIPART_CONFIG_ELEMENT,
        new MultipartConfigElement("", limit + OVERHEAD, limit + OVERHEAD, inMemory));
  }

  private static HttpFailure refused(Context context, long limit) {
    Leftovers.drop(context.req());
    return HttpFailure.tooLarge(limit);
  }

  private static RuntimeException refusal(Exception failure, long limit) {
    return tooLarge(failure) ? HttpFailure.tooLarge(limit)
        : SharedError.Invalid.failure("file", "http.no_file");
  }

  /** A body that did not come whole, or not as HTTP has it: its sender's fault, if anybody is left to hear. */
  static RuntimeException broken(IOException failure) {
    LOG.log(System.Logger.Level.DEBUG, "a body did not arrive", failure);
    return SharedError.Invalid.failure("body", "http.broken_body");
  }

  /** Whether it failed on its way here, and not on the way to the disk. */
  private static boolean arriving(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof EOFException || cause instanceof HttpException
          || cause instanceof TimeoutException)
        return true;
    }
    return false;
  }

  private static boolean tooLarge(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (message.contains("max") || message.contains("exceed")) return true;
    }
    return false;
  }

  /** A file of a form. */
  private record Sent(Part part) implements Uploads.Part {
    @Override
    public String name() {
      return part.getSubmittedFileName();
    }

    @Override
    public long size() {
      return part.getSize();
    }

    @Override
    public InputStream open() throws IOException {
      return part.getInputStream();
    }
  }

  /** The body itself, which can be read once. */
  private record Bare(HttpServletRequest request, long limit) implements Uploads.Part {
    @Override
    public String name() {
      return "";
    }

    @Override
    public long size() {
      return request.getContentLengthLong();
    }

    @Override
    public InputStream open() throws IOException {
      return new CappedStream(request.getInputStream(), limit);
    }
  }
}
