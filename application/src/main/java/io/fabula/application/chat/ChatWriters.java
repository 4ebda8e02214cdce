package io.fabula.application.chat;

import io.fabula.domain.catalog.Models;
import io.fabula.domain.character.lore.LoreScan;
import io.fabula.domain.chat.TurnJournal;
import io.fabula.domain.prompt.TextGeneration;
import io.fabula.domain.prompt.TokenCounting;

/** Who writes. */
public record ChatWriters(Models models, TextGeneration generation, TurnJournal journal, TokenCounting tokens,
    LoreScan lore) {}
