package io.fabula.domain.character;

import java.util.List;

/** Characters looked at together, without their long texts. */
public interface Gallery {
  /** Those of these that there are, whoever may see them, in the order asked for; at most 100 at once. */
  List<CharacterSummary> of(List<CharacterId> ids);
}
