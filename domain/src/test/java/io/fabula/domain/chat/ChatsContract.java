package io.fabula.domain.chat;

import static io.fabula.domain.shared.PagingFixtures.all;
import static io.fabula.domain.shared.PagingFixtures.assertMalformedCursorsRefused;
import static io.fabula.domain.shared.Refusals.assertOvertaken;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.shared.AtOnce;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link Chats} keep to. */
public interface ChatsContract {
  Instant LATER = HandClock.START.plusSeconds(60);

  Chats subject();

  Messages messages();

  AlternateTexts alternates();

  Turns turns();

  /** A user who exists, another one with every call. */
  UserId owner();

  @Test
  default void a_chat_is_found_as_it_was_added() {
    Chat plain = ChatFixtures.chat(owner());
    Chat complete = ChatFixtures.complete(owner());

    subject().add(plain);
    subject().add(complete);

    assertThat(found(plain)).contains(plain.snapshot());
    assertThat(found(complete)).contains(complete.snapshot());
    assertThat(found(ChatFixtures.chat(owner()))).isEmpty();
  }

  @Test
  default void the_owner_of_a_chat_is_told_without_the_rest() {
    Chat chat = ChatFixtures.chat(owner());
    subject().add(chat);

    assertThat(subject().ownerOf(chat.snapshot().id())).contains(chat.snapshot().owner());
    assertThat(subject().ownerOf(ChatFixtures.chat(owner()).snapshot().id())).isEmpty();
  }

  @Test
  default void what_is_saved_is_found_set_or_cleared() {
    Chat chat = ChatFixtures.chat(owner());
    subject().add(chat);
    Chat.Snapshot full = ChatFixtures.complete(owner()).snapshot();

    Chat loaded = subject().find(chat.snapshot().id()).orElseThrow();
    loaded.retitle(full.title());
    loaded.wear(full.persona());
    loaded.use(full.model());
    loaded.tune(full.settings());
    loaded.note(full.authorNote());
    loaded.begin(ChatFixtures.turnId(), new MessageId(IdFixtures.fresh()), "안녕 👋", LATER);
    subject().save(loaded);
    assertThat(found(chat)).contains(loaded.snapshot());

    Chat again = subject().find(chat.snapshot().id()).orElseThrow();
    again.retitle(Optional.empty());
    again.wear(Optional.empty());
    again.use(Optional.empty());
    again.tune(ChatSettings.STANDARD);
    again.note(Optional.empty());
    again.settle(again.snapshot().runningTurn().orElseThrow(), Optional.empty(), false, LATER);
    subject().save(again);
    assertThat(found(chat)).contains(again.snapshot());
  }

  @Test
  default void a_character_that_is_another_now_is_found_so() {
    Chat chat = ChatFixtures.complete(owner());
    subject().add(chat);
    CastMember first = chat.speaker();

    Chat loaded = subject().find(chat.snapshot().id()).orElseThrow();
    loaded.recast(new CastMember(first.id(), first.version() + 4, "미라", Optional.of("face.webp")));
    assertThat(loaded.isRecast()).isTrue();
    subject().save(loaded);

    Chat again = subject().find(chat.snapshot().id()).orElseThrow();
    assertThat(again.snapshot()).isEqualTo(loaded.snapshot());
    assertThat(again.isRecast()).isFalse();
    again.recast(new CastMember(first.id(), first.version() + 5, "Mira", Optional.empty()));
    subject().save(again);
    assertThat(found(chat)).contains(again.snapshot());
    loaded.recast(first);
    assertOvertaken("chat", () -> subject().save(loaded));
    assertThat(found(chat)).contains(again.snapshot());
  }

  @Test
  default void a_chat_changed_in_between_is_not_overwritten() {
    Chat chat = ChatFixtures.chat(owner());
    subject().add(chat);
    Chat mine = subject().find(chat.snapshot().id()).orElseThrow();
    Chat theirs = subject().find(chat.snapshot().id()).orElseThrow();
    theirs.retitle(Optional.of("theirs"));
    subject().save(theirs);

    mine.retitle(Optional.of("mine"));

    assertOvertaken("chat", () -> subject().save(mine));
    assertThat(found(chat)).contains(theirs.snapshot());
  }

