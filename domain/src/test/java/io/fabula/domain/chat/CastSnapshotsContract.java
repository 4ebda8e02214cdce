package io.fabula.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CardFixtures;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Definition;
import io.fabula.domain.shared.IdFixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all {@link CastSnapshots} keep to. */
public interface CastSnapshotsContract {
  CastSnapshots subject();

  Chats chats();

  UserId owner();

  @Test
  default void a_version_is_found_as_it_was_kept() {
    var character = new CharacterId(IdFixtures.fresh());

    subject().keep(character, 1, CardFixtures.full());
    subject().keep(character, 2, Definition.named("미라"));

    assertThat(subject().find(character, 1)).contains(CardFixtures.full());
    assertThat(subject().find(character, 2)).contains(Definition.named("미라"));
    assertThat(subject().find(character, 3)).isEmpty();
    assertThat(subject().find(new CharacterId(IdFixtures.fresh()), 1)).isEmpty();
  }

  @Test
  default void who_is_in_no_chat_and_gone_elsewhere_is_forgotten() {
    Chat chat = ChatFixtures.chat(owner());
    chats().add(chat);
    CharacterId met = chat.speaker().id();
    var unmet = new CharacterId(IdFixtures.fresh());
    var living = new CharacterId(IdFixtures.fresh());
    for (CharacterId each : List.of(met, unmet, living)) {
      subject().keep(each, 1, Definition.named("미라"));
      subject().keep(each, 2, Definition.named("미라"));
    }

    subject().forgetUnmet(id -> id.equals(unmet) || id.equals(met));

    assertThat(subject().find(unmet, 1)).isEmpty();
    assertThat(subject().find(unmet, 2)).isEmpty();
    assertThat(subject().find(met, 2)).isPresent();
    assertThat(subject().find(living, 1)).isPresent();
    chats().remove(chat.snapshot().id());
    subject().forgetUnmet(met::equals);
    assertThat(subject().find(met, 1)).isEmpty();
  }

  @Test
  default void a_version_that_is_kept_stays_as_it_is() {
    var character = new CharacterId(IdFixtures.fresh());
    subject().keep(character, 1, Definition.named("first"));

    subject().keep(character, 1, Definition.named("second"));

    assertThat(subject().find(character, 1)).contains(Definition.named("first"));
  }
}
