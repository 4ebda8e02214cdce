package io.fabula.rest.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabula.domain.shared.PageRequest;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Method;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Surface;
import io.fabula.rest.http.Upload;
import io.fabula.rest.http.Uploads;
import io.fabula.rest.json.JsonFormat;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The description of the server in OpenAPI 3.1, made from the route table when first asked for. */
final class OpenApi {
  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+)}");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final List<Route<?>> routes;
  private final String version;
  private final Schemas schemas;
  private volatile byte[] json;

  OpenApi(List<Route<?>> routes, String version) {
    this.routes = routes;
    this.version = version;
    this.schemas = new Schemas(routes.stream().filter(Route::takesJson).map(Route::body).toList(),
        routes.stream().flatMap(OpenApi::views).toList());
  }

  private static Stream<Type> views(Route<?> route) {
    return Stream.of(route.answer().view().stream(), route.answer().others().stream().map(Answer.Other::view),
        Stream.of(route.surface().refusalType())).flatMap(type -> type);
  }

  synchronized byte[] json() {
    if (json == null) json = JsonFormat.write(document());
    return json;
  }

  private ObjectNode document() {
    ObjectNode document = NODES.objectNode().put("openapi", "3.1.0");
    document.putObject("info").put("title", "Fabula").put("version", version)
        .put("description", "A backend for AI character chat and interactive stories.");
    document.putArray("servers").addObject().put("url", "/api");
    ObjectNode paths = document.putObject("paths");
    for (Route<?> route : routes) {
      ObjectNode path = paths.withObjectProperty(route.path());
      path.set(route.method().name().toLowerCase(java.util.Locale.ROOT), operation(route));
    }
    ObjectNode components = document.putObject("components");
    components.set("schemas", schemas.definitions());
    components.putObject("securitySchemes").putObject("bearer").put("type", "http").put("scheme", "bearer")
        .put("bearerFormat", "JWT");
    return document;
  }

  private ObjectNode operation(Route<?> route) {
    ObjectNode operation = NODES.objectNode()
        .put("operationId", route.operation())
        .put("summary", route.summary())
        .put("x-access", route.access().word());
    operation.putArray("tags").add(route.operation().substring(0, route.operation().indexOf('.')));
    ArrayNode security = operation.putArray("security");
    if (route.access().needsToken()) security.addObject().putArray("bearer");
    parameters(route, operation.putArray("parameters"));
    body(route).ifPresent(body -> operation.set("requestBody", body));
    responses(route, operation.putObject("responses"));
    return operation;
  }

  private void parameters(Route<?> route, ArrayNode parameters) {
    Matcher names = PARAMETER.matcher(route.path());
    while (names.find()) {
      ObjectNode parameter = parameters.addObject().put("name", names.group(1)).put("in", "path")
          .put("required", true);
      parameter.putObject("schema").put("type", "string");
    }
    for (Route.Query query : route.queries()) parameters.add(query(query));
    if (route.answer().list()) {
      parameters.add(pageSize());
      parameters.add(query(new Route.Query("start_cursor", "next_cursor of the page before; also as cursor",
          Optional.empty(), false)));
    }
    if (route.creates())
      parameters.add(header("Idempotency-Key", "repeats with the same key get the first answer"));
    if (route.method() != Method.GET && route.method() != Method.POST) {
      parameters.add(header("If-Match", "the version that is meant to be changed"));
    }
    if (route.method() == Method.GET && route.answer().events().isPresent())
      parameters.add(header("Last-Event-ID", "the last event that was read; what came after it is told"));
    if (route.answer().other(202).isPresent())
      parameters.add(header("Prefer", "respond-async to be answered at once, with 202"));
  }

  private static ObjectNode pageSize() {
    ObjectNode parameter = NODES.objectNode().put("name", "page_size").put("in", "query")
        .put("description", "also as limit");
    parameter.putObject("schema").put("type", "integer").put("minimum", 1)
        .put("maximum", PageRequest.MAX_SIZE).put("default", PageRequest.DEFAULT_SIZE);
    return parameter;
  }

  private static ObjectNode query(Route.Query query) {
    ObjectNode parameter = NODES.objectNode().put("name", query.name()).put("in", "query")
        .put("description", query.description());
    ObjectNode schema = parameter.putObject("schema").put("type", query.repeated() ? "array" : "string");
    if (query.repeated()) schema.putObject("items").put("type", "string");
    query.values().ifPresent(values -> values.forEach(schema.withArrayProperty("enum")::add));
    return parameter;
  }

  private static ObjectNode header(String name, String description) {
    ObjectNode parameter = NODES.objectNode().put("name", name).put("in", "header").put("description",
        description);
    parameter.putObject("schema").put("type", "string");
    return parameter;
  }

  private Optional<ObjectNode> body(Route<?> route) {
    if (route.body() == Void.class) return Optional.empty();
    ObjectNode body = NODES.objectNode().put("required", true);
    ObjectNode content = body.putObject("content");
    if (route.body() == Uploads.class) {
      ObjectNode files = content.putObject("multipart/form-data").putObject("schema").put("type", "object")
          .putObject("properties").putObject("file").put("type", "array");
      files.putObject("items").put("type", "string").put("format", "binary");
      content.putObject("application/zip").putObject("schema").put("type", "string").put("format", "binary");
    } else if (route.body() == Upload.class) {
      ObjectNode form = content.putObject("multipart/form-data").putObject("schema").put("type", "object");
      form.putObject("properties").putObject("file").put("type", "string").put("format", "binary");
      form.putArray("required").add("file");
      content.putObject("application/json").putObject("schema").put("type", "object");
    } else {
      content.putObject("application/json").set("schema", schemas.of(route.body()));
    }
    return Optional.of(body);
  }

  private void responses(Route<?> route, ObjectNode responses) {
    Answer answer = route.answer();
    ObjectNode good = responses.putObject(Integer.toString(answer.status())).put("description", "Done");
    answer.mediaType().ifPresent(type -> {
      ObjectNode schema = answer.view().map(view -> answer.list() ? page(schemas.of(view)) : schemas.of(view))
          .orElseGet(() -> NODES.objectNode().put("type", "string").put("format", "binary"));
      good.withObjectProperty("content").putObject(type).set("schema", shaped(route.surface(), schema));
    });
    answer.events().ifPresent(events -> good.withObjectProperty("content").putObject("text/event-stream")
        .putObject("schema").put("type", "string").put("description", events));
    for (Answer.Other other : answer.others()) {
      responses.putObject(Integer.toString(other.status())).put("description", other.when())
          .putObject("content").putObject("application/json")
          .set("schema", shaped(route.surface(), schemas.of(other.view())));
    }
    ObjectNode bad = responses.putObject("default").put("description", "A problem");
    bad.putObject("content").putObject(route.surface().refusalMediaType())
        .set("schema", schemas.of(route.surface().refusalType()));
  }

  private static ObjectNode shaped(Surface surface, ObjectNode schema) {
    if (surface == Surface.BASE) return schema;
    ObjectNode envelope = NODES.objectNode().put("type", "object");
    ObjectNode properties = envelope.putObject("properties");
    properties.putObject("success").put("const", true);
    properties.putObject("message").put("type", "string");
    properties.set("data", schema);
    envelope.putArray("required").add("success").add("message").add("data");
    return envelope;
  }

  private static ObjectNode page(ObjectNode item) {
    ObjectNode page = NODES.objectNode().put("type", "object");
    ObjectNode properties = page.putObject("properties");
    properties.putObject("object").put("const", "list");
    properties.putObject("results").put("type", "array").set("items", item);
    properties.putObject("has_more").put("type", "boolean");
    properties.putObject("next_cursor").putArray("type").add("string").add("null");
    page.putArray("required").add("object").add("results").add("has_more").add("next_cursor");
    return page;
  }
}
