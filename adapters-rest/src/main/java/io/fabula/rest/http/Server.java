package io.fabula.rest.http;

import io.fabula.domain.account.AccessToken;
import io.fabula.rest.json.Bodies;
import io.fabula.rest.json.JsonFormat;
import io.fabula.rest.openapi.Pages;
import io.fabula.rest.security.Addresses;
import io.fabula.rest.security.Cors;
import io.fabula.rest.security.Limiter;
import io.fabula.rest.stream.EventStreams;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server: binds the route table under {@code /} and {@code /api}, and serves the pages. */
public final class Server implements AutoCloseable {
  /** A reader that stalls must be felt: with the kernel's own buffers it could be megabytes behind. */
  private static final int SEND_BUFFER = 64 * 1024;
  /** Thousands may come at once; whom the queue has no place for waits a second to try again. */
  private static final int ACCEPT_QUEUE = 8_192;
  /** The longest message fits the address in any language: 10,000 characters of nine bytes, escaped. */
  private static final int REQUEST_HEAD = 128 * 1024;
  private static final int THREADS = 64;
  private static final int THREADS_LEAST = 4;
  /** The others are for what Jetty itself has to do. */
  private static final int THREADS_FOR_REQUESTS = 32;
  private static final Duration CONNECTION_IDLE = Duration.ofSeconds(30);
  private static final System.Logger LOG = System.getLogger(Server.class.getName());

  private final EventStreams streams = new EventStreams();
  private final RouteTable table;
  private final Cors cors;
  private final Limits limits;
  private final Dispatch dispatch;
  private final Javalin javalin;
  private String host;
  private int port;

  /** What the server is made of, from outside. */
  public record Parts(Function<String, Optional<AccessToken>> tokens,
      Idempotency idempotency, Limiter general, Limiter sensitive, Addresses addresses, Cors cors,
      Limits limits, String version) {}

  public Server(Parts parts, List<Routes> rooms) {
    this.table = new RouteTable(rooms);
    this.cors = parts.cors();
    this.limits = parts.limits();
    this.dispatch = new Dispatch(
        new Dispatch.Tools(parts.tokens(), new Bodies(), parts.idempotency(), parts.general(),
            parts.sensitive(), parts.addresses(), streams, parts.limits()));
    var pages = new Pages(table.routes(), parts.version());
    this.javalin = Javalin.create(config -> configure(config, parts, pages));
  }

  private void configure(JavalinConfig config, Parts parts, Pages pages) {
    config.startup.showJavalinBanner = false;
    config.concurrency.useVirtualThreads = true;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = parts.limits().batch() + UploadReading.OVERHEAD;
    config.jetty.threadPool = threads();
    config.jetty.addConnector(this::connector);
    // tokens differ from connection to connection: a cache of header lines only costs
    config.jetty.modifyHttpConfiguration(http -> {
      http.setHeaderCacheSize(0);
      http.setRequestHeaderSize(REQUEST_HEAD);
      // what they name is looked for, and not found
      http.setUriCompliance(http.getUriCompliance().with("ids of any bytes", Violation.BAD_UTF8_ENCODING,
          Violation.TRUNCATED_UTF8_ENCODING, Violation.ILLEGAL_PATH_CHARACTERS));
    });
    config.jetty.modifyServer(jetty -> jetty.setErrorHandler(new Unrouted()));
    config.jetty.modifyServletContextHandler(handler -> {
      handler.setMaxFormKeys(UploadReading.PARTS_MAX);
      handler.setErrorHandler(new Unrouted());
    });
    config.routes.before(context -> begin(context));
    bind(config);
    pages.bind(config);
    config.routes.exception(HttpResponseException.class, this::refused);
    config.routes.exception(Exception.class, this::failed);
    config.router.javaLangErrorHandler((response, error) -> {
      LOG.log(System.Logger.Level.ERROR, "a request failed", error);
      response.setStatus(500);
    });
  }

