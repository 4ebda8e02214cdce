package io.fabula.rest.chat;

import io.fabula.application.chat.ChatTelling.Opening;
import io.fabula.application.chat.ChatTelling.Told;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.Message;
import io.fabula.domain.prompt.Role;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A chat as SillyTavern keeps it: a line of JSON that says who talks, then one for each message, all of its
 * texts as swipes (saveChat in SillyTavern's public/script.js).
 */
final class TavernLines {
  private final Chat.Snapshot chat;
  private final String user;
  private final Map<String, String> variables;

  TavernLines(Opening opening) {
    this.chat = opening.chat();
    this.user = opening.user();
    this.variables = opening.variables();
  }

  /** The first line. */
  Map<String, Object> header() {
    var line = new LinkedHashMap<String, Object>();
    line.put("user_name", user);
    line.put("character_name", chat.cast().getFirst().name());
    line.put("create_date", chat.createdAt().toString());
    var metadata = new LinkedHashMap<String, Object>();
    chat.authorNote().ifPresent(note -> {
      metadata.put("note_prompt", note.content());
      metadata.put("note_depth", note.depth());
      metadata.put("note_role", role(note.role()));
    });
    metadata.put("variables", variables);
    line.put("chat_metadata", metadata);
    return line;
  }

  /** One message. */
  Map<String, Object> line(Told told) {
    Message message = told.message();
    var line = new LinkedHashMap<String, Object>();
    line.put("name", name(message));
    line.put("is_user", message.role() == Role.USER);
    line.put("is_system", message.role() == Role.SYSTEM);
    line.put("send_date", message.createdAt().toString());
    line.put("mes", message.content());
    var extra = new LinkedHashMap<String, Object>();
    message.model().ifPresent(model -> extra.put("model", model.toString()));
    line.put("extra", extra);
    if (message.role() == Role.ASSISTANT) {
      line.put("swipe_id", message.alternates().index());
      line.put("swipes", told.texts());
    }
    return line;
  }

  private String name(Message message) {
    return switch (message.role()) {
      case USER -> user;
      case SYSTEM -> "System";
      case ASSISTANT -> chat.cast().stream()
          .filter(member -> message.character().filter(member.id()::equals).isPresent()).findFirst()
          .orElse(chat.cast().getFirst()).name();
    };
  }

  /** SillyTavern counts them. */
  private static int role(Role role) {
    return switch (role) {
      case SYSTEM -> 0;
      case USER -> 1;
      case ASSISTANT -> 2;
    };
  }
}
