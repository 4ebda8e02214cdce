package io.fabula.domain.chat;

import io.fabula.domain.asset.BlobId;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterId;
import java.util.Optional;

/**
 * A character in a chat, as it was when it last spoke there: the chat goes on with that when the character
 * is gone, or not its owner's to see any more.
 *
 * @param version which of its versions the chat's own snapshot of it is
 * @param avatar the name of its picture's file
 */
public record CastMember(CharacterId id, long version, String name, Optional<String> avatar) {
  /** A character as it is now. */
  public static CastMember of(Character.Snapshot character) {
    return new CastMember(character.id(), character.version(), character.sheet().definition().spokenName(),
        character.avatar().map(BlobId::value));
  }
}
