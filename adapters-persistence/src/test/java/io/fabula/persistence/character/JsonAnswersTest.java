package io.fabula.persistence.character;

import io.fabula.domain.character.draft.Answers;
import io.fabula.domain.character.draft.AnswersContract;

class JsonAnswersTest implements AnswersContract {
  @Override
  public Answers subject() {
    return new JsonAnswers();
  }
}
