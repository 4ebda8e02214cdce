package io.fabula.rest.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Fault;
import io.fabula.domain.shared.SharedError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Turns a request's JSON into its record, and names everything that is wrong with it at once: first
 * what has the wrong type, then which constraints do not hold.
 */
public final class Bodies {
  private final Validator validator;

  public Bodies() {
    try (var factory = Validation.byDefaultProvider().configure()
        .messageInterpolator(new ParameterMessageInterpolator())
        .addValueExtractor(new PatchValue())
        .buildValidatorFactory()) {
      validator = factory.getValidator();
    }
  }

  public <R> R read(byte[] bytes, Class<R> type) {
    var faults = new ArrayList<Fault>();
    JsonNode tree = tree(bytes);
    R body = type.cast(new Binding(faults).record(type, tree, ""));
    Set<String> named = faults.stream().map(Fault::field).collect(Collectors.toSet());
    for (ConstraintViolation<R> violation : validator.validate(body)) {
      Fault fault = fault(violation);
      if (named.add(fault.field())) faults.add(fault);
    }
    if (!faults.isEmpty()) throw new DomainFailure(new SharedError.Invalid(faults));
    return body;
  }

  private static JsonNode tree(byte[] bytes) {
    try {
      JsonNode tree = JsonFormat.read(bytes);
      if (tree.isObject()) return tree;
      throw SharedError.Invalid.failure("body", "http.not_an_object");
    } catch (StreamConstraintsException e) {
      throw SharedError.Invalid.failure("body", "http.json_beyond_limits");
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw SharedError.Invalid.failure("body", "http.malformed_json", at == null ? 1 : at.getLineNr(),
          at == null ? 1 : at.getColumnNr());
    } catch (IOException e) {
      throw SharedError.Invalid.failure("body", "http.no_utf8");
    }
  }

  private static Fault fault(ConstraintViolation<?> violation) {
    String field = Names.snake(violation.getPropertyPath().toString()
        .replaceAll("\\.?<(list element|map value|map key|optional value|[^>]*)>", ""));
    return switch (violation.getConstraintDescriptor().getAnnotation()) {
      case NotNull rule -> Fault.of(field, "shared.required");
      case NotBlank rule -> Fault.of(field, "shared.required");
      case CodePoints rule -> Fault.of(field, "shared.too_long", rule.max());
      case Min rule -> Fault.of(field, "shared.at_least", rule.value());
      case DecimalMin rule -> Fault.of(field, "shared.at_least", new BigDecimal(rule.value()));
      case DecimalMax rule -> Fault.of(field, "shared.at_most", new BigDecimal(rule.value()));
      case Max rule -> Fault.of(field, "shared.at_most", rule.value());
      case Size rule -> Fault.of(field, "shared.too_many_items", rule.max());
      default -> new Fault(field, "shared.bad_value", List.of());
    };
  }
}
