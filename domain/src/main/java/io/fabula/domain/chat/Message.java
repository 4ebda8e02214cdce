package io.fabula.domain.chat;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.TokenUsage;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing said. Its text is the chosen alternate's.
 *
 * @param position its place in the chat, rising, with gaps where messages were deleted
 * @param character who speaks, for replies and greetings
 */
public record Message(
    MessageId id,
    ChatId chat,
    long position,
    Role role,
    Optional<CharacterId> character,
    String content,
    MessageStatus status,
    Alternates alternates,
    Optional<ModelId> model,
    Optional<TokenUsage> usage,
    Instant createdAt) {

  /** What is shown now, as an alternate. */
  public Alternate chosen() {
    return new Alternate(content, status, model, usage, createdAt);
  }

  /** The same message with another of its alternates chosen. */
  public Message showing(int index, Alternate alternate) {
    return new Message(id, chat, position, role, character, alternate.content(), alternate.status(),
        new Alternates(index, alternates.count()), alternate.model(), alternate.usage(), createdAt);
  }

  /** The same message with one alternate more, which is chosen. */
  public Message regenerated(Alternate alternate) {
    return new Message(id, chat, position, role, character, alternate.content(), alternate.status(),
        new Alternates(alternates.count(), alternates.count() + 1), alternate.model(), alternate.usage(),
        createdAt);
  }

  /** The same message grown by a continuation. */
  public Message continued(Alternate addition) {
    return new Message(id, chat, position, role, character, content + addition.content(), addition.status(),
        alternates, addition.model(), addition.usage(), createdAt);
  }

  /** A copy for a branch of its chat. */
  public Message copiedTo(ChatId chat, MessageId id) {
    return new Message(id, chat, position, role, character, content, status, alternates, model, usage,
        createdAt);
  }
}
