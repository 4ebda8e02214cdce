package io.fabula.application.chat;

import io.fabula.application.chat.prompt.Asked;
import io.fabula.application.chat.prompt.CastLookup;
import io.fabula.application.chat.prompt.History;
import io.fabula.application.chat.prompt.TurnPrompts;
import io.fabula.domain.account.Caller;
import io.fabula.domain.character.Characters;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.Lorebook;
import io.fabula.domain.character.lore.LoreVerdict;
import io.fabula.domain.chat.Alternate;
import io.fabula.domain.chat.Alternates;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.chat.MessageStatus;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.chat.TurnRecord;
import io.fabula.domain.chat.ledger.LedgerEntry;
import io.fabula.domain.chat.ledger.PromptInputs;
import io.fabula.domain.prompt.AuthorNote;
import io.fabula.domain.prompt.Budget;
import io.fabula.domain.prompt.Prompt;
import io.fabula.domain.prompt.PromptDifference;
import io.fabula.domain.prompt.PromptPart;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.Scene;
import io.fabula.domain.prompt.TokenCounting;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UnitOfWork;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What models would see, what they have seen, and what they would have seen if things were otherwise. */
public final class PromptInspection {
  /**
   * The prompt as it would be sent now.
   *
   * @param sharedTokens at its beginning, with the prompt of the chat's last turn
   */
  public record Now(InspectedPrompt inspected, int sharedTokens) {}

  /**
   * A turn, and its prompt made again.
   *
   * @param remade whether the prompt made again is the one that was sent, to the byte; it is not where
   *     messages have been deleted or alternates chosen since
   * @param reply the text that it wrote, if there is any
   */
  public record Told(LedgerEntry entry, TurnRecord turn, InspectedPrompt inspected, boolean remade,
      Optional<Alternate> reply) {}

  /** A turn's prompt made again, with its inputs changed. */
  public record Again(LedgerEntry entry, InspectedPrompt inspected, PromptDifference difference) {}

  /**
   * What should be otherwise; what is absent stays.
   *
   * @param content what the user said
   * @param note the author's note; present and empty for none
   * @param entry which entry of lore
   * @param entryFields what of it, as card specifications name the fields
   * @param preset how parts are worded
   */
  public record Overrides(Optional<String> content, Optional<Integer> contextTokens,
      Optional<Integer> replyTokens, Optional<Optional<AuthorNote>> note, Optional<String> entry,
      Json.Obj entryFields, Preset preset) {
    public static final Overrides NONE = new Overrides(Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Json.EMPTY, Preset.NONE);

    private Overrides saying(Optional<String> words) {
      return new Overrides(words, contextTokens, replyTokens, note, entry, entryFields, preset);
    }
  }

  /**
   * Another template.
   *
   * @param sections only those that are worded or switched otherwise
   */
  public record Preset(Optional<String> systemPrompt, Optional<String> postHistory,
      Map<PromptPart.Source, Scene.Section> sections) {
    public static final Preset NONE = new Preset(Optional.empty(), Optional.empty(), Map.of());

    Scene.Template over(Scene.Template standard) {
      return new Scene.Template(systemPrompt.orElse(standard.systemPrompt()),
          postHistory.orElse(standard.postHistory()), sections);
    }
  }

  private final ChatStores stores;
  private final OwnChats own;
  private final Characters characters;
  private final TurnPrompts prompts;
  private final TokenCounting tokens;
  private final UnitOfWork unit;
  private final Ids ids;
  private final InstantSource clock;

