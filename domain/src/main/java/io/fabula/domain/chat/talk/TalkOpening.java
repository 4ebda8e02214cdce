package io.fabula.domain.chat.talk;

import io.fabula.domain.character.Definition;
import io.fabula.domain.character.lore.LinearPatterns;
import io.fabula.domain.character.lore.LoreScan;
import io.fabula.domain.character.lore.LoreScan.BudgetPolicy;
import io.fabula.domain.prompt.AuthorNote;
import io.fabula.domain.prompt.Budget;
import io.fabula.domain.prompt.EstimatedTokens;
import io.fabula.domain.prompt.Scene;
import io.fabula.domain.prompt.TokenCounting;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What is agreed upon before a {@link Talk} begins. Everything but the character has a default. */
public final class TalkOpening {
  /** Tokens of context that every model of today has. */
  public static final int CONTEXT_TOKENS = 8_192;

  private static final int REPLY_TOKENS = 1_024;

  private final Definition character;
  private final InstantSource clock;
  private final long seed;
  private String user = "User";
  private String persona = "";
  private String systemPrompt = Scene.STANDARD_SYSTEM_PROMPT;
  private String model = "";
  private ZoneId zone = ZoneOffset.UTC;
  private Budget budget = new Budget(CONTEXT_TOKENS, REPLY_TOKENS);
  private TokenCounting tokens = new EstimatedTokens();
  private BudgetPolicy lorePolicy = BudgetPolicy.SKIP;
  private Optional<AuthorNote> note = Optional.empty();
  private int greeting;

  TalkOpening(Definition character, InstantSource clock, long seed) {
    this.character = character;
    this.clock = clock;
    this.seed = seed;
  }

  /** What {@code {{user}}} becomes; {@code User} where nobody says. */
  public TalkOpening user(String name) {
    this.user = name;
    return this;
  }

  /**
   * @param description who the user is, as the model is told
   */
  public TalkOpening user(String name, String description) {
    this.persona = description;
    return user(name);
  }

  /** The system prompt for cards that have none of their own; may hold macros. */
  public TalkOpening systemPrompt(String text) {
    this.systemPrompt = text;
    return this;
  }

  /** What {@code {{model}}} becomes. */
  public TalkOpening model(String name) {
    this.model = name;
    return this;
  }

  /** In which the macros of time tell it; UTC where nobody says. */
  public TalkOpening zone(ZoneId zone) {
    this.zone = zone;
    return this;
  }

  /** The room for prompt and reply, in tokens; 8,192 with 1,024 for the reply where nobody says. */
  public TalkOpening budget(Budget budget) {
    this.budget = budget;
    return this;
  }

  /** How the model counts tokens; {@link EstimatedTokens} where nobody says. */
  public TalkOpening tokens(TokenCounting tokens) {
    this.tokens = tokens;
    return this;
  }

  /** What happens to lore that its book has no room for; skipped where nobody says. */
  public TalkOpening lorePolicy(BudgetPolicy policy) {
    this.lorePolicy = policy;
    return this;
  }

  /** A word from the author, in every prompt at its depth. */
  public TalkOpening note(AuthorNote note) {
    this.note = Optional.of(note);
    return this;
  }

  /**
   * Which greeting opens the talk.
   *
   * @param index into {@link Definition#greetings}, 0 where nobody says
   * @throws IllegalArgumentException where the character has no such greeting
   */
  public TalkOpening greeting(int index) {
    if (index < 0 || index >= character.greetings().size())
      throw new IllegalArgumentException("no greeting " + index + " of " + character.greetings().size());
    this.greeting = index;
    return this;
  }

  /** The character greets, if it has a greeting, and the user may speak. */
  public Talk begin() {
    List<String> greetings = character.greetings();
    Optional<String> first = greetings.isEmpty() ? Optional.empty() : Optional.of(greetings.get(greeting));
    return new Talk(frozen(), Talk.opened(this, first));
  }

  /** Goes on from where another talk was kept; the same seed is what keeps its chance the same. */
  public Talk resume(Talk.Snapshot kept) {
    return new Talk(frozen(), kept);
  }

  /** A talk does not change with the opening it came from. */
  private TalkOpening frozen() {
    var copy = new TalkOpening(character, clock, seed);
    copy.user = user;
    copy.persona = persona;
    copy.systemPrompt = systemPrompt;
    copy.model = model;
    copy.zone = zone;
    copy.budget = budget;
    copy.tokens = tokens;
    copy.lorePolicy = lorePolicy;
    copy.note = note;
    copy.greeting = greeting;
    return copy;
  }

  LoreScan scan() {
    return new LoreScan(new LinearPatterns(), tokens, lorePolicy);
  }

  Definition character() {
    return character;
  }

  InstantSource clock() {
    return clock;
  }

  long seed() {
    return seed;
  }

  String user() {
    return user;
  }

  String persona() {
    return persona;
  }

  String systemPrompt() {
    return systemPrompt;
  }

  String model() {
    return model;
  }

  ZoneId zone() {
    return zone;
  }

  Budget budget() {
    return budget;
  }

  TokenCounting tokens() {
    return tokens;
  }

  Optional<AuthorNote> note() {
    return note;
  }

  int greeting() {
    return greeting;
  }
}
