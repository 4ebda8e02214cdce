package io.fabula.example;

import io.fabula.domain.character.Definition;
import io.fabula.domain.character.lore.LoreVerdict;
import io.fabula.domain.chat.talk.Talk;
import io.fabula.domain.chat.talk.TalkTurn;
import io.fabula.domain.prompt.Budget;
import io.fabula.domain.prompt.Prompt;
import io.fabula.domain.prompt.PromptMessage;
import io.fabula.persistence.character.card.CardFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;

/** Talks with a character card. */
public final class FirstTalk {
  public static void main(String[] arguments) throws IOException {
    Function<Prompt, String> model = prompt -> "(a reply to " + prompt.totalTokens() + " tokens)";
    System.out.println(talk(Path.of(arguments[0]), model));
  }

  static String talk(Path file, Function<Prompt, String> model) throws IOException {
    // PNG, JSON, CHARX or YAML, of SillyTavern, RisuAI and friends
    Definition card = new CardFiles().read(Files.readAllBytes(file)).definition();

    Talk talk = Talk.with(card, InstantSource.system(), 42).user("Jun", "A traveller who missed the ferry.")
        .budget(new Budget(8_192, 512)).begin();
    System.out.println(talk.lastWords());

    TalkTurn turn = talk.say("What is that on your windowsill?");
    for (LoreVerdict verdict : turn.lore()) {
      System.out
          .println(verdict.name() + ": " + (verdict.included() ? "in" : "out") + ", " + verdict.reason());
    }
    for (PromptMessage message : turn.prompt().messages()) {
      System.out.println(message.role() + ": " + message.content());
    }
    return turn.answer(model.apply(turn.prompt()));
  }
}
