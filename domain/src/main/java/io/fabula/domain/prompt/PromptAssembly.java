package io.fabula.domain.prompt;

import io.fabula.domain.prompt.PromptPart.Source;
import io.fabula.domain.prompt.Scene.Section;
import io.fabula.domain.prompt.macro.Macros;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Puts a prompt together: system prompt, lore before, description, personality, lore after, persona,
 * scenario, what is to be remembered, example dialogue, history, author's note and lore at their depth, post-history
 * instructions; modules of the author's own around the definition, below the scenario and at their depth.
 *
 * <p>The definition and what is placed by depth are always in, and what is to be remembered as far as its share of
 * the room goes; then history from the newest message
 * back, the newest in any case; then whole example blocks while there is room, or before it where they are pinned. What leads is one
 * system message: strict servers take no second one, and a provider's cache has one stable beginning.
 * The same inputs give the same bytes.
 */
public final class PromptAssembly {
  /** What the role and the separators of one message cost, as OpenAI's cookbook counts them. */
  static final int TOKENS_PER_MESSAGE = 4;

  private static final String BETWEEN_PARTS = "\n\n";
  private static final String MEMORY = "To remember: ";
  /** What is to be remembered may take this part of the prompt, so that it leaves the chat its history. */
  private static final int MEMORY_PART = 4;

  private final Scene scene;
  private final Macros macros;
  private final TokenCounting tokens;
  private final List<PromptPart> leading = new ArrayList<>();
  private final List<PromptPart> trailing = new ArrayList<>();
  private final List<PromptPart> afterExamples = new ArrayList<>();
  private final DepthPieces deep = new DepthPieces();
  private int room;

  private PromptAssembly(Macros macros, Scene scene, Budget budget, TokenCounting tokens) {
    this.scene = scene;
    this.macros = macros;
    this.tokens = tokens;
    this.room = budget.promptTokens() - TOKENS_PER_MESSAGE;
  }

  /**
   * @param history newest first; pulled only until the room is used up
   */
  public static Prompt assemble(
      Scene scene, Budget budget, TokenCounting tokens, Iterator<PromptMessage> history) {
    return assemble(new Macros(scene.values()), scene, budget, tokens, history);
  }

  /**
   * @param macros of the turn, with the chat's variables, which the texts may change
   */
  public static Prompt assemble(
      Macros macros, Scene scene, Budget budget, TokenCounting tokens, Iterator<PromptMessage> history) {
    return new PromptAssembly(macros, scene, budget, tokens).prompt(budget, history);
  }

  private Prompt prompt(Budget budget, Iterator<PromptMessage> history) {
    CardTexts card = scene.values().card();
    macros.outlets(outlets());
    own(Source.SYSTEM_PROMPT, card.systemPrompt(), scene.template().systemPrompt(), leading);
    lore(Source.LORE_BEFORE, LorePiece.Place.BeforeDefinition.class);
    modules(Source.MODULE_BEFORE, LorePiece.Place.BeforeDefinition.class);
    pinned(Source.DESCRIPTION, macros.expand(card.description()));
    pinned(Source.PERSONALITY, macros.expand(card.personality()));
    lore(Source.LORE_PERSONALITY, LorePiece.Place.InPersonality.class);
    lore(Source.LORE_AFTER, LorePiece.Place.AfterDefinition.class);
    modules(Source.MODULE_AFTER, LorePiece.Place.AfterDefinition.class);
    pinned(Source.PERSONA, macros.expandNames(scene.values().persona()));
    pinned(Source.SCENARIO, macros.expand(card.scenario()));
    lore(Source.LORE_SCENARIO, LorePiece.Place.InScenario.class);
    modules(Source.MODULE_SCENARIO, LorePiece.Place.InScenario.class);
    remember(budget.promptTokens() / MEMORY_PART);
    lore(Source.LORE_BEFORE_EXAMPLES, LorePiece.Place.BeforeExamples.class);
    lore(Source.LORE_AFTER_EXAMPLES, LorePiece.Place.AfterExamples.class, afterExamples);
    placedByDepth();
    own(Source.POST_HISTORY, card.postHistory(), scene.template().postHistory(), trailing);
    boolean pinned = scene.template().section(Source.EXAMPLE_DIALOGUE).pinned();
    if (pinned) examples(card.exampleDialogue());
    List<PromptPart> past = pull(history);
    if (!pinned) examples(card.exampleDialogue());
    leading.addAll(afterExamples);
    return new Prompt(messages(past), parts(past), budget.promptTokens() - room);
  }

