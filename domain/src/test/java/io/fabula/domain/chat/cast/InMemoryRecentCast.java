package io.fabula.domain.chat.cast;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.chat.InMemoryChats;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.InMemoryListing;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.PagingFixtures;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The cast of all chats in memory. */
public final class InMemoryRecentCast implements RecentCast {
  private final InMemoryChats chats;

  public InMemoryRecentCast(InMemoryChats chats) {
    this.chats = chats;
  }

  @Override
  public Page<CharacterId> of(UserId user, PageRequest page) {
    var last = new HashMap<CharacterId, Instant>();
    PagingFixtures.all(PageRequest.MAX_SIZE, part -> chats.of(user, part))
        .forEach(chat -> last.merge(chat.speaker().id(), chat.snapshot().updatedAt(),
            (one, other) -> one.isAfter(other) ? one : other));
    return new InMemoryListing<Map.Entry<CharacterId, Instant>>(
        entry -> Cursor.of(entry.getValue().toEpochMilli(), entry.getKey()))
        .page(last.entrySet().stream().toList(), page).map(Map.Entry::getKey);
  }
}
