package io.fabula.domain.settings;

import io.fabula.domain.shared.DomainError;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.ErrorKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The refusals of the settings room. */
public sealed interface SettingsError extends DomainError {

  /** A paid plan without a settled payment. */
  record PaymentRequired(Subscription.Plan plan) implements SettingsError {
    public static DomainFailure failure(Subscription.Plan plan) {
      return new DomainFailure(new PaymentRequired(plan));
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.PAYMENT_REQUIRED;
    }

    @Override
    public String messageKey() {
      return "settings.payment_required";
    }

    @Override
    public List<Object> arguments() {
      return List.of(word());
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("plan", word());
    }

    private String word() {
      return plan.name().toLowerCase(Locale.ROOT);
    }
  }
}
