package io.fabula.domain.prompt.macro;

import io.fabula.domain.prompt.CardTexts;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Expands curly-brace macros (character-card-spec-v3, "Curly Braced Syntaxes", and the common ones of
 * SillyTavern) and the old tags {@code <USER>}, {@code <BOT>}, {@code <CHAR>}. Case does not matter,
 * nested macros are solved from the inside out, unknown ones stay as written.
 *
 * <p>One pass over the text; what a macro became is never looked at again. So nothing a user or a
 * model wrote can act as a macro, whatever it looks like. Made for one turn, not for several threads.
 */
public final class Macros {
  /** What one expansion may grow to; a macro that would pass it stays as written. */
  public static final int MAX_OUTPUT = 1_000_000;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.ENGLISH);
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE", Locale.ENGLISH);
  private static final DateTimeFormatter ISO_TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private final MacroValues values;

  /** Texts of the card that others contain: expanded once, or three of them could multiply the work. */
  private final Map<String, String> expansions = new HashMap<>();

  public Macros(MacroValues values) {
    this.values = values;
  }

  /** Expands a text of the card's or the operator's. */
  public String expand(String text) {
    return expand(text, "");
  }

  /**
   * @param original what the first {@code {{original}}} becomes, itself expanded; further ones vanish
   */
  public String expand(String text, String original) {
    return isPlain(text) ? text : new Pass(text, original, new HashSet<>()).run();
  }

  /** Expands names alone, for what a user wrote about the chat: it must not quote the card. */
  public String expandNames(String text) {
    return isPlain(text) ? text : new MacroScan(text, call -> name(call.name())).run();
  }

  private static boolean isPlain(String text) {
    return text.indexOf('<') < 0 && !text.contains("{{");
  }

  private Optional<String> name(String macro) {
    return switch (macro) {
      case "char", "charifnotgroup", "group" -> Optional.of(values.character());
      case "user", "notchar" -> Optional.of(values.user());
      default -> Optional.empty();
    };
  }

  /** One expansion, which remembers what may happen only once. */
  private final class Pass {
    private final String text;
    private final Set<String> open;
    private String original;

    Pass(String text, String original, Set<String> open) {
      this.text = text;
      this.original = original;
      this.open = open;
    }

    String run() {
      return new MacroScan(text, this::value).run();
    }

    private Optional<String> value(MacroScan.Call call) {
      Optional<String> value = name(call.name()).or(() -> card(call.name())).or(() -> moment(call.name()));
      if (value.isPresent()) return value;
      return switch (call.name()) {
        case "original" -> Optional.of(takeOriginal());
        case "newline" -> Optional.of("\n");
        case "noop", "comment", "hidden_key", "//" -> Optional.of("");
        case "reverse" -> Optional.of(new StringBuilder(call.argument()).reverse().toString());
        case "random" -> MacroChance.choice(call, values.turnSeed(), text);
        case "pick" -> MacroChance.choice(call, values.chatSeed(), text);
        case "roll" -> MacroChance.roll(call, values.turnSeed(), text);
        default -> Optional.empty();
      };
    }

    private String takeOriginal() {
      String taken = nested("original", original);
      original = "";
      return taken;
    }

    private Optional<String> card(String macro) {
      CardTexts card = values.card();
      return switch (macro) {
        case "description" -> Optional.of(nested(macro, card.description()));
        case "personality" -> Optional.of(nested(macro, card.personality()));
        case "scenario" -> Optional.of(nested(macro, card.scenario()));
        case "mesexamples" -> Optional.of(nested(macro, card.exampleDialogue()));
        case "persona" -> Optional.of(expandNames(values.persona()));
        default -> Optional.empty();
      };
    }

    /** A text of the card's inside another; one that contains itself ends there. */
    private String nested(String macro, String inner) {
      if (isPlain(inner)) return inner;
      String known = expansions.get(macro);
      if (known != null) return known;
      if (!open.add(macro)) return "";
      String expanded = new Pass(inner, "", open).run();
      open.remove(macro);
      expansions.put(macro, expanded);
      return expanded;
    }

    private Optional<String> moment(String macro) {
      return switch (macro) {
        case "time" -> Optional.of(TIME.format(values.now()));
        case "date" -> Optional.of(DATE.format(values.now()));
        case "weekday" -> Optional.of(WEEKDAY.format(values.now()));
        case "isotime" -> Optional.of(ISO_TIME.format(values.now()));
        case "isodate" -> Optional.of(DateTimeFormatter.ISO_LOCAL_DATE.format(values.now()));
        case "lastmessage" -> Optional.of(values.last().any());
        case "lastusermessage" -> Optional.of(values.last().user());
        case "lastcharmessage" -> Optional.of(values.last().character());
        case "model" -> Optional.of(values.model());
        default -> Optional.empty();
      };
    }
  }
}