  @Test
  default void of_many_who_begin_a_turn_at_once_one_alone_can_save_it() {
    Chat chat = ChatFixtures.chat(owner());
    subject().add(chat);

    var saved = AtOnce.run(8, i -> {
      Chat loaded = Chat.restore(chat.snapshot());
      loaded.beginAgain(ChatFixtures.turnId(), LATER);
      try {
        subject().save(loaded);
        return true;
      } catch (DomainFailure overtaken) {
        return false;
      }
    });

    assertThat(saved).containsOnlyOnce(true);
  }

  @Test
  default void a_removed_chat_takes_its_messages_alternates_and_turns_with_it_and_no_others() {
    UserId owner = owner();
    Chat chat = ChatFixtures.chat(owner);
    Chat other = ChatFixtures.chat(owner);
    subject().add(chat);
    subject().add(other);
    Message gone = said(chat);
    Message stays = said(other);
    TurnRecord turn = TurnRecord.begun(ChatFixtures.turn(chat.snapshot().id()), Optional.empty());
    turns().add(turn);

    subject().remove(chat.snapshot().id());

    assertThat(found(chat)).isEmpty();
    assertThat(messages().find(gone.id())).isEmpty();
    assertThat(alternates().of(gone.id())).isEmpty();
    assertThat(turns().find(turn.id())).isEmpty();
    assertThat(found(other)).isPresent();
    assertThat(messages().find(stays.id())).isPresent();
    assertThat(alternates().of(stays.id())).hasSize(1);
  }

  private Message said(Chat chat) {
    Message message = ChatFixtures.message(chat.snapshot().id(), 1, "Hello");
    messages().add(message);
    alternates().put(message.id(), 0, message.chosen());
    return message;
  }

  @Test
  default void the_last_active_come_first_whatever_the_size_of_a_page() {
    UserId owner = owner();
    var added = new ArrayList<ChatId>();
    // three at each moment, so that their ids decide too
    for (int i = 0; i < 10; i++) added.add(add(owner, HandClock.START.plusMillis(i / 3)));
    add(owner(), LATER);
    Chat woken = subject().find(added.removeFirst()).orElseThrow();
    woken.beginAgain(ChatFixtures.turnId(), LATER);
    subject().save(woken);
    added.add(woken.snapshot().id());

    for (int size : new int[]{1, 3, 10, 100}) {
      assertThat(ids(all(size, page -> subject().of(owner, page)))).isEqualTo(added.reversed());
    }
  }

  @Test
  default void pages_stay_as_they_are_while_chats_are_added_and_malformed_cursors_are_refused() {
    UserId owner = owner();
    ChatId oldest = add(owner, HandClock.START);
    add(owner, HandClock.START.plusMillis(1));
    Page<Chat> first = subject().of(owner, PageRequest.first(1));

    add(owner, LATER);

    assertThat(ids(subject().of(owner, new PageRequest(5, first.next())).items())).containsExactly(oldest);
    assertMalformedCursorsRefused(page -> subject().of(owner, page));
  }

  @Test
  default void the_last_created_chat_with_a_character_is_found() {
    UserId owner = owner();
    var character = new CharacterId(IdFixtures.fresh());
    assertThat(subject().latestWith(owner, character)).isEmpty();
    Chat first = ChatFixtures.chat(owner, character, HandClock.START);
    Chat last = ChatFixtures.chat(owner, character, HandClock.START);
    subject().add(first);
    subject().add(last);
    subject().add(ChatFixtures.chat(owner(), character, LATER));
    subject().add(ChatFixtures.chat(owner, new CharacterId(IdFixtures.fresh()), LATER));

    // activity is not creation
    Chat active = subject().find(first.snapshot().id()).orElseThrow();
    active.beginAgain(ChatFixtures.turnId(), LATER);
    subject().save(active);

    assertThat(subject().latestWith(owner, character).map(Chat::snapshot)).contains(last.snapshot());
  }

  private ChatId add(UserId owner, Instant time) {
    Chat chat = ChatFixtures.chat(owner, new CharacterId(IdFixtures.fresh()), time);
    subject().add(chat);
    return chat.snapshot().id();
  }

  private Optional<Chat.Snapshot> found(Chat chat) {
    return subject().find(chat.snapshot().id()).map(Chat::snapshot);
  }

  private static List<ChatId> ids(List<Chat> chats) {
    return chats.stream().map(chat -> chat.snapshot().id()).toList();
  }
}
