package io.fabula.bootstrap.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.character.CardReading;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.lore.LoreVerdict;
import io.fabula.domain.chat.talk.Talk;
import io.fabula.domain.chat.talk.TalkTurn;
import io.fabula.domain.prompt.LorePiece;
import io.fabula.persistence.character.card.CardFiles;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cards that the server brings along are good cards, and those whose texts lie here. */
class SampleCardsTest {
  private static final int BYTES_MAX = 150_000;

  private static byte[] card(String name) throws IOException {
    try (InputStream in = SampleCardsTest.class
        .getResourceAsStream("/io/fabula/bootstrap/samples/" + name + ".png")) {
      return in.readAllBytes();
    }
  }

  private static Talk talk(String name) throws IOException {
    Definition card = new CardFiles().read(card(name)).definition();
    return Talk.with(card, InstantSource.fixed(Instant.EPOCH), 1).user("Jun").begin();
  }

  private static List<String> called(TalkTurn turn) {
    return turn.lore().stream().filter(LoreVerdict::included).map(LoreVerdict::name).toList();
  }

  @Test
  void there_is_a_text_and_a_picture_for_each() {
    assertThat(SampleStudio.PAINTERS.keySet()).isEqualTo(Set.of("isla", "bramble", "yunseul"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"isla", "bramble", "yunseul"})
  void a_card_says_what_its_text_says(String name) throws IOException {
    byte[] file = card(name);
    CardReading reading = new CardFiles().read(file);

    assertThat(file).hasSizeLessThan(BYTES_MAX);
    assertThat(reading.definition()).isEqualTo(new CardFiles().read(SampleStudio.text(name)).definition());
    assertThat(reading.warnings()).isEmpty();
    assertThat(reading.picture()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "isla    | What is that on your windowsill? | Ledger of Found Things",
      "isla    | Was it the worst storm you remember? | The storm of '87",
      "isla    | It is foggy tonight. | The fog bell",
      "isla    | Will there be a ferry? | Weather in her knee",
      "bramble | I brought pears. | Pears",
      "bramble | Why is that door locked? | The dead letter room",
      "bramble | Will I see you in the morning? | The first blackbird",
      "yunseul | 호두야, 이리 와. | 호두",
      "yunseul | 할머니께서는 잘 지내세요? | 할머니의 찻주전자",
      "yunseul | 수첩에 뭐라고 적었는지 궁금해요. | 손님 수첩",
      "yunseul | 비가 또 오네요. | 비 오는 날",
      "yunseul | 라디오에서 들었어요. | 라디오"})
  void words_call_up_lore(String name, String words, String entry) throws IOException {
    assertThat(called(talk(name).say(words))).contains(entry);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "isla    | A storm would suit me. | The storm of '87",
      "bramble | I knocked at the door. | The dead letter room",
      "yunseul | 수첩을 두고 왔어요. | 손님 수첩"})
  void without_their_secondary_keys_some_stay_out(String name, String words, String entry)
      throws IOException {
    assertThat(called(talk(name).say(words))).doesNotContain(entry);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"isla | Will it rain?", "bramble | Good morning!", "yunseul | 비가 와요."})
  void each_book_has_an_entry_at_depth(String name, String words) throws IOException {
    assertThat(talk(name).say(words).lore()).filteredOn(LoreVerdict::included)
        .extracting(LoreVerdict::position).hasAtLeastOneElementOfType(LorePiece.Place.AtDepth.class);
  }

  @Test
  void bramble_counts_his_pears() throws IOException {
    Talk talk = talk("bramble");
    talk.reply("Good evening.", prompt -> "Did you bring pears?");
    talk.reply("A pear for you.", prompt -> "Evidence!");

    assertThat(talk.say("Another pear?").prompt().messages().getFirst().content()).contains("so far: 2.");
  }
}
