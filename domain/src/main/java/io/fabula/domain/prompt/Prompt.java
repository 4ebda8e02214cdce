package io.fabula.domain.prompt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

  /** SHA-256 of what the model is sent, in hexadecimal digits: the same prompt has the same. */
  public String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (PromptMessage message : messages) {
        digest.update((byte) message.role().ordinal());
        byte[] content = message.content().getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
        digest.update(content);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
