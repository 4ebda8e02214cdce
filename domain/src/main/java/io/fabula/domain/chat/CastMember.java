package io.fabula.domain.chat;

import io.fabula.domain.character.CharacterId;
import java.util.Optional;

/**
 * A character in a chat, as it was when the chat was opened.
 *
 * @param version which of its versions the chat's own snapshot of it is
 * @param avatar the name of its picture's file
 */
public record CastMember(CharacterId id, long version, String name, Optional<String> avatar) {}
