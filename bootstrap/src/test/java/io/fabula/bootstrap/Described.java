package io.fabula.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The server's description of itself, and whether what the server does is so. */
record Described(JsonNode document) {
  private static final Set<String> KNOWN = Set.of("$ref", "type", "format", "properties", "required", "items",
      "additionalProperties", "enum", "const", "anyOf", "minLength", "maxLength", "minimum", "maximum",
      "maxItems", "description");

  JsonNode operation(String id) {
    for (JsonNode path : document.path("paths")) {
      for (JsonNode operation : path) if (operation.path("operationId").asText().equals(id)) return operation;
    }
    throw new AssertionError("not described: " + id);
  }

  JsonNode schema(String name) {
    JsonNode schema = document.at("/components/schemas").path(name);
    assertThat(schema.isMissingNode()).as(name).isFalse();
    return schema;
  }

  /** Fails where the answer has a status, a media type or a member that is not described so. */
  Answered tells(String operation, Answered answer) {
    JsonNode responses = operation(operation).path("responses");
    String status = Integer.toString(answer.status());
    assertThat(answer.status() / 100 != 2 || responses.has(status)).as(operation + " " + status).isTrue();
    String type = answer.header("Content-Type").orElse("").replaceAll(";.*", "");
    JsonNode content = responses.path(responses.has(status) ? status : "default").path("content");
    assertThat(content.has(type)).as(operation + " answers " + type + ": " + answer.text()).isTrue();
    assertThat(faults(answer.json(), content.path(type).path("schema"), ""))
        .as(operation + " " + answer.text()).isEmpty();
    return answer;
  }

  /** What of a value is not as its schema has it; every member that is sent has to be described. */
  List<String> faults(JsonNode value, JsonNode schema, String at) {
    schema.fieldNames().forEachRemaining(word -> assertThat(KNOWN).contains(word));
    if (schema.has("$ref")) return faults(value, document.at(schema.path("$ref").asText().substring(1)), at);
    var faults = new ArrayList<String>();
    if (schema.has("anyOf")) {
      List<String> least = null;
      for (JsonNode choice : schema.path("anyOf")) {
        List<String> found = faults(value, choice, at);
        if (least == null || found.size() < least.size()) least = found;
        if (found.isEmpty()) return found;
      }
      return least;
    }
    if (schema.has("type") && !types(schema).contains(type(value))) {
      faults.add(at + " is " + type(value) + " where " + schema.path("type") + " is meant");
      return faults;
    }
    if (schema.has("const") && !schema.path("const").equals(value)) faults.add(at + " is " + value);
    if (schema.has("enum") && !contains(schema.path("enum"), value)) faults.add(at + " is " + value);
    if (value.isTextual()) text(value.asText(), schema, at, faults);
    for (int i = 0; value.isArray() && i < value.size(); i++)
      faults.addAll(faults(value.get(i), schema.path("items"), at + "/" + i));
    if (value.isObject()) members(value, schema, at, faults);
    return faults;
  }

  private void members(JsonNode value, JsonNode schema, String at, List<String> faults) {
    for (JsonNode name : schema.path("required"))
      if (!value.has(name.asText())) faults.add(at + "/" + name.asText() + " is missing");
    JsonNode others = schema.path("additionalProperties");
    value.properties().forEach(member -> {
      String here = at + "/" + member.getKey();
      JsonNode described = schema.path("properties").path(member.getKey());
      if (!described.isMissingNode()) faults.addAll(faults(member.getValue(), described, here));
      else if (others.isObject()) faults.addAll(faults(member.getValue(), others, here));
      else if (schema.has("properties") && !others.asBoolean()) faults.add(here + " is not described");
    });
  }

  private static void text(String text, JsonNode schema, String at, List<String> faults) {
    try {
      switch (schema.path("format").asText()) {
        case "date-time" -> Instant.parse(text);
        case "uuid" -> UUID.fromString(text);
        default -> {
        }
      }
    } catch (RuntimeException none) {
      faults.add(at + " is no " + schema.path("format").asText() + ": " + text);
    }
  }

  private static List<String> types(JsonNode schema) {
    var types = new ArrayList<String>();
    if (schema.path("type").isTextual()) types.add(schema.path("type").asText());
    for (JsonNode type : schema.path("type")) types.add(type.asText());
    if (types.contains("number")) types.add("integer");
    return types;
  }

  private static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      default -> "null";
    };
  }

  private static boolean contains(JsonNode all, JsonNode one) {
    for (JsonNode each : all) if (each.equals(one)) return true;
    return false;
  }
}
