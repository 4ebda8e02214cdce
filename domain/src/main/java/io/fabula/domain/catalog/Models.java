package io.fabula.domain.catalog;

import java.util.List;
import java.util.Optional;

/**
 * The models of every provider that is switched on, the embedded one included.
 *
 * <p>Implementations answer from memory and never wait for a provider; what a provider lists is
 * asked for in the background and may be minutes old. A provider that takes any model name answers
 * {@link #find} for names that it does not list.
 */
public interface Models {
  /** All models, best known order: configured providers first, the embedded one last. */
  List<Model> all();

  /** Absent where nobody offers it. */
  Optional<Model> find(ModelId id);

  /** What a turn uses when nobody chose: configured, else the first available. */
  Model standard();
}
