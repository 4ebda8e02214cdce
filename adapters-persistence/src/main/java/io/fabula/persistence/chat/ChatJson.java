package io.fabula.persistence.chat;

import io.fabula.domain.character.CharacterId;
import io.fabula.domain.chat.CastMember;
import io.fabula.domain.chat.ChatSettings;
import io.fabula.domain.prompt.AuthorNote;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.json.JsonTrees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The parts of a chat that are kept as JSON, in one place for both directions. */
final class ChatJson {
  private ChatJson() {}

  static String cast(List<CastMember> cast) {
    return JsonTrees.write(new Json.Arr(cast.stream().<Json>map(member -> {
      var json = new LinkedHashMap<String, Json>();
      json.put("id", new Json.Str(member.id().toString()));
      json.put("version", Json.Num.of(member.version()));
      json.put("name", new Json.Str(member.name()));
      member.avatar().ifPresent(avatar -> json.put("avatar", new Json.Str(avatar)));
      return new Json.Obj(json);
    }).toList()));
  }

  static List<CastMember> cast(String text) {
    return ((Json.Arr) JsonTrees.parse(text)).items().stream().map(Json.Obj.class::cast)
        .map(json -> new CastMember(
            new CharacterId(UUID.fromString(json.text("id").orElseThrow())),
            json.integer("version").orElseThrow(),
            json.text("name").orElseThrow(),
            json.text("avatar")))
        .toList();
  }

  /** Null for the standard settings, which most chats have. */
  static String settings(ChatSettings settings) {
    var json = new LinkedHashMap<String, Json>();
    settings.temperature().ifPresent(t -> json.put("temperature", new Json.Num(t.toString())));
    settings.topP().ifPresent(p -> json.put("top_p", new Json.Num(p.toString())));
    settings.maxTokens().ifPresent(n -> json.put("max_tokens", Json.Num.of(n)));
    settings.contextTokens().ifPresent(n -> json.put("context_tokens", Json.Num.of(n)));
    return json.isEmpty() ? null : JsonTrees.write(new Json.Obj(json));
  }

  static ChatSettings settings(Optional<String> text) {
    return text.map(JsonTrees::parse).map(Json.Obj.class::cast)
        .map(json -> new ChatSettings(decimal(json, "temperature"), decimal(json, "top_p"),
            json.integer("max_tokens"), json.integer("context_tokens")))
        .orElse(ChatSettings.STANDARD);
  }

  private static Optional<Double> decimal(Json.Obj json, String key) {
    return json.get(key).map(number -> Double.parseDouble(((Json.Num) number).literal()));
  }

  static String note(AuthorNote note) {
    return JsonTrees.write(new Json.Obj(Map.of("content", new Json.Str(note.content()), "depth",
        Json.Num.of(note.depth()), "role", new Json.Str(note.role().name()))));
  }

  static AuthorNote note(String text) {
    var json = (Json.Obj) JsonTrees.parse(text);
    return new AuthorNote(json.text("content").orElseThrow(), json.integer("depth").orElseThrow(),
        Role.valueOf(json.text("role").orElseThrow()));
  }
}
