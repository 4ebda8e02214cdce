package io.fabula.domain.prompt.macro;

import io.fabula.domain.prompt.CardTexts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Expands curly-brace macros (character-card-spec-v3, "Curly Braced Syntaxes", and the common ones of
 * SillyTavern) and the old tags {@code <USER>}, {@code <BOT>}, {@code <CHAR>}, {@code <GROUP>}. Case does
 * not matter, nested macros are solved from the inside out, unknown ones stay as written, and a
 * backslash before each of two braces keeps them from being any.
 *
 * <p>One pass over the text; what a macro became is never looked at again. So nothing a user or a
 * model wrote can act as a macro, whatever it looks like. Made for one turn, not for several threads:
 * what a text does to the chat's variables is seen by the texts after it.
 */
public final class Macros {
  /** What one expansion may grow to; a macro that would pass it stays as written. */
  public static final int MAX_OUTPUT = 1_000_000;

  private final MacroValues values;
  private final Course course;
  private Map<String, String> outlets = Map.of();

  /** For a chat without variables. */
  public Macros(MacroValues values) {
    this(values, Map::of);
  }

  /**
   * @param variables of the chat before the turn; asked once, and only where a macro needs them
   */
  public Macros(MacroValues values, Supplier<Map<String, String>> variables) {
    this.values = values;
    this.course = new Course(new MacroVariables(variables), hidden -> "");
  }

  /** What macros become. */
  public MacroValues values() {
    return values;
  }

  /** The chat's variables after all that was expanded so far; absent where no macro asked for one. */
  public Optional<Map<String, String>> variables() {
    return course.variables.after();
  }

  /** Sets what {@code {{outlet::name}}} becomes: texts with macros of their own. */
  public void outlets(Map<String, String> texts) {
    outlets = Map.copyOf(texts);
  }

  /** Expands a text of the card's or the operator's. */
  public String expand(String text) {
    return expand(text, "");
  }

  /**
   * @param original what the first {@code {{original}}} becomes, itself expanded; further ones vanish
   */
  public String expand(String text, String original) {
    return isPlain(text) ? text : new Pass(course, text, original, new HashSet<>()).run();
  }

  /** What a text would become, without a lasting effect on variables. */
  public String rehearse(String text) {
    return trial(text, hidden -> "");
  }

  /** What a text is to those who look for keys in it: hidden keys show, comments do not. */
  public String scanned(String text) {
    return trial(text, hidden -> " " + hidden + " ");
  }

  private String trial(String text, Function<String, String> hiddenKeys) {
    if (isPlain(text)) return text;
    var trial = new Course(course.variables.copy(), hiddenKeys);
    return new Pass(trial, text, "", new HashSet<>()).run();
  }

  /** Expands names alone, for what a user wrote about the chat: it must not quote the card. */
  public String expandNames(String text) {
    return isPlain(text) ? text : new MacroScan(text, call -> name(call.name())).run();
  }

  private static boolean isPlain(String text) {
    return text.indexOf('<') < 0 && !text.contains("{{") && !text.contains("\\{") && !text.contains("\\}");
  }

  private Optional<String> name(String macro) {
    return switch (macro) {
      case "char" -> Optional.of(values.character());
      case "group", "charifnotgroup" -> Optional.of(values.group());
      case "user" -> Optional.of(values.user());
      case "notchar" -> Optional.of(values.notCharacter());
      default -> Optional.empty();
    };
  }

  /** What texts that are expanded one after another share. */
  private static final class Course {
    final MacroVariables variables;
    final Function<String, String> hiddenKeys;

    /** Texts of the card that others contain: expanded once, or three of them could multiply the work. */
    final Map<String, String> expansions = new HashMap<>();

    Course(MacroVariables variables, Function<String, String> hiddenKeys) {
      this.variables = variables;
      this.hiddenKeys = hiddenKeys;
    }
  }

  /** One expansion, which remembers what may happen only once. */
  private final class Pass {
    private final Course course;
    private final String text;
    private final Set<String> open;
    private String original;

    Pass(Course course, String text, String original, Set<String> open) {
      this.course = course;
      this.text = text;
      this.original = original;
      this.open = open;
    }

    String run() {
      return new MacroScan(text, this::value).run();
    }

    private Optional<String> value(MacroScan.Call call) {
      return name(call.name()).or(() -> card(call.name())).or(() -> MacroTime.of(call.name(), values.now()))
          .or(() -> talk(call.name())).or(() -> variable(call)).or(() -> words(call));
    }

    private Optional<String> words(MacroScan.Call call) {
      return switch (call.name()) {
        case "original" -> Optional.of(takeOriginal());
        case "newline" -> Optional.of("\n");
        case "space" -> Optional.of(" ");
        case "noop", "comment", "//" -> Optional.of("");
        case "hidden_key" -> Optional.of(course.hiddenKeys.apply(call.argument()));
        case "reverse" -> Optional.of(new StringBuilder(call.argument()).reverse().toString());
        case "random" -> MacroChance.choice(call, values.turnSeed(), text);
        case "pick" -> MacroChance.choice(call, values.chatSeed(), text);
        case "roll" -> MacroChance.roll(call, values.turnSeed(), text);
        case "outlet" -> Optional.of(outlet(call.argument().strip()));
        default -> Optional.empty();
      };
    }

    private String takeOriginal() {
      String taken = nested("original", original);
      original = "";
      return taken;
    }

    private String outlet(String name) {
      return nested("outlet " + name, outlets.getOrDefault(name, ""));
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
      String known = course.expansions.get(macro);
      if (known != null) return known;
      if (!open.add(macro)) return "";
      String expanded = new Pass(course, inner, "", open).run();
      open.remove(macro);
      course.expansions.put(macro, expanded);
      return expanded;
    }

    private Optional<String> talk(String macro) {
      MacroValues.Surroundings around = values.surroundings();
      return switch (macro) {
        case "lastmessage" -> Optional.of(values.last().any());
        case "lastusermessage" -> Optional.of(values.last().user());
        case "lastcharmessage" -> Optional.of(values.last().character());
        case "summary" -> Optional.of(around.summary());
        case "model" -> Optional.of(values.model());
        case "maxprompt" -> Optional.of(Integer.toString(around.maxPrompt()));
        case "idle_duration", "idleduration" -> Optional.of(MacroTime.idle(around.idle()));
        default -> Optional.empty();
      };
    }

    private Optional<String> variable(MacroScan.Call call) {
      MacroVariables variables = course.variables;
      String argument = call.argument();
      int parting = argument.indexOf("::");
      String name = parting < 0 ? argument : argument.substring(0, parting);
      String value = parting < 0 ? "" : argument.substring(parting + 2);
      switch (call.name()) {
        case "getvar" -> {
          return Optional.of(variables.get(argument));
        }
        case "hasvar" -> {
          return Optional.of(Boolean.toString(variables.has(argument)));
        }
        case "setvar" -> variables.set(name, value);
        case "addvar" -> variables.add(name, value);
        case "deletevar" -> variables.delete(argument);
        case "incvar", "decvar" -> {
          variables.add(argument, call.name().equals("incvar") ? "1" : "-1");
          return Optional.of(variables.get(argument));
        }
        default -> {
          return Optional.empty();
        }
      }
      return Optional.of("");
    }
  }
}
