package io.fabula.domain.character.draft;

import static io.fabula.domain.character.draft.DraftForm.line;
import static io.fabula.domain.character.draft.DraftForm.text;

import io.fabula.domain.character.draft.DraftForm.Field;
import io.fabula.domain.character.draft.DraftForm.Kind;
import java.util.List;

/** What a model can be asked to draft of a character. */
public enum DraftTask {
  /** All of a character at once. */
  CHARACTER("Invent a character that people enjoy talking with.",
      line("name", "what they are called"),
      line("tagline", "one line that makes curious"),
      text("description",
          "who they are, how they look, what they have lived through; three to six paragraphs"),
      text("personality", "how they are, in a few sentences"),
      text("scenario", "where and how the conversation begins"),
      text("first_message",
          "their first message in the chat, in their own voice, with *actions* in asterisks"),
      new Field("alternate_greetings", "other first messages, of other moods or places",
          new Kind.Texts(3, 20_000)),
      text("example_dialogue",
          "two short exchanges; each begins with <START>, lines with {{user}}: and {{char}}:"),
      new Field("tags", "three to eight short tags", new Kind.Texts(12, 60))),
  /** What a story says of one of its characters. */
  FROM_STORY("Make the character who matters most in this story (or the one that is named) somebody to talk "
      + "with. Keep to what the story says; where it is silent, invent what fits.", CHARACTER.form()),
  /** What the model is told of a character. */
  PROMPT("Write what the character is like, from the draft so far.",
      text("description", "who they are, how they look, what they have lived through"),
      text("personality", "how they are, in a few sentences"),
      text("scenario", "where and how the conversation begins")),
  /** How a chat begins. */
  FIRST_MESSAGE("Write how a chat with the character begins.",
      text("first_message", "their first message, in their own voice, with *actions* in asterisks"),
      new Field("alternate_greetings", "other first messages, of other moods or places",
          new Kind.Texts(5, 20_000))),
  /** Figures that a game could use. */
  STAT("Give the character stats as a game would show them.",
      new Field("stats", "three to six stats", new Kind.Items(8, new DraftForm(List.of(
          line("name", "what is measured"),
          new Field("value", "how much they have", new Kind.Number(0, 1_000)),
          new Field("max", "how much there can be", new Kind.Number(1, 1_000)),
          line("description", "what it means for this character")))))),
  /** What makes a character vivid. */
  DETAIL("Write the details that make the character vivid.",
      text("appearance", "how they look"),
      text("background", "where they come from"),
      text("habits", "what they do without thinking"),
      text("speech_style", "how they speak, with an example")),
  /** What a character does not tell. */
  SECRET("Give the character secrets that a long conversation may reveal.",
      new Field("secrets", "one to three secrets", new Kind.Items(5, new DraftForm(List.of(
          line("title", "a short name"),
          text("content", "the secret"),
          line("reveal_when", "what has to happen before they tell")))))),
  /** What happens in the course of a chat. */
  TURN_EVENTS("Plan events that happen in the course of the conversation.",
      new Field("events", "two to five events", new Kind.Items(10, new DraftForm(List.of(
          new Field("turn", "after how many messages of the user", new Kind.Number(1, 1_000)),
          line("title", "a short name"),
          text("content", "what happens"),
          new Field("keywords", "words that may call it sooner", new Kind.Texts(10, 60))))))),
  /** How a story with a character may end. */
  ENDING("Plan how the story with this character may end.",
      new Field("endings", "two to four endings", new Kind.Items(6, new DraftForm(List.of(
          line("title", "a short name"),
          line("condition", "what has to have happened"),
          text("content", "how it ends")))))),
  /** Words by which a character is found. */
  TAGS("Find tags by which people would look for this character.",
      new Field("tags", "three to eight short tags", new Kind.Texts(12, 60)));

  private final String wish;
  private final DraftForm form;

  DraftTask(String wish, Field... fields) {
    this(wish, new DraftForm(List.of(fields)));
  }

  DraftTask(String wish, DraftForm form) {
    this.wish = wish;
    this.form = form;
  }

  /** What the model is asked to do. */
  public String wish() {
    return wish;
  }

  /** What its answer has to look like. */
  public DraftForm form() {
    return form;
  }
}
