package io.fabula.persistence.character.card;

import io.fabula.domain.character.Cards;
import io.fabula.domain.character.CardsContract;

class CardFilesTest implements CardsContract {
  @Override
  public Cards subject() {
    return new CardFiles();
  }
}
