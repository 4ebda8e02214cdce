package io.fabula.rest.openapi;

import io.fabula.rest.http.Route;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** What is for browsers: the page at {@code /}, the description, and the two readers of it. */
public final class Pages {
  private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; script-src 'self' "
      + "'unsafe-inline'; worker-src 'self' blob:; frame-ancestors 'none'";

  private final OpenApi openApi;

  public Pages(List<Route<?>> routes, String version) {
    this.openApi = new OpenApi(routes, version);
  }

  public void bind(JavalinConfig config) {
    config.staticFiles.enableWebjars();
    config.staticFiles.add(files -> {
      files.hostedPath = "/";
      files.directory = "/web";
      files.location = Location.CLASSPATH;
      files.headers = java.util.Map.of("Cache-Control", "no-cache", "Content-Security-Policy",
          CONTENT_POLICY);
    });
    serve(config, "/openapi.json", this::description);
    serve(config, "/api/openapi.json", this::description);
    serve(config, "/docs", context -> html(context, "swagger.html"));
    serve(config, "/redoc", context -> html(context, "redoc.html"));
  }

  /** HEAD by the same hand: left alone it would know neither the type nor the length. */
  private static void serve(JavalinConfig config, String path, Handler page) {
    config.routes.get(path, page);
    config.routes.head(path, page);
    config.routes.options(path, context -> context.status(204).header("Allow", "GET, HEAD, OPTIONS"));
  }

  private void description(Context context) {
    context.contentType("application/json").result(openApi.json());
  }

  private static void html(Context context, String name) {
    context.header("Content-Security-Policy", CONTENT_POLICY);
    context.contentType("text/html; charset=utf-8").result(resource(name)
        .replace("{swagger}", webjar("org.webjars/swagger-ui"))
        .replace("{redoc}", webjar("org.webjars.npm/redoc")));
  }

  private static String resource(String name) {
    try (InputStream in = Pages.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version stands in the build alone; the jar of the files knows it. */
  private static String webjar(String coordinates) {
    var properties = new Properties();
    try (InputStream in = Pages.class
        .getResourceAsStream("/META-INF/maven/" + coordinates + "/pom.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "/webjars/" + properties.getProperty("artifactId") + "/" + properties.getProperty("version");
  }
}
