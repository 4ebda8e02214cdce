package io.fabula.rest.openapi;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import io.fabula.domain.shared.Json;
import io.fabula.rest.json.JsonFormat;
import io.fabula.rest.json.Names;
import io.fabula.rest.json.Patch;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Type;
import java.time.Instant;

/** JSON schemas of requests and views, each defined once. */
final class Schemas {
  private final SchemaBuilder builder;

  Schemas() {
    var config = new SchemaGeneratorConfigBuilder(JsonFormat.mapper(), SchemaVersion.DRAFT_2020_12,
        OptionPreset.PLAIN_JSON)
        .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.EXTRA_OPEN_API_FORMAT_VALUES,
            Option.FLATTENED_OPTIONALS,
            Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
        .with(new JakartaValidationModule());
    config.forFields().withPropertyNameOverrideResolver(field -> Names.snake(field.getDeclaredName()));
    config.forFields()
        .withNullableCheck(field -> field.getAnnotationConsideringFieldAndGetter(NotNull.class) == null
            && field.getAnnotationConsideringFieldAndGetter(NotBlank.class) == null
            && !field.getType().getErasedType().isPrimitive());
    config.forTypesInGeneral().withCustomDefinitionProvider(Schemas::special);
    builder = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
  }

  ObjectNode of(Type type) {
    return builder.createSchemaReference(type);
  }

  /** All that was referred to; asked once, at the end. */
  ObjectNode definitions() {
    return builder.collectDefinitions("components/schemas");
  }

  private static CustomDefinition special(ResolvedType type, SchemaGenerationContext context) {
    Class<?> erased = type.getErasedType();
    if (erased == Patch.class) {
      ResolvedType value = type.getTypeParameters().getFirst();
      return new CustomDefinition(context.createDefinitionReference(value),
          CustomDefinition.DefinitionType.INLINE,
          CustomDefinition.AttributeInclusion.YES);
    }
    if (Json.class.isAssignableFrom(erased)) {
      return inline(
          JsonNodeFactory.instance.objectNode().put("type", "object").put("additionalProperties", true));
    }
    if (erased == Instant.class) {
      return inline(JsonNodeFactory.instance.objectNode().put("type", "string").put("format", "date-time"));
    }
    if (erased.isEnum()) {
      ObjectNode words = JsonNodeFactory.instance.objectNode().put("type", "string");
      for (Object constant : erased.getEnumConstants())
        words.withArrayProperty("enum").add(Names.word((Enum<?>) constant));
      return inline(words);
    }
    return null;
  }

  private static CustomDefinition inline(ObjectNode schema) {
    return new CustomDefinition(schema, CustomDefinition.DefinitionType.INLINE,
        CustomDefinition.AttributeInclusion.YES);
  }
}
