package io.fabula.llm.offline;

import io.fabula.domain.prompt.Prompt;
import io.fabula.domain.prompt.PromptMessage;
import io.fabula.domain.prompt.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes up one reply: what the user says, met with the card's words and a few of its own. */
final class Improviser {
  private static final int LATELY = 12;
  private static final int SENTENCES_MAX = 4;
  private static final int GREETING_WORDS_MAX = 6;
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?…。]+(?=\\s|[\"'”)*]|$)");

  private final Tongue tongue;
  private final CardText card;
  private final String heard;
  private final Deck deck;
  private final Optional<String> topic;
  private final List<String> reply = new ArrayList<>();
  private int sentences;

  private Improviser(Prompt prompt, long seed) {
    List<PromptMessage> messages = prompt.messages();
    List<PromptMessage> fromUser = messages.stream().filter(message -> message.role() == Role.USER).toList();
    heard = fromUser.isEmpty() ? "" : CardText.clean(fromUser.getLast().content());
    CardText whole = CardText.of(prompt);
    tongue = Tongue.isKorean(heard + whole.sentences() + whole.lines()) ? Tongue.KOREAN : Tongue.ENGLISH;
    card = whole.spokenIn(tongue);
    List<String> said = messages.stream().filter(message -> message.role() == Role.ASSISTANT)
        .map(message -> CardText.clean(message.content())).toList();
    long mixed = seed;
    // hashes of texts are specified, those of records and enums are not
    for (PromptMessage message : messages) mixed = mixed * 1_000_003 + message.content().hashCode();
    deck = new Deck(mixed, said.subList(Math.max(0, said.size() - LATELY), said.size()));
    topic = topic();
  }

  static String reply(Prompt prompt, long seed) {
    var improviser = new Improviser(prompt, seed);
    improviser.improvise();
    return String.join(" ", improviser.reply);
  }

  private void improvise() {
    boolean question = heard.contains("?") || tongue.words(heard).stream().limit(1).anyMatch(this::asks)
        || tongue == Tongue.KOREAN && tongue.words(heard).stream().anyMatch(this::asks);
    boolean brief = tongue.words(heard).size() <= GREETING_WORDS_MAX;
    if (question && tongue.says("words.machine", heard)) {
      say(deck.draw(lines("honest")));
      return;
    }
    if (deck.luck(60)) say(deck.draw(lines("action")));
    if (brief && tongue.says("words.farewell", heard)) say(deck.draw(lines("farewell")));
    else if (brief && tongue.says("words.thanks", heard)) thanked();
    else if (question) answer();
    else if (brief && tongue.says("words.greet", heard)) greet();
    else respond();
  }

  private boolean asks(String word) {
    return tongue.phrases().isWord("words.question", word);
  }

  private void greet() {
    say(deck.draw(lines("greet")));
    if (deck.luck(50)) ownWords();
    if (deck.luck(50)) askBack();
  }

  private void thanked() {
    say(deck.draw(lines("thanks")));
    if (deck.luck(40)) askBack();
  }

  private void answer() {
    boolean aboutSelf = tongue.says("words.self", heard);
    List<String> known = related();
    if (aboutSelf && card.name().isPresent()) {
      say(deck.draw(lines("name")));
      deck.drawFresh(card.sentences()).ifPresent(sentence -> say(voiced(sentence)));
    } else if (!known.isEmpty() || aboutSelf && !card.sentences().isEmpty()) {
      if (deck.luck(50)) say(deck.draw(lines("lead")));
      say(voiced(deck.draw(known.isEmpty() ? card.sentences() : known)));
    } else {
      say(topic.isPresent() && deck.luck(75) ? deck.draw(lines("unknown"))
          : deck.draw(lines("unknown.plain")));
      if (deck.luck(50)) ownWords();
    }
    if (deck.luck(35)) askBack();
  }

  private void respond() {
    say(topic.isPresent() && deck.luck(80) ? deck.draw(lines("echo")) : deck.draw(lines("echo.plain")));
    List<String> known = related();
    if (!known.isEmpty() && deck.luck(70)) say(voiced(deck.draw(known)));
    else if (deck.luck(60)) ownWords();
    if (deck.luck(50)) askBack();
  }

  private void askBack() {
    say(topic.isPresent() && deck.luck(50) ? deck.draw(lines("ask.topic")) : deck.draw(lines("ask")));
  }

  /** Something of the character's own: a line it is known for, else a fact about it. */
  private void ownWords() {
    Optional<String> line = deck.drawFresh(card.lines());
    if (line.isPresent()) say(line.get());
    else deck.drawFresh(card.sentences()).ifPresent(sentence -> say(voiced(sentence)));
  }

  private String voiced(String sentence) {
    Optional<String> spoken = tongue == Tongue.ENGLISH ? FirstPerson.of(sentence, card.name())
        : Optional.empty();
    return spoken.orElse("*" + sentence + "*");
  }

  /** The sentences of the card, not said yet, that share most words with what was heard. */
  private List<String> related() {
    var best = new ArrayList<String>();
    int most = 1;
    for (String sentence : card.sentences()) {
      var shared = new HashSet<>(tongue.stems(sentence));
      shared.retainAll(tongue.stems(heard));
      if (shared.size() < most || !deck.isFresh(sentence) || !deck.isFresh(voiced(sentence))) continue;
      if (shared.size() > most) best.clear();
      most = shared.size();
      best.add(sentence);
    }
    return best;
  }

  /** A word worth coming back to: one that is named as a thing, else one the card knows, else a long one. */
  private Optional<String> topic() {
    List<String> words = tongue.contentWords(heard);
    List<String> things = words.stream().filter(word -> !tongue.article(heard, word).isEmpty()).toList();
    List<String> known = words.stream()
        .filter(word -> card.sentences().stream()
            .anyMatch(sentence -> tongue.stems(sentence).contains(tongue.stem(word))))
        .toList();
    if (!things.isEmpty()) words = things;
    else if (!known.isEmpty()) words = known;
    int longest = words.stream().mapToInt(String::length).max().orElse(0);
    List<String> longs = words.stream().filter(word -> word.length() >= longest - 1).toList();
    if (longs.isEmpty()) return Optional.empty();
    String word = deck.draw(longs);
    return Optional.of(tongue.article(heard, word) + asWritten(tongue.topic(word)));
  }

  /** With the capitals of a name, unless it began the message. */
  private String asWritten(String word) {
    int at = heard.toLowerCase(Locale.ROOT).indexOf(word);
    return at > 0 && at + word.length() <= heard.length() ? heard.substring(at, at + word.length()) : word;
  }

  private List<String> lines(String section) {
    return tongue.phrases().lines(section);
  }

  private void say(String phrase) {
    String text = Particles
        .resolve(phrase.replace("{topic}", topic.orElse("")).replace("{name}", card.name().orElse("")));
    int count = (int) SENTENCE_END.matcher(text).results().count();
    if (sentences > 0 && sentences + count > SENTENCES_MAX) return;
    sentences += count;
    deck.say(text);
    reply.add(Character.toUpperCase(text.charAt(0)) + text.substring(1));
  }
}