  /** The card's own text wins, and may hold the default as {@code {{original}}}. */
  private void own(Source source, String text, String standard, List<PromptPart> place) {
    String expanded = text.isBlank() ? macros.expand(standard) : macros.expand(text, standard);
    PromptPart part = part(source, Role.SYSTEM, expanded);
    place.add(part);
    if (place == trailing && part.included()) room -= TOKENS_PER_MESSAGE;
  }

  private void pinned(Source source, String expanded) {
    leading.add(part(source, Role.SYSTEM, expanded));
  }

  private Map<String, String> outlets() {
    var outlets = new HashMap<String, String>();
    for (LorePiece piece : scene.lore()) {
      if (piece.place() instanceof LorePiece.Place.Outlet(String name)) {
        outlets.merge(name, piece.text(), (one, other) -> one + "\n" + other);
      }
    }
    return outlets;
  }

  private void lore(Source source, Class<? extends LorePiece.Place> place) {
    lore(source, place, leading);
  }

  private void lore(Source source, Class<? extends LorePiece.Place> place, List<PromptPart> where) {
    for (LorePiece piece : scene.lore()) {
      if (place.isInstance(piece.place()))
        where.add(part(source, Role.SYSTEM, macros.expand(piece.text())));
    }
  }

  private void modules(Source source, Class<? extends LorePiece.Place> place) {
    for (CardTexts.Module module : scene.values().card().modules()) {
      if (place.isInstance(module.place())) pinned(source, macros.expand(module.content()));
    }
  }

  /** A user's words like the note: names become names, and nothing else of it is a macro. */
  private void remember(int share) {
    int left = share;
    for (String memory : scene.memories()) {
      PromptPart note = counted(Source.MEMORY, Role.SYSTEM, MEMORY + macros.expandNames(memory));
      if (note.included() && note.tokens() > left) note = note.overBudget();
      leading.add(note);
      if (!note.included()) continue;
      left -= note.tokens();
      room -= note.tokens();
    }
  }

  private void placedByDepth() {
    for (CardTexts.Module module : scene.values().card().modules()) {
      if (module.place() instanceof LorePiece.Place.AtDepth(int depth))
        deep.add(depth, part(Source.MODULE_AT_DEPTH, Role.SYSTEM, macros.expand(module.content())));
    }
    for (LorePiece piece : scene.lore()) {
      switch (piece.place()) {
        case LorePiece.Place.AtDepth(int depth) -> deep.add(depth, deepLore(piece));
        case LorePiece.Place.FromOldest(int messages) -> deep.addFromOldest(messages, deepLore(piece));
        default -> {
          // every other place has its own turn
        }
      }
    }
    scene.authorNote().ifPresent(this::note);
    // a user's words like the note: names become names, and nothing else of it is a macro
    scene.instruction().ifPresent(text -> deep.add(0,
        part(Source.INSTRUCTION, Role.SYSTEM, macros.expandNames(text))));
    room -= deep.messageCount() * TOKENS_PER_MESSAGE;
  }

  private PromptPart deepLore(LorePiece piece) {
    return part(Source.LORE_AT_DEPTH, piece.role(), macros.expand(piece.text()));
  }

  /** Lore at the note's edges speaks in its role. */
  private void note(AuthorNote note) {
    atNote(note, LorePiece.Place.AboveNote.class);
    deep.add(note.depth(), part(Source.AUTHOR_NOTE, note.role(), macros.expandNames(note.content())));
    atNote(note, LorePiece.Place.BelowNote.class);
  }

