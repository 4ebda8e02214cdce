package io.fabula.domain.prompt;

import io.fabula.domain.prompt.PromptPart.Source;
import io.fabula.domain.prompt.macro.Macros;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Puts a prompt together: system prompt, lore before, description, personality, lore after, persona,
 * scenario, example dialogue, history, author's note and lore at their depth, post-history
 * instructions.
 *
 * <p>The definition and what is placed by depth are always in; then history from the newest message
 * back, the newest in any case; then whole example blocks while there is room. What leads is one
 * system message: strict servers take no second one, and a provider's cache has one stable beginning.
 * The same inputs give the same bytes.
 */
public final class PromptAssembly {
  /** What the role and the separators of one message cost, as OpenAI's cookbook counts them. */
  static final int TOKENS_PER_MESSAGE = 4;

  private static final String BETWEEN_PARTS = "\n\n";

  private final Scene scene;
  private final Macros macros;
  private final TokenCounting tokens;
  private final List<PromptPart> leading = new ArrayList<>();
  private final List<PromptPart> trailing = new ArrayList<>();
  private final DepthPieces deep = new DepthPieces();
  private int room;

  private PromptAssembly(Scene scene, Budget budget, TokenCounting tokens) {
    this.scene = scene;
    this.macros = new Macros(scene.values());
    this.tokens = tokens;
    this.room = budget.promptTokens() - TOKENS_PER_MESSAGE;
  }

  /**
   * @param history newest first; pulled only until the room is used up
   */
  public static Prompt assemble(
      Scene scene, Budget budget, TokenCounting tokens, Iterator<PromptMessage> history) {
    return new PromptAssembly(scene, budget, tokens).prompt(budget, history);
  }

  private Prompt prompt(Budget budget, Iterator<PromptMessage> history) {
    CardTexts card = scene.values().card();
    own(Source.SYSTEM_PROMPT, card.systemPrompt(), scene.systemPrompt(), leading);
    lore(Source.LORE_BEFORE, LorePiece.Place.BeforeDefinition.class);
    pinned(Source.DESCRIPTION, macros.expand(card.description()));
    pinned(Source.PERSONALITY, macros.expand(card.personality()));
    lore(Source.LORE_AFTER, LorePiece.Place.AfterDefinition.class);
    pinned(Source.PERSONA, macros.expandNames(scene.values().persona()));
    pinned(Source.SCENARIO, macros.expand(card.scenario()));
    placedByDepth();
    own(Source.POST_HISTORY, card.postHistory(), scene.postHistory(), trailing);
    List<PromptPart> past = pull(history);
    examples(card.exampleDialogue());
    return new Prompt(messages(past), parts(past), budget.promptTokens() - room);
  }

  /** The card's own text wins, and may hold the default as {@code {{original}}}. */
  private void own(Source source, String text, String standard, List<PromptPart> place) {
    String expanded = text.isBlank() ? macros.expand(standard) : macros.expand(text, standard);
    place.add(part(source, Role.SYSTEM, expanded));
    if (place == trailing && !expanded.isBlank()) room -= TOKENS_PER_MESSAGE;
  }

  private void pinned(Source source, String expanded) {
    leading.add(part(source, Role.SYSTEM, expanded));
  }

  private void lore(Source source, Class<? extends LorePiece.Place> place) {
    for (LorePiece piece : scene.lore()) {
      if (place.isInstance(piece.place())) pinned(source, macros.expand(piece.text()));
    }
  }

  private void placedByDepth() {
    for (LorePiece piece : scene.lore()) {
      if (piece.place() instanceof LorePiece.Place.AtDepth(int depth)) {
        deep.add(depth, part(Source.LORE_AT_DEPTH, piece.role(), macros.expand(piece.text())));
      }
    }
    scene.authorNote().ifPresent(note -> deep.add(
        note.depth(), part(Source.AUTHOR_NOTE, note.role(), macros.expandNames(note.content()))));
    room -= deep.messageCount() * TOKENS_PER_MESSAGE;
  }

  private PromptPart part(Source source, Role role, String expanded) {
    if (expanded.isBlank()) return new PromptPart(source, role, expanded, 0, false, "empty");
    int count = tokens.count(expanded);
    room -= count;
    return new PromptPart(source, role, expanded, count, true, "pinned");
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
    boolean full = false;
    for (String block : ExampleBlocks.of(examples)) {
      String expanded = macros.expand(block);
      int count = tokens.count(expanded);
      full |= count > room;
      leading.add(new PromptPart(
          Source.EXAMPLE_DIALOGUE, Role.SYSTEM, expanded, count, !full, full ? "over_budget" : "fits"));
      if (!full) room -= count;
    }
  }

  private List<PromptMessage> messages(List<PromptPart> past) {
    var messages = new ArrayList<PromptMessage>(past.size() + 8);
    joined(leading, messages);
    List<PromptPart> newestFirst = past.stream().filter(PromptPart::included).toList();
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
