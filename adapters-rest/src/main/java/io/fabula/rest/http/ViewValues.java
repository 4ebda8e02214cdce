package io.fabula.rest.http;

import io.fabula.domain.account.Email;
import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Username;
import io.fabula.domain.asset.BlobId;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.persona.PersonaId;
import io.fabula.rest.json.Names;
import java.math.BigDecimal;
import java.util.Optional;

/** How values of the domain become the plain values of views: an absent one becomes null. */
public final class ViewValues {
  public String text(Optional<String> text) {
    return text.orElse(null);
  }

  public Integer number(Optional<Integer> number) {
    return number.orElse(null);
  }

  public Double decimal(Optional<Double> number) {
    return number.orElse(null);
  }

  public BigDecimal price(Optional<BigDecimal> price) {
    return price.orElse(null);
  }

  public String word(Enum<?> constant) {
    return Names.word(constant);
  }

  public String user(UserId id) {
    return id.toString();
  }

  public String optionalUser(Optional<UserId> id) {
    return id.map(UserId::toString).orElse(null);
  }

  public String email(Email email) {
    return email.value();
  }

  public String username(Username username) {
    return username.value();
  }

  public String persona(PersonaId id) {
    return id.toString();
  }

  public String optionalPersona(Optional<PersonaId> id) {
    return id.map(PersonaId::toString).orElse(null);
  }

  public String character(CharacterId id) {
    return id.toString();
  }

  public String optionalCharacter(Optional<CharacterId> id) {
    return id.map(CharacterId::toString).orElse(null);
  }

  public String chat(ChatId id) {
    return id.toString();
  }

  public String message(MessageId id) {
    return id.toString();
  }

  public String optionalTurn(Optional<TurnId> id) {
    return id.map(TurnId::toString).orElse(null);
  }

  public String model(ModelId id) {
    return id.toString();
  }

  public String optionalModel(Optional<ModelId> id) {
    return id.map(ModelId::toString).orElse(null);
  }

  /** The address of a face in the blob store, as large as it is shown. */
  public static String picture(Optional<BlobId> id) {
    return id.map(blob -> "/api/files/" + blob.value() + ".webp").orElse(null);
  }

  /** The address of a user's face. */
  public static String face(Optional<User.Face> face) {
    return picture(face.map(User.Face::hash).map(BlobId::new));
  }

  /** The address of the same face for a list. */
  public static String thumbnail(Optional<BlobId> id) {
    return id.map(blob -> "/api/files/" + blob.value() + "_thumb.webp").orElse(null);
  }
}
