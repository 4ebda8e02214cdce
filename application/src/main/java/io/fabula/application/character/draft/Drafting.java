package io.fabula.application.character.draft;

import io.fabula.domain.account.Caller;
import io.fabula.domain.account.UserId;
import io.fabula.domain.catalog.Model;
import io.fabula.domain.catalog.Models;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.domain.character.Characters;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.Visibility;
import io.fabula.domain.character.draft.Answers;
import io.fabula.domain.character.draft.DraftError;
import io.fabula.domain.character.draft.DraftTask;
import io.fabula.domain.prompt.GenerationRequest;
import io.fabula.domain.prompt.Prompt;
import io.fabula.domain.prompt.PromptMessage;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.Sampling;
import io.fabula.domain.prompt.TextGeneration;
import io.fabula.domain.prompt.TokenCounting;
import io.fabula.domain.settings.SettingsOfUsers;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Lets a model draft characters, and parts of them. It is asked for JSON by a schema; an answer that does not
 * keep to it is asked for once more, with what was wrong. The model is the one that the author uses, else the
 * standard one.
 */
public final class Drafting {
  private static final String RULES = """
      You help an author who writes characters for a chat.
      %s
      Write in the language in which the author writes.
      Answer with one JSON object and nothing else. It keeps to this JSON Schema:
      %s""";
  private static final String AGAIN = "That cannot be used: %s. Answer again, with the whole JSON object and "
      + "nothing else.";
  private static final int TRIES = 2;
  private static final int FAULTS_TOLD = 8;
  private static final int ANSWER_MAX = 6_000;
  /** Of a model's window, a story may take what is left beside the rules and the answer. */
  private static final int BESIDE_STORY = 8_000;
  private static final int STORY_LEAST = 1_000;

  /** Who is asked. */
  public record Writers(Models models, SettingsOfUsers settings, TextGeneration generation,
      TokenCounting tokens, Answers answers) {
    private Model of(Caller caller) {
      return settings.of(caller.id()).models().offered(models).orElseGet(models::standard);
    }
  }

  private final Writers writers;
  private final Characters characters;
  private final Ids ids;
  private final RandomGenerator chance;
  private final InstantSource clock;

  public Drafting(Writers writers, Characters characters, Ids ids, RandomGenerator chance,
      InstantSource clock) {
    this.writers = writers;
    this.characters = characters;
    this.ids = ids;
    this.chance = chance;
    this.clock = clock;
  }

  /** A whole character, which is not saved. */
  public CharacterSheet character(Caller caller, Brief brief) {
    return sheet(draft(DraftTask.CHARACTER, brief, writers.of(caller)), brief.get("name"));
  }

  /** A part of one, in the fields of the task's form. */
  public Json.Obj part(Caller caller, DraftTask task, Brief brief) {
    return draft(task, brief, writers.of(caller));
  }

  /** A whole character, saved as a draft. */
  public Character.Snapshot create(Caller caller, Brief brief) {
    return saved(caller.id(), character(caller, brief));
  }

  /** A character out of a story, saved as a draft. Of a story longer than a model reads, the beginning. */
  public Character.Snapshot fromStory(Caller caller, String story, Optional<String> name) {
    Model model = writers.of(caller);
    int room = Math.max(STORY_LEAST, model.contextTokens() - BESIDE_STORY);
    Brief brief = new Brief().with("name", name).with("story", Optional.of(beginning(story, model, room)));
    return saved(caller.id(), sheet(draft(DraftTask.FROM_STORY, brief, model), name));
  }

  private String beginning(String story, Model model, int tokens) {
    TokenCounting counting = writers.tokens().of(model.id());
    String beginning = story;
    for (int count; (count = counting.count(beginning)) > tokens;) {
      int length = (int) (beginning.length() * 0.95 * tokens / count);
      beginning = beginning.substring(0, beginning.offsetByCodePoints(0,
          Math.max(0, beginning.codePointCount(0, length) - 1)));
    }
    return beginning;
  }

  private Character.Snapshot saved(UserId owner, CharacterSheet sheet) {
    Character character = Character.create(new CharacterId(ids.next()), owner,
        sheet.withVisibility(Visibility.DRAFT), clock.instant());
    characters.add(character);
    return character.snapshot();
  }

  private Json.Obj draft(DraftTask task, Brief brief, Model model) {
    var messages = new ArrayList<PromptMessage>();
    Json.Obj schema = task.form().schema();
    messages.add(new PromptMessage(Role.SYSTEM,
        RULES.formatted(task.wish(), writers.answers().text(schema))));
    messages.add(new PromptMessage(Role.USER, brief.told()));
    var sampling = new Sampling(Optional.empty(), Optional.empty(),
        Math.min(ANSWER_MAX, model.maxOutputTokens()), List.of());
    for (int attempt = 1;; attempt++) {
      var prompt = new Prompt(messages, List.of(), tokens(messages, model));
      Answering.Answer answer = Answering.to(
          new GenerationRequest(model.id(), prompt, sampling, chance.nextLong(), Optional.of(schema)),
          writers.generation());
      Optional<Json.Obj> object = writers.answers().object(answer.text());
      List<String> faults = object.map(task.form()::faults)
          .orElse(List.of("there is no whole JSON object in it"));
      if (faults.isEmpty()) return task.form().tidied(object.orElseThrow());
      String told = String.join("; ", faults.subList(0, Math.min(FAULTS_TOLD, faults.size())));
      if (attempt == TRIES) throw DraftError.Unusable.failure(answer.model().provider(), told);
      messages.add(new PromptMessage(Role.ASSISTANT, answer.text()));
      messages.add(new PromptMessage(Role.USER, AGAIN.formatted(told)));
    }
  }

  private int tokens(List<PromptMessage> messages, Model model) {
    TokenCounting counting = writers.tokens().of(model.id());
    return messages.stream().mapToInt(message -> counting.count(message.content())).sum();
  }

  private static CharacterSheet sheet(Json.Obj draft, Optional<String> name) {
    var definition = new Definition(
        name.map(String::strip).filter(chosen -> !chosen.isEmpty()).orElseGet(() -> text(draft, "name")), "",
        text(draft, "description"), text(draft, "personality"), text(draft, "scenario"),
        text(draft, "first_message"), draft.array("alternate_greetings").orElseThrow().texts(), List.of(),
        text(draft, "example_dialogue"), "", "", "", "", "", draft.array("tags").orElseThrow().texts(),
        Optional.empty(), Json.EMPTY);
    return CharacterSheet.of(definition).withTagline(draft.text("tagline"));
  }

  private static String text(Json.Obj draft, String field) {
    return draft.text(field).orElseThrow();
  }
}