  public PromptInspection(ChatStores stores, ChatPeople people, ChatTurns turns,
      TokenCounting tokens, UnitOfWork unit, Ids ids, InstantSource clock) {
    this.stores = stores;
    this.own = new OwnChats(stores);
    this.characters = people.characters();
    this.prompts = turns.prompts();
    this.tokens = tokens;
    this.unit = unit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @param content a message that is not sent yet
   */
  public Now now(Caller caller, ChatId id, Optional<String> content) {
    return unit.look(() -> {
      Chat.Snapshot chat = own.chat(caller, id).snapshot();
      Optional<Message> draft = content.map(text -> draft(chat, chat.nextPosition(), text));
      long answerAt = chat.nextPosition() + (draft.isPresent() ? 1 : 0);
      History.Walk said = prompts.history().walk(chat);
      CastLookup.Member speaker = prompts.speaker(chat, said);
      var place = new PromptInputs.Place(answerAt, answerAt, draft.map(Message::position).orElse(answerAt));
      Asked asked = prompts.request(chat, speaker, new TurnPrompts.Wish(new TurnId(ids.next()), draft, place,
          Optional.empty(), Optional.empty(), Optional.empty()), said);
      int shared = stores.ledger().newest(id).flatMap(prompts::again).map(Asked::prompt)
          .map(last -> asked.prompt().sharedWith(last, tokens.of(asked.inputs().model()))).orElse(0);
      return new Now(inspected(caller, asked, chat, Overrides.NONE.saying(content)), shared);
    });
  }

  public Told turn(Caller caller, ChatId id, TurnId turn) {
    return unit.look(() -> {
      Chat.Snapshot chat = own.chat(caller, id).snapshot();
      LedgerEntry entry = entry(chat, turn);
      TurnRecord record = stores.turns().find(turn).orElseThrow(PromptInspection::noTurn);
      Asked asked = prompts.again(entry).orElseThrow(PromptInspection::noTurn);
      return new Told(entry, record, inspected(caller, asked, chat, Overrides.NONE),
          asked.prompt().hash().equals(entry.promptHash()), reply(record));
    });
  }

  /** Without overrides byte for byte what was sent, as long as the chat up to there is what it was. */
  public Again assemble(Caller caller, ChatId id, TurnId turn, Overrides overrides) {
    return unit.look(() -> {
      Chat.Snapshot chat = own.chat(caller, id).snapshot();
      LedgerEntry entry = entry(chat, turn);
      Prompt before = prompts.again(entry).orElseThrow(PromptInspection::noTurn).prompt();
      Definition definition = definition(entry, overrides);
      PromptInputs inputs = otherwise(entry.inputs(), overrides);
      Optional<Message> said = overrides.content().map(text -> saidInstead(chat, entry, text));
      if (said.isPresent()) inputs = inputs.seeing(inputs.place().upTo(said.get().position()));
      Asked asked = prompts.otherwise(entry,
          new TurnPrompts.Change(definition, inputs, said, overrides.preset()::over));
      return new Again(entry, inspected(caller, asked, chat, overrides),
          PromptDifference.between(before, asked.prompt()));
    });
  }

  private LedgerEntry entry(Chat.Snapshot chat, TurnId turn) {
    return stores.ledger().find(chat.id(), turn).orElseThrow(PromptInspection::noTurn);
  }

  private static RuntimeException noTurn() {
    return SharedError.NotFound.failure("turn");
  }

  private Definition definition(LedgerEntry entry, Overrides overrides) {
    Definition definition = prompts.cast().version(entry.inputs().speaker())
        .orElseThrow(PromptInspection::noTurn);
    if (overrides.entry().isEmpty()) return definition;
    Lorebook book = definition.lorebook()
        .flatMap(known -> known.with(overrides.entry().get(), overrides.entryFields()))
        .orElseThrow(() -> SharedError.Invalid.failure("overrides.lorebook_entry.entry",
            "chat.no_such_entry"));
    return definition.withLorebook(book);
  }

  /** In the place of what the user said; a reply that only goes on has no such place. */
  private Message saidInstead(Chat.Snapshot chat, LedgerEntry entry, String text) {
    return stores.messages().before(entry.chat(), entry.inputs().place().before(), 1).stream().findFirst()
        .filter(question -> question.role() == Role.USER)
        .map(question -> draft(chat, question.position(), text))
        .orElseThrow(() -> SharedError.Invalid.failure("overrides.content", "chat.no_question"));
  }

  private static PromptInputs otherwise(PromptInputs inputs, Overrides overrides) {
    var budget = new Budget(overrides.contextTokens().orElse(inputs.budget().contextTokens()),
        overrides.replyTokens().orElse(inputs.budget().replyTokens()));
    return inputs.withBudget(budget).withAuthorNote(overrides.note().orElse(inputs.authorNote()));
  }

  private Message draft(Chat.Snapshot chat, long position, String text) {
    return new Message(new MessageId(ids.next()), chat.id(), position, Role.USER, Optional.empty(), text,
        MessageStatus.COMPLETE, new Alternates(0, 1), Optional.empty(), Optional.empty(), clock.instant());
  }

  private Optional<Alternate> reply(TurnRecord record) {
    Optional<Message> answer = record.answer().filter(id -> record.ending().isPresent())
        .flatMap(stores.messages()::find);
    return answer.map(message -> message.alternates().count() == 1 ? message.chosen()
        : stores.alternates().of(message.id()).get(record.ending().orElseThrow().alternate()));
  }

  private InspectedPrompt inspected(Caller caller, Asked asked, Chat.Snapshot chat, Overrides overrides) {
    boolean open = characters.find(asked.inputs().speaker().character())
        .filter(found -> found.definitionVisibleTo(Optional.of(caller))).isPresent();
    return new InspectedPrompt(asked.inputs().model(), asked.inputs().budget().contextTokens(),
        asked.prompt(), lore(chat.id(), asked, overrides.content().isPresent() ? 1 : 0), open,
        // nobody remembers whose note it was; what the chat says today was its own
        overrides.note().isPresent() || chat.authorNote().equals(asked.inputs().authorNote()));
  }

  /** Verdicts count messages from the newest; whoever reads them knows messages by their ids. */
  private List<InspectedPrompt.Lore> lore(ChatId chat, Asked asked, int unsaved) {
    int seen = asked.lore().stream().flatMap(verdict -> verdict.messageIndex().stream())
        .mapToInt(index -> index + 1).max().orElse(0);
    List<Message> newestFirst = seen == 0 ? List.of()
        : stores.messages().before(chat, asked.inputs().place().before(), seen).reversed();
    return asked.lore().stream().map(verdict -> new InspectedPrompt.Lore(verdict,
        message(verdict, newestFirst, unsaved))).toList();
  }

  private static Optional<MessageId> message(LoreVerdict verdict, List<Message> newestFirst, int unsaved) {
    return verdict.messageIndex().map(index -> index - unsaved)
        .filter(index -> index >= 0 && index < newestFirst.size())
        .map(index -> newestFirst.get(index).id());
  }
}
