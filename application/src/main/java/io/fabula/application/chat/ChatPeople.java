package io.fabula.application.chat;

import io.fabula.domain.account.Users;
import io.fabula.domain.character.Characters;
import io.fabula.domain.character.Standings;
import io.fabula.domain.memory.MemoryNotes;
import io.fabula.domain.persona.Personas;
import io.fabula.domain.settings.SettingsOfUsers;

/** Who takes part. */
public record ChatPeople(Users users, Personas personas, Characters characters, Standings standings,
    SettingsOfUsers settings, MemoryNotes notes) {}
