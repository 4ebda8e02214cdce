package io.fabula.application.chat;

import io.fabula.domain.chat.AlternateTexts;
import io.fabula.domain.chat.CastSnapshots;
import io.fabula.domain.chat.Chats;
import io.fabula.domain.chat.DailyMessages;
import io.fabula.domain.chat.Messages;
import io.fabula.domain.chat.Turns;
import io.fabula.domain.chat.ledger.TurnLedger;
import io.fabula.domain.chat.reading.ReadingAhead;
import io.fabula.domain.chat.state.ChatStates;

/** Where chats live. */
public record ChatStores(Chats chats, Messages messages, AlternateTexts alternates, Turns turns,
    CastSnapshots snapshots, ChatStates states, DailyMessages daily, TurnLedger ledger,
    ReadingAhead ahead) {}
