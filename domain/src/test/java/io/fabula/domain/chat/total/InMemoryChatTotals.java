package io.fabula.domain.chat.total;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.chat.Alternate;
import io.fabula.domain.chat.AlternateTexts;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.InMemoryChats;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.Messages;
import io.fabula.domain.prompt.TokenUsage;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.PagingFixtures;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts what the stores in memory hold. */
public final class InMemoryChatTotals implements ChatTotals {
  private final InMemoryChats chats;
  private final Messages messages;
  private final AlternateTexts alternates;

  public InMemoryChatTotals(InMemoryChats chats, Messages messages, AlternateTexts alternates) {
    this.chats = chats;
    this.messages = messages;
    this.alternates = alternates;
  }

  @Override
  public Total of(UserId user) {
    List<Chat> own = PagingFixtures.all(PageRequest.MAX_SIZE, page -> chats.of(user, page));
    List<Message> said = own.stream()
        .flatMap(chat -> messages.before(chat.snapshot().id(), Long.MAX_VALUE, Integer.MAX_VALUE).stream())
        .toList();
    long tokens = said.stream().flatMap(this::usages)
        .mapToLong(usage -> usage.promptTokens() + usage.completionTokens()).sum();
    return new Total(own.size(), said.size(), tokens);
  }

  @Override
  public boolean othersMet(CharacterId character, UserId besides) {
    return chats.met(character, besides);
  }

  private Stream<TokenUsage> usages(Message message) {
    return message.alternates().count() == 1 ? message.usage().stream()
        : alternates.of(message.id()).stream().map(Alternate::usage).flatMap(Optional::stream);
  }
}
