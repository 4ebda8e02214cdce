package io.fabula.rest.chat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A prompt as it would be sent.
 *
 * @param messages null where the caller may not read the card's definition
 */
public record PromptView(String object, String model, int contextTokens, int totalTokens,
    int sharedPrefixTokens, List<SentView> messages, List<PartView> parts, List<VerdictView> lore) {

  /** One message of what a model is sent. */
  public record SentView(String role, String content) {}

  /**
   * @param content null where the caller may not read it
   */
  public record PartView(String source, String role, String content, int tokens, boolean included,
      String reason) {}

  /**
   * What became of an entry of lore.
   *
   * @param name null where it has none, or the caller may not read it
   * @param key likewise
   * @param messageId the message in which the key was found
   */
  public record VerdictView(String entry, String name, boolean included, String reason, String key,
      String messageId, String position, int tokens) {}

  /**
   * The ledger's entry of one turn.
   *
   * @param reproducible whether the prompt made again from the inputs is the one that was sent
   * @param provider who wrote; null where nothing was written
   * @param cost in US dollars; null where the price is not known
   */
  public record TurnLedgerView(String object, String id, String chatId, String kind, InputsView inputs,
      String promptHash, int promptTokens, boolean reproducible, List<PartView> parts,
      List<VerdictView> lore, String provider, String model, TimingsView timings,
      MessageView.UsageView usage, BigDecimal cost, OutcomeView outcome) {}

  /** What a prompt was made of. */
  public record InputsView(String characterId, long characterVersion, String user, String persona,
      String model, SettingsView settings, ChatView.NoteView authorNote, String instruction, String seed,
      Instant clock) {}

  /** How a reply was drawn, and the room it had. */
  public record SettingsView(Double temperature, Double topP, int maxTokens, int contextTokens) {}

  /**
   * @param totalMs from the question to the end; null while it runs
   */
  public record TimingsView(Instant startedAt, Instant endedAt, Long totalMs) {}

  /**
   * @param status {@code running}, {@code completed}, {@code stopped}, {@code failed} or {@code interrupted}
   * @param failure what went wrong, where it failed
   */
  public record OutcomeView(String status, String failure) {}

  /**
   * A turn's prompt made again.
   *
   * @param same whether it is, to the byte, what was sent
   */
  public record AssemblyView(String object, String promptHash, String sentHash, boolean same,
      int totalTokens, List<SentView> messages, List<PartView> parts, List<VerdictView> lore,
      DifferenceView difference) {}

  /**
   * @param tokens how many more than before; less than 0 for fewer
   */
  public record DifferenceView(int tokens, List<ChangeView> parts) {}

  /**
   * @param place which of its source, from 0; of the history, 0 is the newest
   * @param change {@code added}, {@code removed} or {@code changed}
   */
  public record ChangeView(String source, int place, String change, Integer tokensBefore,
      Integer tokensAfter) {}
}
