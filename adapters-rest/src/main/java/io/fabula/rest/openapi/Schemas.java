package io.fabula.rest.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabula.domain.shared.Json;
import io.fabula.rest.json.Names;
import io.fabula.rest.json.Patch;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * JSON schemas of requests and views, each record defined once. A request has to have what its constraints ask
 * for, and may leave out all else, or send null there: what that clears only its room knows. A view sends every
 * member, null where there is no value.
 */
final class Schemas {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Set<Class<?>> asked = new LinkedHashSet<>();
  private final Set<Class<?>> told = new LinkedHashSet<>();
  private final Map<Class<?>, String> names = new LinkedHashMap<>();

  /**
   * @param requests what bodies are read as
   * @param views what answers are written from
   */
  Schemas(Collection<? extends Type> requests, Collection<? extends Type> views) {
    requests.forEach(type -> gather(type, asked));
    views.forEach(type -> gather(type, told));
    name();
  }

  private static void gather(Type type, Set<Class<?>> found) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) gather(argument, found);
    } else if (type instanceof Class<?> plain && isDefined(plain) && found.add(plain)) {
      for (RecordComponent part : plain.getRecordComponents()) gather(part.getGenericType(), found);
    }
  }

  private static boolean isDefined(Class<?> type) {
    return type.isRecord() && !Json.class.isAssignableFrom(type);
  }

  /** By its own name where no other has that; else by where it stands too. */
  private void name() {
    var all = new LinkedHashSet<>(asked);
    all.addAll(told);
    for (Class<?> type : all) {
      boolean alone = all.stream().filter(other -> other.getSimpleName().equals(type.getSimpleName()))
          .count() == 1;
      String name = alone ? type.getSimpleName() : placed(type);
      if (names.containsValue(name)) throw new IllegalStateException("two schemas are called " + name);
      names.put(type, name);
    }
  }

  private static String placed(Class<?> type) {
    String room = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
    Class<?> around = type.getEnclosingClass();
    return room + "." + (around == null ? "" : around.getSimpleName() + ".") + type.getSimpleName();
  }

  ObjectNode of(Type type) {
    if (type instanceof Class<?> plain) return plain(plain);
    throw new IllegalStateException("no schema for " + type);
  }

  /** All that can be referred to. */
  ObjectNode definitions() {
    ObjectNode all = NODES.objectNode();
    names.forEach((type, name) -> all.set(name, definition(type)));
    return all;
  }

  private ObjectNode definition(Class<?> type) {
    ObjectNode definition = NODES.objectNode().put("type", "object");
    ObjectNode properties = definition.putObject("properties");
    var required = NODES.arrayNode();
    for (RecordComponent part : type.getRecordComponents()) {
      String name = Names.snake(part.getName());
      AnnotatedType value = part.getAnnotatedType();
      boolean wanted = isWanted(value);
      boolean always = asked.contains(type) ? wanted
          : !part.getAccessor().isAnnotationPresent(JsonInclude.class);
      if (always) required.add(name);
      boolean certain = wanted || part.getType().isPrimitive() || name.equals("object");
      properties.set(name, certain ? of(value) : orNull(of(value)));
    }
    if (!required.isEmpty()) definition.set("required", required);
    return definition;
  }

  private static boolean isWanted(AnnotatedElement value) {
    return value.isAnnotationPresent(NotNull.class) || value.isAnnotationPresent(NotBlank.class);
  }

  private static ObjectNode orNull(ObjectNode schema) {
    if (schema.has("enum")) schema.withArrayProperty("enum").addNull();
    if (schema.path("type").isTextual()) {
      String type = schema.path("type").asText();
      schema.putArray("type").add(type).add("null");
      return schema;
    }
    if (!schema.has("$ref")) return schema;
    ObjectNode either = NODES.objectNode();
    either.putArray("anyOf").add(schema).addObject().put("type", "null");
    return either;
  }

  private ObjectNode of(AnnotatedType value) {
    if (!(value instanceof AnnotatedParameterizedType generic))
      return Constraints.on(value, plain((Class<?>) value.getType()));
    Class<?> raw = (Class<?>) ((ParameterizedType) value.getType()).getRawType();
    AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
    ObjectNode inner = of(arguments[arguments.length - 1]);
    if (raw == Optional.class || raw == Patch.class) return inner;
    ObjectNode schema = NODES.objectNode();
    if (Map.class.isAssignableFrom(raw)) schema.put("type", "object").set("additionalProperties", inner);
    else if (Collection.class.isAssignableFrom(raw)) schema.put("type", "array").set("items", inner);
    else throw new IllegalStateException("no schema for " + value);
    return Constraints.on(value, schema);
  }

  private ObjectNode plain(Class<?> type) {
    ObjectNode schema = NODES.objectNode();
    if (names.containsKey(type)) return schema.put("$ref", "#/components/schemas/" + names.get(type));
    if (type.isEnum()) {
      for (Object constant : type.getEnumConstants())
        schema.withArrayProperty("enum").add(Names.word((Enum<?>) constant));
      return schema.put("type", "string");
    }
    if (type == String.class) return schema.put("type", "string");
    if (type == UUID.class) return schema.put("type", "string").put("format", "uuid");
    if (type == Instant.class) return schema.put("type", "string").put("format", "date-time");
    if (type == boolean.class || type == Boolean.class) return schema.put("type", "boolean");
    if (type == int.class || type == Integer.class)
      return schema.put("type", "integer").put("format", "int32");
    if (type == long.class || type == Long.class) return schema.put("type", "integer").put("format", "int64");
    if (type == double.class || type == Double.class)
      return schema.put("type", "number").put("format", "double");
    if (type == BigDecimal.class) return schema.put("type", "number");
    if (type == Json.Obj.class) return schema.put("type", "object").put("additionalProperties", true);
    // any JSON at all
    if (List.of(Json.class, Object.class).contains(type)) return schema;
    throw new IllegalStateException("no schema for " + type);
  }
}