  /**
   * Most requests are over at once, and a thread that is there and warm serves them for less than a virtual
   * one that is made for each. While many wait, for a commit or for somebody who reads slowly, the others
   * run on virtual threads, of which there may be any number: so nobody's waiting holds up the rest.
   */
  private static QueuedThreadPool threads() {
    var pool = new QueuedThreadPool(THREADS, THREADS_LEAST);
    pool.setName("http");
    pool.setDaemon(true);
    pool.setReservedThreads(0);
    pool.setVirtualThreadsExecutor(request -> {
      if (pool.getBusyThreads() < THREADS_FOR_REQUESTS) pool.execute(request);
      else Thread.startVirtualThread(request);
    });
    return pool;
  }

  /** Made by hand, for what Javalin makes can no longer be tuned when it is reached. */
  private ServerConnector connector(org.eclipse.jetty.server.Server server, HttpConfiguration http) {
    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    connector.setAcceptedSendBufferSize(SEND_BUFFER);
    connector.setIdleTimeout(CONNECTION_IDLE.toMillis());
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    return connector;
  }

  private void begin(Context context) {
    String id = Dispatch.requestId(context.header(Dispatch.REQUEST_ID));
    context.attribute(Dispatch.REQUEST_ID, id);
    context.header(Dispatch.REQUEST_ID, id);
    context.header("X-Content-Type-Options", "nosniff");
    org.slf4j.MDC.put("request_id", id);
    cors.answer(context);
  }

  private void bind(JavalinConfig config) {
    for (Route<?> route : table.routes()) {
      for (String prefix : route.surface().prefixes()) {
        add(config, HandlerType.findOrCreate(route.method().name()), prefix + route.path(), route);
        if (route.method() == Method.GET) add(config, HandlerType.HEAD, prefix + route.path(), route);
      }
    }
    Set<String> paths = new HashSet<>();
    for (Route<?> route : table.routes()) {
      if (!paths.add(route.path())) continue;
      for (String prefix : route.surface().prefixes()) {
        config.routes.addEndpoint(Endpoint.create(HandlerType.OPTIONS, prefix + route.path())
            .handler(context -> context.status(204).header("Allow", table.methods(route.path()))));
      }
    }
  }

  private void add(JavalinConfig config, HandlerType method, String path, Route<?> route) {
    boolean open = path.contains("{");
    config.routes.addEndpoint(Endpoint.create(method, path).handler(context -> {
      if (open) table.requireNotFixed(context);
      dispatch.handle(context, route);
    }));
  }

  private void refused(HttpResponseException refusal, Context context) {
    switch (refusal.getStatus()) {
      case 404 -> failed(HttpFailure.noSuchPath(), context);
      case 405 -> failed(HttpFailure.methodNotAllowed(table.methods(context, refusal)), context);
      case 413 -> failed(HttpFailure.tooLarge(limits.card()), context);
      default -> failed(refusal, context);
    }
  }

  private void failed(Exception cause, Context context) {
    String id = context.attribute(Dispatch.REQUEST_ID);
    var problem = Problems.of(cause, Messages.locale(context.header("Accept-Language")), id);
    problem.headers().forEach(context::header);
    var surface = Surface.ofRequest(context.path());
    context.status(problem.status()).contentType(surface.refusalMediaType())
        .result(JsonFormat.write(surface.refusal(problem.view())));
  }

  public void start(String host, int port) {
    this.host = host;
    this.port = port;
    javalin.start();
  }

  public int port() {
    return javalin.port();
  }

  /** Lets readers have their last events; turns must have ended before. */
  public void drain(Duration atMost) {
    streams.drain(atMost);
  }

  @Override
  public void close() {
    streams.close();
    javalin.stop();
  }

  /** For tests and the description: all routes. */
  public List<Route<?>> routes() {
    return table.routes();
  }
}
