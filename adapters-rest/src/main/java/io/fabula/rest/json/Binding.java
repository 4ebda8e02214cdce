package io.fabula.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Fault;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.Texts;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Binds JSON to records field by field and gathers a fault for each value of the wrong type, instead
 * of stopping at the first as databind does. A faulty value is bound as if it were absent.
 */
final class Binding {
  private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
    @Override
    protected Shape computeValue(Class<?> type) {
      return Shape.of(type);
    }
  };

  /** A record's fields and constructor, looked up once. */
  private record Shape(String[] names, Type[] types, Constructor<?> constructor) {
    static Shape of(Class<?> type) {
      RecordComponent[] parts = type.getRecordComponents();
      try {
        return new Shape(
            Arrays.stream(parts).map(part -> Names.snake(part.getName())).toArray(String[]::new),
            Arrays.stream(parts).map(RecordComponent::getGenericType).toArray(Type[]::new),
            type.getDeclaredConstructor(
                Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new)));
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("a record has its canonical constructor", e);
      }
    }
  }

  private final List<Fault> faults;

  Binding(List<Fault> faults) {
    this.faults = faults;
  }

  Object record(Class<?> type, JsonNode node, String path) {
    Shape shape = SHAPES.get(type);
    var values = new Object[shape.types().length];
    for (int i = 0; i < values.length; i++) {
      String name = shape.names()[i];
      values[i] = value(shape.types()[i], node.get(name), path.isEmpty() ? name : path + "." + name);
    }
    try {
      return shape.constructor().newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a request record must be public", e);
    }
  }

  private Object value(Type type, JsonNode node, String path) {
    boolean none = node == null || node.isNull();
    if (type instanceof ParameterizedType generic) {
      Type inner = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      Class<?> raw = (Class<?>) generic.getRawType();
      if (raw == Optional.class)
        return none ? Optional.empty() : Optional.ofNullable(value(inner, node, path));
      if (raw == Patch.class) return patch(inner, node, path);
      if (raw == List.class) return none ? null : list(inner, node, path);
      if (raw == Map.class) return none ? null : map(inner, node, path);
      throw new IllegalStateException("no binding for " + type);
    }
    if (none) return null;
    return scalar((Class<?>) type, node, path);
  }

  private Patch<?> patch(Type inner, JsonNode node, String path) {
    if (node == null) return Patch.absent();
    if (node.isNull()) return new Patch.Cleared<>();
    Object value = value(inner, node, path);
    // an empty text of a nullable field is stored as null
    if (value == null) return Patch.absent();
    return "".equals(value) ? new Patch.Cleared<>() : new Patch.Set<>(value);
  }

  private List<?> list(Type inner, JsonNode node, String path) {
    if (!node.isArray()) return wrong(path, "array");
    var items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      String at = path + "[" + i + "]";
      if (node.get(i).isNull()) faults.add(Fault.of(at, "shared.required"));
      Object item = value(inner, node.get(i), at);
      if (item != null) items.add(item);
    }
    return items;
  }

  private Map<String, ?> map(Type inner, JsonNode node, String path) {
    if (!node.isObject()) return wrong(path, "object");
    var members = new LinkedHashMap<String, Object>();
    node.properties().forEach(member -> {
      Object value = value(inner, member.getValue(), path + "." + member.getKey());
      if (value != null) members.put(member.getKey(), value);
    });
    return members;
  }

  private Object scalar(Class<?> type, JsonNode node, String path) {
    if (type == String.class) return node.isTextual() ? clean(node.textValue(), path) : wrong(path, "string");
    if (type == Boolean.class) return node.isBoolean() ? node.booleanValue() : wrong(path, "boolean");
    if (type == Integer.class) {
      return node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : wrong(path, "integer");
    }
    if (type == Long.class) {
      return node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : wrong(path, "integer");
    }
    if (type == Double.class) return node.isNumber() ? node.doubleValue() : wrong(path, "number");
    if (type == UUID.class) return uuid(node, path);
    if (type.isEnum()) return constant(type, node, path);
    if (type == Json.Obj.class) return node.isObject() ? free(node, path) : wrong(path, "object");
    if (type.isRecord()) return node.isObject() ? record(type, node, path) : wrong(path, "object");
    throw new IllegalStateException("no binding for " + type);
  }

  private String clean(String text, String path) {
    try {
      return Texts.bounded(path, text, Integer.MAX_VALUE);
    } catch (DomainFailure failure) {
      faults.addAll(((SharedError.Invalid) failure.error()).faults());
      return null;
    }
  }

  /** JSON of any form; the first thing that is wrong with it stands for all. */
  private Json free(JsonNode node, String path) {
    Json json = JsonFormat.json(node);
    try {
      if (json.depth() > Json.NESTING_MAX)
        throw SharedError.Invalid.failure(path, "shared.too_deep", Json.NESTING_MAX);
      requireClean(json, path);
      return json;
    } catch (DomainFailure failure) {
      faults.addAll(((SharedError.Invalid) failure.error()).faults());
      return null;
    }
  }

  private static void requireClean(Json json, String path) {
    switch (json) {
      case Json.Obj(var members) -> members.forEach((name, value) -> {
        Texts.bounded(path, name, Integer.MAX_VALUE);
        requireClean(value, path + "." + name);
      });
      case Json.Arr(var items) -> {
        for (int i = 0; i < items.size(); i++) requireClean(items.get(i), path + "[" + i + "]");
      }
      case Json.Str(var text) -> Texts.bounded(path, text, Integer.MAX_VALUE);
      case Json.Num number -> {
      }
      case Json.Bool bool -> {
      }
      case Json.Null none -> {
      }
    }
  }

  private UUID uuid(JsonNode node, String path) {
    return node.isTextual() ? Names.uuid(node.textValue()).orElseGet(() -> wrong(path, "uuid"))
        : wrong(path, "uuid");
  }

  private Object constant(Class<?> type, JsonNode node, String path) {
    List<String> words = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      String word = Names.word((Enum<?>) constant);
      if (node.isTextual() && word.equals(node.textValue())) return constant;
      words.add(word);
    }
    faults.add(Fault.of(path, "shared.one_of", String.join(", ", words)));
    return null;
  }

  /** Adds a fault, and stands for the value that could not be read. */
  private <T> T wrong(String path, String expected) {
    faults.add(Fault.of(path, "shared.wrong_type", expected));
    return null;
  }
}
