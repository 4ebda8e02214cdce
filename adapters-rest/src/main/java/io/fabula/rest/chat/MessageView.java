package io.fabula.rest.chat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** One thing said. */
public record MessageView(String object, String id, String chatId, String role, String characterId,
    String content,
    String status, AlternatesView alternates, List<String> attachments, String feedback, String model,
    UsageView usage,
    Instant editedAt, Instant createdAt) {

  /** Which of its texts is shown, from 0, and how many there are. */
  public record AlternatesView(int index, int count) {}

  /**
   * @param cost in US dollars; null where the price is not known
   * @param estimated whether the counts are ours, because the provider gave none
   */
  public record UsageView(int promptTokens, int completionTokens, BigDecimal cost, boolean estimated) {}
}
