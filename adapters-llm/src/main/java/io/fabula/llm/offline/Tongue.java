package io.fabula.llm.offline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A language the improviser speaks: its phrases and how it takes words apart. */
enum Tongue {
  ENGLISH("english.txt") {
    @Override
    boolean speaks(String text) {
      return !HANGUL.matcher(text).find();
    }

    @Override
    String stem(String word) {
      // a common beginning is what the forms of most English words share
      return word.length() > STEM_LENGTH ? word.substring(0, STEM_LENGTH) : word;
    }

    @Override
    boolean isTopic(String word) {
      return word.length() >= 3;
    }

    @Override
    String topic(String word) {
      return word;
    }

    @Override
    String article(String text, String word) {
      Matcher found = Pattern
          .compile("(?i)\\b(the|an?|my|your|our|this|that|these|those) " + Pattern.quote(word) + "\\b")
          .matcher(text);
      if (!found.find()) return "";
      return switch (found.group(1).toLowerCase(Locale.ROOT)) {
        case "my" -> "your ";
        case "your" -> "my ";
        case "our" -> "our ";
        case "a" -> "a ";
        case "an" -> "an ";
        default -> "the ";
      };
    }
  },

  KOREAN("korean.txt") {
    @Override
    boolean speaks(String text) {
      return HANGUL.matcher(text).find();
    }

    @Override
    String stem(String word) {
      return topic(word);
    }

    @Override
    boolean isTopic(String word) {
      return !topic(word).equals(word) || !VERBAL.matcher(word).find() && word.length() >= 2;
    }

    @Override
    String topic(String word) {
      String bare = PARTICLE.matcher(word).replaceFirst("");
      return bare.isEmpty() ? word : bare;
    }
  };

  private static final Pattern HANGUL = Pattern.compile("[가-힣]");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}']+");
  private static final Pattern PARTICLE = Pattern
      .compile("(?:(?<=.)(?:에서는|에서|에게|으로|한테|까지|부터|처럼|를)|(?<=..)(?:이랑|하고|은|는|이|가|을|의|에|로|와|과|도|만|랑))$");
  /** Endings of verbs and adjectives: such a word is no thing to talk about. */
  private static final Pattern VERBAL = Pattern.compile("(다|요|까|니|어|아|지|네|해|고|면|서|줘|자|군|래|게|야|은|는|을|나)$");
  private static final int STEM_LENGTH = 5;

  private final String resource;

  Tongue(String resource) {
    this.resource = resource;
  }

  abstract boolean speaks(String text);

  /** What the forms of one word share. */
  abstract String stem(String word);

  /** What stands before a word when the one who heard it names it again, with the space behind it. */
  String article(String text, String word) {
    return "";
  }

  abstract boolean isTopic(String word);

  /** The word as it is named in a sentence. */
  abstract String topic(String word);

  static boolean isKorean(String text) {
    return HANGUL.matcher(text).find();
  }

  Phrases phrases() {
    return Tables.BY_TONGUE.get(ordinal());
  }

  /** What is written into forms, by the names of their fields. */
  Phrases forms() {
    return Tables.FORMS.get(ordinal());
  }

  List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT)).results()
        .map(found -> found.group().replaceAll("'.*", ""))
        .filter(word -> !word.isEmpty()).toList();
  }

  /** The words that carry meaning, in their order. */
  List<String> contentWords(String text) {
    var content = new ArrayList<String>();
    for (String word : words(text)) {
      boolean stop = phrases().isWord("words.stop", word) || phrases().isWord("words.stop", topic(word));
      if (!stop && isTopic(word)) content.add(word);
    }
    return content;
  }

  Set<String> stems(String text) {
    var stems = new LinkedHashSet<String>();
    for (String word : contentWords(text)) stems.add(stem(word));
    return stems;
  }

  boolean says(String section, String text) {
    return words(text).stream().anyMatch(word -> phrases().isWord(section, word));
  }

  /** Loaded on first use, once. */
  private static final class Tables {
    private static final List<Phrases> BY_TONGUE = List.of(Phrases.load(ENGLISH.resource),
        Phrases.load(KOREAN.resource));
    private static final List<Phrases> FORMS = List.of(Phrases.load("forms-" + ENGLISH.resource),
        Phrases.load("forms-" + KOREAN.resource));
  }
}
