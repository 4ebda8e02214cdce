package io.fabula.domain.character.lore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.character.Lorebook;
import io.fabula.domain.prompt.CardTexts;
import io.fabula.domain.prompt.macro.MacroValues;
import io.fabula.domain.prompt.macro.Macros;
import io.fabula.domain.shared.Json;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random macros and decorators. As many as the system property {@code fabula.storm} says: a million are
 * run by {@code -Dfabula.storm=1000000}.
 */
class StormTest {
  private static final int ROUNDS = Integer.getInteger("fabula.storm", 50_000);
  private static final long SEED = 20_261_121;

  private static final String[] MACRO_PIECES = {"{{", "}}", "{", "}", "\\", "\\{\\{", "::", ":", ",", " ",
      "\n",
      "//", "char", "user", "random", "pick", "roll", "d6", "99d999999", "getvar", "setvar", "addvar",
      "incvar",
      "decvar", "hasvar", "deletevar", "x", "-1.5", "trim", "noop", "newline", "reverse", "hidden_key",
      "comment",
      "description", "scenario", "persona", "original", "outlet", "lastMessage", "idle_duration", "maxPrompt",
      "summary", "time", "<USER>", "<BOT>", "<", "안녕", "👋", "\uD83D", "0", "{{char}}", "{{incvar::x}}",
      "{{random::", "{{setvar::x::", "{{reverse:", "{{lastMessage}}"};
  private static final String[] DECORATOR_PIECES = {"@@", "@@@", "@", "depth", "role", "position",
      "scan_depth",
      "activate", "dont_activate", "additional_keys", "exclude_keys", "activate_only_after",
      "activate_only_every", "keep_activate_after_match", "dont_activate_after_match", "is_greeting",
      "reverse_depth", "ignore_on_max_context", "disable_ui_prompt", "instruct_depth", " ", "\n", "\r\n", "4",
      "-7", "999999", "9999999", "assistant", "system_prompt", "before_desc", ",", "lamp", "/l.mp/", "/(/",
      "\t",
      "용", "{{char}}", "{{hidden_key:lamp}}", "text"};

  private static String soup(Random chance, String[] pieces) {
    var soup = new StringBuilder();
    for (int i = chance.nextInt(24); i >= 0; i--) soup.append(pieces[chance.nextInt(pieces.length)]);
    return soup.toString();
  }

  @Test
  void no_text_breaks_the_macros_or_outgrows_its_bound() {
    var chance = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      String text = soup(chance, MACRO_PIECES);
      var card = new CardTexts("", soup(chance, MACRO_PIECES), "", soup(chance, MACRO_PIECES), "", "");
      var values = new MacroValues("Mira", soup(chance, MACRO_PIECES), soup(chance, MACRO_PIECES), card,
          new MacroValues.LastWords(soup(chance, MACRO_PIECES), "", ""), "model",
          ZonedDateTime.parse("2026-11-21T09:05:00Z"), round, round);
      Map<String, String> before = Map.of("x", soup(chance, MACRO_PIECES));
      String expanded = expanded(values, before, text);

      assertThat(expanded.length()).as(text).isLessThanOrEqualTo(Macros.MAX_OUTPUT + text.length());
      assertThat(expanded(values, before, text)).as(text).isEqualTo(expanded);
    }
  }

  private static String expanded(MacroValues values, Map<String, String> before, String text) {
    var macros = new Macros(values, () -> before);
    macros.outlets(Map.of("x", text));
    macros.rehearse(text);
    macros.scanned(text);
    return macros.expandNames(text) + "|" + macros.expand(text, text) + "|" + macros.variables();
  }

  @Test
  void no_content_breaks_the_decorators() {
    var chance = new Random(SEED);
    var scan = new LoreScan(new LinearPatterns(), String::length);
    for (int round = 0; round < ROUNDS; round++) {
      String content = soup(chance, DECORATOR_PIECES);
      Json.Obj entry = Json.EMPTY
          .with("keys", Json.Arr.ofTexts(List.of(soup(chance, DECORATOR_PIECES), "lamp")))
          .with("content", new Json.Str(content))
          .with("extensions", Json.EMPTY.with("position", Json.Num.of(chance.nextInt(-2, 10)))
              .with("sticky", Json.Num.of(chance.nextLong(-9, 9)))
              .with("probability", Json.Num.of(chance.nextInt(-9, 120)))
              .with("group", new Json.Str(soup(chance, DECORATOR_PIECES)))
              .with("group_weight", Json.Num.of(chance.nextInt(-1, 3)))
              .with("delay_until_recursion", Json.Num.of(chance.nextInt(-1, 3))));
      var book = Lorebook.of(Json.EMPTY.with("entries", new Json.Arr(List.of(entry, entry)))
          .with("recursive_scanning", new Json.Bool(chance.nextBoolean())));

      LoreOutcome outcome = scan.evaluate(book, LoreTalk.of(List.of("The lamp 용이", content)),
          LoreMemory.EMPTY, LoreFixtures.macros(round));

      assertThat(outcome.verdicts()).hasSize(2)
          .allSatisfy(verdict -> assertThat(verdict.text().length()).isLessThanOrEqualTo(content.length()));
    }
  }
}
