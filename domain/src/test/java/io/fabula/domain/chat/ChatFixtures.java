package io.fabula.domain.chat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.persona.PersonaId;
import io.fabula.domain.prompt.AuthorNote;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.TokenUsage;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Chats, messages and turns that no other test has. */
public final class ChatFixtures {
  public static final ModelId MODEL = new ModelId("open-router", "vendor/model:free");

  private ChatFixtures() {}

  public static Chat chat(UserId owner) {
    return chat(owner, new CharacterId(IdFixtures.fresh()), HandClock.START);
  }

  public static Chat chat(UserId owner, CharacterId character, Instant time) {
    return Chat.open(new ChatId(IdFixtures.fresh()), owner,
        new CastMember(character, 1, "미라", Optional.empty()), Optional.empty(), time);
  }

  /** With something in every field. */
  public static Chat complete(UserId owner) {
    var cast = List.of(
        new CastMember(new CharacterId(IdFixtures.fresh()), 3, "미라 🗼", Optional.of("face")),
        new CastMember(new CharacterId(IdFixtures.fresh()), 1, "Anna", Optional.empty()));
    var settings = new ChatSettings(Optional.of(0.7), Optional.of(0.000_01), Optional.of(300),
        Optional.of(8_192));
    return Chat.restore(new Chat.Snapshot(new ChatId(IdFixtures.fresh()), ChatKind.DIRECT, owner,
        Optional.of("밤바다 🌊"), cast, Optional.of(new PersonaId(IdFixtures.fresh())), Optional.of(MODEL),
        settings, Optional.of(new AuthorNote("\"Rain\" 비", 2, Role.USER)), 5_000_000_000L, 5_000_000_007L,
        Optional.of("안녕 👋"), 3, Optional.of(turnId()), 9, HandClock.START, HandClock.START.plusSeconds(9)));
  }

  public static Message message(ChatId chat, long position, String text) {
    return new Message(new MessageId(IdFixtures.fresh()), chat, position, Role.USER, Optional.empty(), text,
        MessageStatus.COMPLETE, Alternates.ONE, Optional.empty(), Optional.empty(), HandClock.START);
  }

  /** With something in every field. */
  public static Message reply(ChatId chat, long position) {
    return new Message(new MessageId(IdFixtures.fresh()), chat, position, Role.ASSISTANT,
        Optional.of(new CharacterId(IdFixtures.fresh())), "바람이 분다.\n\"Storm\" 🌪️", MessageStatus.INTERRUPTED,
        new Alternates(1, 3), Optional.of(MODEL), Optional.of(new TokenUsage(120, 30, true)),
        HandClock.START);
  }

  public static Alternate alternate(String text) {
    return new Alternate(text, MessageStatus.COMPLETE, Optional.empty(), Optional.empty(), HandClock.START);
  }

  public static TurnId turnId() {
    return new TurnId(IdFixtures.fresh());
  }

  public static LiveTurn turn(ChatId chat) {
    return new LiveTurn(turnId(), chat, TurnKind.REPLY, Optional.empty(), HandClock.START);
  }
}
