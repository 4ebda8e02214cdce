package io.fabula.application.chat;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.application.Stage;
import io.fabula.application.chat.ChatTurns.SendMessage;
import io.fabula.domain.account.Caller;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterFixtures;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.preset.ReplyPreset;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.ChatSettings;
import io.fabula.domain.memory.MemoryNote;
import io.fabula.domain.memory.MemoryNoteId;
import io.fabula.domain.memory.MemoryScope;
import io.fabula.domain.prompt.GenerationRequest;
import io.fabula.domain.prompt.Sampling;
import io.fabula.domain.prompt.ScriptedModel;
import io.fabula.domain.settings.General;
import io.fabula.domain.settings.ModelSettings;
import io.fabula.domain.settings.UserSettings;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a user's own settings do to the turns of their chats. */
class UsualModelTest {
  private final Stage stage = new Stage(ScriptedModel.saying("The lamp"));
  private final Caller caller = stage.newCaller();

  private ChatId chat(ReplyPreset preset) {
    Definition definition = new Definition("Mira", "", "At {{isodate}} {{isotime}}.", "", "", "", List.of(),
        List.of(), "", "", "", "", "", "", List.of(), Optional.empty(), Definition.named("Mira").extensions())
        .withPreset(Optional.of(preset));
    Character character = CharacterFixtures.of(caller.id(), CharacterSheet.of(definition),
        stage.clock.instant());
    stage.characters.add(character);
    return stage.chatKeeping.open(caller,
        new ChatKeeping.OpenChat(character.snapshot().id(), Optional.empty(), true, 0)).chat().id();
  }

  private void want(ModelSettings models) {
    stage.settings.save(stage.settings.of(caller.id()).with(models));
  }

  private static ModelSettings models(String model, double temperature, double topP, int maxTokens) {
    return new ModelSettings(ModelId.parse(model), Optional.of(temperature), Optional.of(topP),
        Optional.of(maxTokens), Optional.of(2_000), ModelSettings.STANDARD.memory());
  }

  private GenerationRequest asked(ChatId chat) throws Exception {
    stage.chatTurns.send(caller, chat, new SendMessage("Hello", Optional.empty(), Optional.empty())).ended()
        .get(10, SECONDS);
    return stage.model.requests().getLast();
  }

  @Test
  void a_chat_comes_before_its_character_and_that_before_its_user() throws Exception {
    want(models("scripted/model", 0.1, 0.2, 300));
    ChatId plain = chat(ReplyPreset.NONE);
    ChatId preset = chat(new ReplyPreset(Optional.of(0.5), Optional.empty(), Optional.of(200), List.of(),
        Optional.empty(), Optional.empty()));

    assertThat(asked(plain).sampling())
        .isEqualTo(new Sampling(Optional.of(0.1), Optional.of(0.2), 300, List.of()));
    assertThat(asked(preset).sampling())
        .isEqualTo(new Sampling(Optional.of(0.5), Optional.of(0.2), 200, List.of()));
    Chat tuned = stage.chats.find(preset).orElseThrow();
    tuned.tune(new ChatSettings(Optional.of(0.9), Optional.empty(), Optional.empty(), Optional.empty()));
    stage.chats.save(tuned);
    assertThat(asked(preset).sampling())
        .isEqualTo(new Sampling(Optional.of(0.9), Optional.of(0.2), 200, List.of()));
  }

  @Test
  void a_model_that_is_offered_no_more_is_passed_over() throws Exception {
    want(models("gone/away", 0.1, 0.2, 300));

    assertThat(asked(chat(ReplyPreset.NONE)).model()).isEqualTo(Stage.MODEL);
  }

  @Test
  void who_wants_no_notes_in_prompts_has_none_there() throws Exception {
    ChatId chat = chat(ReplyPreset.NONE);
    stage.notes.add(MemoryNote.write(new MemoryNoteId(stage.ids.next()), caller.id(),
        MemoryScope.EVERYWHERE, "Afraid of gulls.", List.of(), true, stage.clock.instant()));
    assertThat(said(asked(chat))).contains("Afraid of gulls.");

    want(new ModelSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), new ModelSettings.Memory(true, false)));

    assertThat(said(asked(chat))).doesNotContain("Afraid of gulls.");
  }

  private static String said(GenerationRequest request) {
    return request.prompt().messages().toString();
  }

  @Test
  void the_clock_is_the_users() throws Exception {
    ChatId chat = chat(ReplyPreset.NONE);
    UserSettings settings = stage.settings.of(caller.id());
    stage.settings.save(settings.with(new General(Optional.empty(), ZoneId.of("Asia/Seoul"))));

    var there = stage.clock.instant().atZone(ZoneId.of("Asia/Seoul"));

    assertThat(asked(chat).prompt().messages().getFirst().content())
        .contains("At %s %02d:%02d.".formatted(there.toLocalDate(), there.getHour(), there.getMinute()));
  }
}
