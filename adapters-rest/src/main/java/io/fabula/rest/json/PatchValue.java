package io.fabula.rest.json;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/** Lets constraints on the value of a {@link Patch} be checked where there is one. */
final class PatchValue implements ValueExtractor<Patch<@ExtractedValue ?>> {
  @Override
  public void extractValues(Patch<?> patch, ValueReceiver receiver) {
    if (patch instanceof Patch.Set<?>(var value)) receiver.value(null, value);
  }
}
