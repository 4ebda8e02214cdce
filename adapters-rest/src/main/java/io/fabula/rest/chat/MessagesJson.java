package io.fabula.rest.chat;

import io.fabula.domain.catalog.Models;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.MessageStatus;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.shared.Page;
import io.fabula.rest.json.Cursors;
import io.fabula.rest.json.JsonBuilder;
import io.fabula.rest.json.JsonBuilder.Literal;
import io.fabula.rest.json.Names;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes pages of messages, member by member as {@link MessageView} declares them but without one: the
 * page of a chat's history is what is asked for most, and views, ids as texts and the format's search
 * for members were half of what it cost beside the database.
 */
final class MessagesJson {
  /** Of a message without its text. */
  private static final int FRAME = 480;

  private static final Literal PAGE = Literal.of("{\"object\":\"list\",\"results\":[");
  private static final Literal FIRST = Literal.of("{\"object\":\"message\",\"id\":");
  private static final Literal NEXT = Literal.of(",{\"object\":\"message\",\"id\":");
  private static final Literal CHAT = Literal.of(",\"chat_id\":");
  private static final Map<Role, Literal> ROLE = each(Role.class,
      role -> Literal.of(",\"role\":\"" + Names.word(role) + "\",\"character_id\":"));
  private static final Literal CONTENT = Literal.of(",\"content\":");
  private static final Map<MessageStatus, Literal> STATUS = each(MessageStatus.class,
      status -> Literal.of(",\"status\":\"" + Names.word(status) + "\",\"alternates\":{\"index\":"));
  private static final Literal COUNT = Literal.of(",\"count\":");
  private static final Literal MODEL = Literal.of("},\"attachments\":[],\"feedback\":null,\"model\":");
  private static final Literal USAGE = Literal.of(",\"usage\":");
  private static final Literal PROMPT = Literal.of("{\"prompt_tokens\":");
  private static final Literal COMPLETION = Literal.of(",\"completion_tokens\":");
  private static final Literal COST = Literal.of(",\"cost\":");
  private static final Literal ESTIMATED = Literal.of(",\"estimated\":true}");
  private static final Literal TOLD = Literal.of(",\"estimated\":false}");
  private static final Literal CREATED = Literal.of(",\"edited_at\":null,\"created_at\":");
  private static final Literal END = Literal.of("}");
  private static final Literal MORE = Literal.of("],\"has_more\":true,\"next_cursor\":");
  private static final Literal LAST = Literal.of("],\"has_more\":false,\"next_cursor\":");

  private final ChatViews views;
  private final Models models;

  MessagesJson(ChatViews views, Models models) {
    this.views = views;
    this.models = models;
  }

  byte[] write(Page<Message> page) {
    int size = FRAME;
    for (Message message : page.items()) size += FRAME + message.content().length();
    var out = new JsonBuilder(size).raw(PAGE);
    Literal opening = FIRST;
    for (Message message : page.items()) {
      write(message, out.raw(opening));
      opening = NEXT;
    }
    return out.raw(page.next().isPresent() ? MORE : LAST)
        .string(page.next().map(Cursors::write).orElse(null)).raw(END).bytes();
  }

  private void write(Message message, JsonBuilder out) {
    out.id(message.id().value()).raw(CHAT).id(message.chat().value()).raw(ROLE.get(message.role()));
    if (message.character().isPresent()) out.id(message.character().get().value());
    else out.string(null);
    out.raw(CONTENT).string(message.content())
        .raw(STATUS.get(message.status())).number(message.alternates().index())
        .raw(COUNT).number(message.alternates().count())
        .raw(MODEL).string(message.model().isPresent() ? message.model().get().toString() : null)
        .raw(USAGE);
    write(views.usage(message.usage(), message.model(), models), out);
    out.raw(CREATED).instant(message.createdAt()).raw(END);
  }

  private static void write(MessageView.UsageView usage, JsonBuilder out) {
    if (usage == null) {
      out.string(null);
      return;
    }
    out.raw(PROMPT).number(usage.promptTokens()).raw(COMPLETION).number(usage.completionTokens())
        .raw(COST).number(usage.cost()).raw(usage.estimated() ? ESTIMATED : TOLD);
  }

  private static <E extends Enum<E>> Map<E, Literal> each(Class<E> words, Function<E, Literal> literal) {
    var each = new EnumMap<E, Literal>(words);
    for (E word : words.getEnumConstants()) each.put(word, literal.apply(word));
    return each;
  }
}
