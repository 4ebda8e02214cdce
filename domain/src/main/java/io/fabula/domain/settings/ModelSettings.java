package io.fabula.domain.settings;

import io.fabula.domain.catalog.Model;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.catalog.Models;
import io.fabula.domain.shared.Fault;
import io.fabula.domain.shared.SharedError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How replies are drawn in a user's chats where neither the chat nor its character says otherwise.
 *
 * @param model one that is no longer offered is passed over
 * @param temperature 0 to 2
 * @param topP 0 to 1
 * @param maxTokens the longest reply, 1 to {@link #MAX_TOKENS_LIMIT}
 * @param contextTokens the longest prompt with its reply, {@link #CONTEXT_TOKENS_MIN} to
 *     {@link #CONTEXT_TOKENS_MAX}
 */
public record ModelSettings(Optional<ModelId> model, Optional<Double> temperature, Optional<Double> topP,
    Optional<Integer> maxTokens, Optional<Integer> contextTokens, Memory memory) {
  /** The longest reply that may be asked for, in tokens. */
  public static final int MAX_TOKENS_LIMIT = 32_768;
  /** The smallest room for prompt and reply, in tokens. */
  public static final int CONTEXT_TOKENS_MIN = 512;
  /** The largest room for prompt and reply, in tokens. */
  public static final int CONTEXT_TOKENS_MAX = 2_000_000;

  /** What prompts remember beside the messages. */
  public record Memory(boolean summary, boolean notes) {}

  /** Of a user who chose nothing. */
  public static final ModelSettings STANDARD = new ModelSettings(Optional.empty(), Optional.empty(),
      Optional.empty(), Optional.empty(), Optional.empty(), new Memory(true, true));

  public ModelSettings {
    var faults = new ArrayList<Fault>();
    if (temperature.filter(t -> !(t >= 0 && t <= 2)).isPresent())
      faults.add(Fault.of("temperature", "shared.range", 0, 2));
    if (topP.filter(p -> !(p >= 0 && p <= 1)).isPresent())
      faults.add(Fault.of("top_p", "shared.range", 0, 1));
    range(faults, "max_tokens", maxTokens, 1, MAX_TOKENS_LIMIT);
    range(faults, "context_tokens", contextTokens, CONTEXT_TOKENS_MIN, CONTEXT_TOKENS_MAX);
    SharedError.Invalid.throwIfAny(faults);
  }

  /** The chosen model, as long as it is offered. */
  public Optional<Model> offered(Models models) {
    return model.flatMap(models::find);
  }

  private static void range(List<Fault> faults, String field, Optional<Integer> value, int low, int high) {
    if (value.filter(n -> n < low || n > high).isPresent())
      faults.add(Fault.of(field, "shared.range", low, high));
  }
}
