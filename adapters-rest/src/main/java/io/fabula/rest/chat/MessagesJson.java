package io.fabula.rest.chat;

import io.fabula.rest.http.Reply;
import io.fabula.rest.json.JsonBuilder;

/** Writes pages of messages, member by member as their views declare them. */
final class MessagesJson {
  /** Of a message without its text. */
  private static final int FRAME = 480;

  private MessagesJson() {}

  static byte[] write(Reply.PageView<MessageView> page) {
    int size = FRAME;
    for (MessageView message : page.results()) size += FRAME + message.content().length();
    var out = new JsonBuilder(size).raw("{\"object\":\"list\",\"results\":[");
    String divider = "";
    for (MessageView message : page.results()) {
      write(message, out.raw(divider));
      divider = ",";
    }
    return out.raw("],\"has_more\":").raw(page.hasMore() ? "true" : "false")
        .raw(",\"next_cursor\":").string(page.nextCursor()).raw("}").bytes();
  }

  private static void write(MessageView message, JsonBuilder out) {
    out.raw("{\"object\":\"message\",\"id\":").string(message.id())
        .raw(",\"chat_id\":").string(message.chatId())
        .raw(",\"role\":").string(message.role())
        .raw(",\"character_id\":").string(message.characterId())
        .raw(",\"content\":").string(message.content())
        .raw(",\"status\":").string(message.status())
        .raw(",\"alternates\":{\"index\":").number(message.alternates().index())
        .raw(",\"count\":").number(message.alternates().count())
        .raw("},\"attachments\":").strings(message.attachments())
        .raw(",\"feedback\":").string(message.feedback())
        .raw(",\"model\":").string(message.model())
        .raw(",\"usage\":").value(message.usage())
        .raw(",\"edited_at\":").instant(message.editedAt())
        .raw(",\"created_at\":").instant(message.createdAt()).raw("}");
  }
}
