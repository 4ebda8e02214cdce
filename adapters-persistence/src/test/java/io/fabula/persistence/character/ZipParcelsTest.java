package io.fabula.persistence.character;

import io.fabula.domain.character.CardParcels;
import io.fabula.domain.character.CardParcelsContract;

class ZipParcelsTest implements CardParcelsContract {
  @Override
  public CardParcels subject() {
    return new ZipParcels(1 << 20);
  }
}
