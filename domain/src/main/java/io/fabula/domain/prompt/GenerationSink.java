package io.fabula.domain.prompt;

import io.fabula.domain.catalog.ModelId;
import java.util.Optional;

/** Where a reply arrives. No call may block or throw: it runs on the thread that reads providers. */
public interface GenerationSink {
  /** The model that answers, which a fallback may have changed. */
  void started(ModelId model);

  /** The next piece of text, never empty. */
  void piece(JsonText text);

  /** The reply is complete. */
  void finished(FinishReason reason, Optional<TokenUsage> usage);

  /** The reply broke off; what came before stands. */
  void failed(GenerationFailure failure);
}