  private void atNote(AuthorNote note, Class<? extends LorePiece.Place> edge) {
    for (LorePiece piece : scene.lore()) {
      if (edge.isInstance(piece.place()))
        deep.add(note.depth(), part(Source.LORE_AT_NOTE, note.role(), macros.expand(piece.text())));
    }
  }

  private PromptPart part(Source source, Role role, String expanded) {
    PromptPart part = counted(source, role, expanded);
    if (part.included()) room -= part.tokens();
    return part;
  }

  /** Not in the room's account yet. */
  private PromptPart counted(Source source, Role role, String expanded) {
    if (expanded.isBlank()) return new PromptPart(source, role, expanded, 0, false, "empty");
    if (!scene.template().section(source).enabled())
      return new PromptPart(source, role, expanded, 0, false, "disabled");
    String worded = worded(source, expanded);
    return new PromptPart(source, role, worded, tokens.count(worded), true, "pinned");
  }

  private String worded(Source source, String expanded) {
    String wording = scene.template().section(source).wording();
    return wording.equals(Section.TEXT) ? expanded
        : macros.expand(wording).replace(Section.TEXT, expanded);
  }

  /** Newest first; the message that did not fit is the last, left out. */
  private List<PromptPart> pull(Iterator<PromptMessage> history) {
    var past = new ArrayList<PromptPart>();
    while (history.hasNext()) {
      PromptMessage message = history.next();
      int count = tokens.count(message.content()) + TOKENS_PER_MESSAGE;
      boolean newest = past.isEmpty();
      boolean fits = count <= room;
      String reason = fits ? "fits" : newest ? "newest" : "over_budget";
      past.add(
          new PromptPart(Source.HISTORY, message.role(), message.content(), count, fits || newest, reason));
      if (fits || newest) room -= count;
      if (!fits) break;
    }
    return past;
  }

  private void examples(String examples) {
    Section section = scene.template().section(Source.EXAMPLE_DIALOGUE);
    boolean full = false;
    for (String block : ExampleBlocks.of(examples)) {
      String worded = worded(Source.EXAMPLE_DIALOGUE, macros.expand(block));
      int count = tokens.count(worded);
      full |= count > room && !section.pinned();
      String reason = !section.enabled() ? "disabled"
          : section.pinned() ? "pinned" : full ? "over_budget" : "fits";
      boolean in = section.enabled() && !full;
      leading.add(new PromptPart(Source.EXAMPLE_DIALOGUE, Role.SYSTEM, worded, count, in, reason));
      if (in) room -= count;
    }
  }

  private List<PromptMessage> messages(List<PromptPart> past) {
    var messages = new ArrayList<PromptMessage>(past.size() + 8);
    joined(leading, messages);
    List<PromptPart> newestFirst = past.stream().filter(PromptPart::included).toList();
    deep.countFromOldest(newestFirst.size());
    deep.above(newestFirst.size(), messages);
    for (int depth = newestFirst.size(); depth > 0; depth--) {
      deep.at(depth, messages);
      PromptPart message = newestFirst.get(depth - 1);
      messages.add(new PromptMessage(message.role(), message.content()));
    }
    deep.at(0, messages);
    joined(trailing, messages);
    return messages;
  }

  private static void joined(List<PromptPart> parts, List<PromptMessage> messages) {
    var text = new StringBuilder();
    for (PromptPart part : parts) {
      if (!part.included()) continue;
      if (!text.isEmpty()) text.append(BETWEEN_PARTS);
      text.append(part.content());
    }
    if (!text.isEmpty()) messages.add(new PromptMessage(Role.SYSTEM, text.toString()));
  }

  private List<PromptPart> parts(List<PromptPart> past) {
    var parts = new ArrayList<PromptPart>(leading);
    parts.addAll(past.reversed());
    parts.addAll(deep.parts());
    parts.addAll(trailing);
    return parts;
  }
}
