package io.fabula.rest.chat;

import java.time.Instant;
import java.util.List;

/** A chat; {@code messages} are its last ones where one chat is asked for, and null in lists. */
public record ChatView(String object, String id, String kind, String title, String userId,
    List<CastView> characters, String personaId, String model, SettingsView settings, NoteView authorNote,
    String summary, long messageCount, int unreadCount, String lastMessage, String runningTurnId,
    List<MessageView> messages, Instant createdAt, Instant updatedAt) {

  public record CastView(String id, String name, String avatarUrl) {}

  public record SettingsView(Double temperature, Double topP, Integer maxTokens, Integer contextTokens) {}

  public record NoteView(String content, int depth, String role) {}
}
