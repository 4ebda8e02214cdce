package io.fabula.rest.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabula.rest.json.CodePoints;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;

/** What the constraints of a request's value are in its schema. JSON Schema counts code points too. */
final class Constraints {
  private Constraints() {}

  static ObjectNode on(AnnotatedElement value, ObjectNode schema) {
    for (Annotation constraint : value.getAnnotations()) {
      switch (constraint) {
        case NotBlank rule -> schema.put("minLength", 1);
        case CodePoints rule -> schema.put("maxLength", rule.max());
        case Min rule -> schema.put("minimum", rule.value());
        case Max rule -> schema.put("maximum", rule.value());
        case Size rule -> size(rule, schema);
        case DecimalMin rule -> schema.put(rule.inclusive() ? "minimum" : "exclusiveMinimum",
            new BigDecimal(rule.value()));
        case DecimalMax rule -> schema.put(rule.inclusive() ? "maximum" : "exclusiveMaximum",
            new BigDecimal(rule.value()));
        // that it must be there is said by the record around it
        case NotNull rule -> {
        }
        default -> requireNone(constraint);
      }
    }
    return schema;
  }

  /** A constraint that no schema tells of would make the description promise too much. */
  private static void requireNone(Annotation annotation) {
    if (annotation.annotationType().isAnnotationPresent(Constraint.class))
      throw new IllegalStateException("no schema for " + annotation);
  }

  private static void size(Size rule, ObjectNode schema) {
    String what = schema.path("type").asText().equals("array") ? "Items" : "Properties";
    if (rule.min() > 0) schema.put("min" + what, rule.min());
    schema.put("max" + what, rule.max());
  }
}
