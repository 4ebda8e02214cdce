package io.fabula.llm.offline;

import io.fabula.domain.prompt.Prompt;
import io.fabula.domain.prompt.PromptMessage;
import io.fabula.domain.prompt.PromptPart;
import io.fabula.domain.prompt.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a card gives an actor to work with.
 *
 * @param name the character's, where example dialogue tells it
 * @param sentences plain sentences about the character and its world
 * @param lines what the character says in the example dialogue
 */
record CardText(Optional<String> name, List<String> sentences, List<String> lines) {
  private static final Pattern LEFTOVER = Pattern.compile("\\{\\{[^{}]*}}|<START>|<[A-Za-z_/]{1,20}>");
  private static final Pattern SENTENCE = Pattern.compile("[^.!?。…\\n]+[.!?。…]+[\"”']?");
  /** Marks of attribute lists, which are no speech. */
  private static final Pattern LIST_MARK = Pattern.compile("[\\[\\]{}=+|<>#;_:]|\\*\\*");
  private static final Pattern SPEECH = Pattern.compile("(?m)^\\s*([^:：\\n]{1,40})[:：]\\s*(.+)$");
  private static final int SENTENCE_MIN = 8;
  private static final int SENTENCE_MAX = 180;
  private static final int LINE_MAX = 240;

  static CardText of(Prompt prompt) {
    var about = new StringBuilder();
    var examples = new StringBuilder();
    var spoken = new ArrayList<String>();
    for (PromptPart part : prompt.parts()) {
      if (!part.included()) continue;
      String text = clean(part.content());
      switch (part.source()) {
        case DESCRIPTION, PERSONALITY, SCENARIO, LORE_BEFORE, LORE_AFTER, LORE_AT_DEPTH ->
          about.append(text).append('\n');
        case EXAMPLE_DIALOGUE -> {
          if (part.role() == Role.ASSISTANT) spoken.add(text);
          else if (part.role() == Role.SYSTEM) examples.append(text).append('\n');
        }
        case SYSTEM_PROMPT, PERSONA, HISTORY, AUTHOR_NOTE, POST_HISTORY -> {
        }
      }
    }
    if (prompt.parts().isEmpty()) {
      for (PromptMessage message : prompt.messages()) {
        if (message.role() == Role.SYSTEM) about.append(clean(message.content())).append('\n');
      }
    }
    Map<String, List<String>> speeches = speeches(examples.toString());
    Optional<String> name = speaker(speeches, about.toString());
    name.ifPresent(who -> spoken.addAll(speeches.get(who)));
    return new CardText(name, sentences(about.toString()),
        spoken.stream().filter(line -> line.length() <= LINE_MAX).toList());
  }

  CardText spokenIn(Tongue tongue) {
    return new CardText(name, sentences.stream().filter(tongue::speaks).toList(),
        lines.stream().filter(tongue::speaks).toList());
  }

  static String clean(String text) {
    return LEFTOVER.matcher(text).replaceAll("").replaceAll("[ \\t]+", " ").strip();
  }

  private static List<String> sentences(String text) {
    var sentences = new ArrayList<String>();
    for (Matcher found = SENTENCE.matcher(text); found.find();) {
      String sentence = found.group().strip();
      boolean plain = sentence.length() >= SENTENCE_MIN && sentence.length() <= SENTENCE_MAX
          && !LIST_MARK.matcher(sentence).find() && Character.isLetter(sentence.charAt(0));
      if (plain && !sentences.contains(sentence)) sentences.add(sentence);
    }
    return sentences;
  }

  private static Map<String, List<String>> speeches(String examples) {
    var speeches = new LinkedHashMap<String, List<String>>();
    for (Matcher found = SPEECH.matcher(examples); found.find();) {
      speeches.computeIfAbsent(found.group(1).strip(), any -> new ArrayList<>()).add(found.group(2).strip());
    }
    return speeches;
  }

  /** The card speaks about its character by name; of two strangers the one who answers is it. */
  private static Optional<String> speaker(Map<String, List<String>> speeches, String about) {
    Optional<String> best = Optional.empty();
    int mentions = -1;
    for (String who : speeches.keySet()) {
      int count = about.split(Pattern.quote(who), -1).length - 1;
      if (count >= mentions) {
        best = Optional.of(who);
        mentions = count;
      }
    }
    return best;
  }
}
