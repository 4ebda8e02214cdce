package io.fabula.domain.prompt;

import io.fabula.domain.shared.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * What a model is sent, and what it was made of.
 *
 * @param messages in the order the model reads them
 * @param parts every part that was considered, those left out too
 * @param totalTokens an estimate of all messages together
 */
public record Prompt(List<PromptMessage> messages, List<PromptPart> parts, int totalTokens) {
  public Prompt {
    messages = List.copyOf(messages);
    parts = List.copyOf(parts);
  }

  /** How many tokens at its beginning are those of another prompt: what a provider's cache can spare. */
  public int sharedWith(Prompt other, TokenCounting tokens) {
    int shared = 0;
    int both = Math.min(messages.size(), other.messages.size());
    for (int i = 0; i < both; i++) {
      String mine = messages.get(i).content();
      String theirs = other.messages.get(i).content();
      if (messages.get(i).role() != other.messages.get(i).role()) return shared;
      if (!mine.equals(theirs)) return shared + tokens.count(commonBeginning(mine, theirs));
      shared += tokens.count(mine) + PromptAssembly.TOKENS_PER_MESSAGE;
    }
    return shared;
  }

  private static String commonBeginning(String one, String other) {
    int end = 0;
    int both = Math.min(one.length(), other.length());
    while (end < both && one.charAt(end) == other.charAt(end)) end++;
    // half a character is none
    if (end > 0 && Character.isHighSurrogate(one.charAt(end - 1))) end--;
    return one.substring(0, end);
  }

  /** SHA-256 of what the model is sent, in hexadecimal digits: the same prompt has the same. */
  public String hash() {
    MessageDigest digest = Sha256.begun();
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    for (PromptMessage message : messages) {
      digest.update((byte) message.role().ordinal());
      byte[] content = message.content().getBytes(StandardCharsets.UTF_8);
      digest.update(length.putInt(0, content.length).array());
      digest.update(content);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
