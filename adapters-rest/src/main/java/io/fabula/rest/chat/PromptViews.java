package io.fabula.rest.chat;

import io.fabula.application.chat.InspectedPrompt;
import io.fabula.application.chat.PromptInspection;
import io.fabula.domain.catalog.Models;
import io.fabula.domain.character.lore.LoreVerdict;
import io.fabula.domain.chat.Alternate;
import io.fabula.domain.chat.TurnRecord;
import io.fabula.domain.chat.ledger.PromptInputs;
import io.fabula.domain.prompt.PromptDifference;
import io.fabula.domain.prompt.PromptPart;
import io.fabula.domain.prompt.PromptPart.Source;
import io.fabula.rest.json.Names;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mapstruct.factory.Mappers;

/** How prompts and their making are shown. */
final class PromptViews {
  /** What does not come from the card, and is shown to everybody who has the chat. */
  private static final Set<Source> OWN = EnumSet.of(Source.PERSONA, Source.HISTORY, Source.INSTRUCTION);

  private final Models models;
  private final ChatViews views = Mappers.getMapper(ChatViews.class);

  PromptViews(Models models) {
    this.models = models;
  }

  PromptView now(PromptInspection.Now now) {
    InspectedPrompt inspected = now.inspected();
    return new PromptView("prompt", inspected.model().toString(), inspected.contextTokens(),
        inspected.prompt().totalTokens(), now.sharedTokens(), messages(inspected), parts(inspected),
        lore(inspected));
  }

  PromptView.TurnLedgerView told(PromptInspection.Told told) {
    TurnRecord turn = told.turn();
    Optional<Alternate> reply = told.reply();
    MessageView.UsageView usage = views.usage(reply.flatMap(Alternate::usage),
        reply.flatMap(Alternate::model),
        models);
    return new PromptView.TurnLedgerView("turn", turn.id().toString(), turn.chat().toString(),
        Names.word(turn.kind()), inputs(told), told.entry().promptHash(), told.entry().promptTokens(),
        told.remade(), parts(told.inspected()), lore(told.inspected()),
        reply.flatMap(Alternate::model).map(model -> model.provider()).orElse(null),
        reply.flatMap(Alternate::model).map(Object::toString).orElse(null), timings(turn), usage,
        usage == null ? null : usage.cost(), new PromptView.OutcomeView(
            turn.ending().map(TurnRecord.Ending::word).orElse("running"),
            turn.ending().flatMap(TurnRecord.Ending::failure).orElse(null)));
  }

  private PromptView.InputsView inputs(PromptInspection.Told told) {
    PromptInputs inputs = told.entry().inputs();
    return new PromptView.InputsView(inputs.speaker().character().toString(), inputs.speaker().version(),
        inputs.user(), inputs.persona(), inputs.model().toString(),
        new PromptView.SettingsView(inputs.sampling().temperature().orElse(null),
            inputs.sampling().topP().orElse(null), inputs.sampling().maxTokens(),
            inputs.budget().contextTokens()),
        views.note(inputs.authorNote().filter(note -> shown(told.inspected(), Source.AUTHOR_NOTE))),
        inputs.instruction().orElse(null),
        told.entry().turn().toString(), inputs.at());
  }

  private static PromptView.TimingsView timings(TurnRecord turn) {
    return new PromptView.TimingsView(turn.startedAt(), turn.ending().map(TurnRecord.Ending::at).orElse(null),
        turn.ending().map(ending -> Duration.between(turn.startedAt(), ending.at()).toMillis()).orElse(null));
  }

  PromptView.AssemblyView again(PromptInspection.Again again) {
    InspectedPrompt inspected = again.inspected();
    String hash = inspected.prompt().hash();
    return new PromptView.AssemblyView("assembly", hash, again.entry().promptHash(),
        hash.equals(again.entry().promptHash()), inspected.prompt().totalTokens(), messages(inspected),
        parts(inspected), lore(inspected), difference(again.difference()));
  }

  private static PromptView.DifferenceView difference(PromptDifference difference) {
    return new PromptView.DifferenceView(difference.tokens(), difference.changes().stream()
        .map(change -> new PromptView.ChangeView(Names.word(change.source()), change.place(),
            Names.word(change.fate()), change.before().map(PromptPart::tokens).orElse(null),
            change.after().map(PromptPart::tokens).orElse(null)))
        .toList());
  }

  private static List<PromptView.SentView> messages(InspectedPrompt inspected) {
    if (!inspected.open()) return null;
    return inspected.prompt().messages().stream()
        .map(message -> new PromptView.SentView(Names.word(message.role()), message.content())).toList();
  }

  private static List<PromptView.PartView> parts(InspectedPrompt inspected) {
    return inspected.prompt().parts().stream().map(part -> new PromptView.PartView(
        Names.word(part.source()), Names.word(part.role()),
        shown(inspected, part.source()) ? part.content() : null, part.tokens(),
        part.included(), part.reason())).toList();
  }

  private static boolean shown(InspectedPrompt inspected, Source source) {
    return inspected.open() || OWN.contains(source) || source == Source.AUTHOR_NOTE && inspected.ownNote();
  }

  private static List<PromptView.VerdictView> lore(InspectedPrompt inspected) {
    return inspected.lore().stream().map(lore -> {
      LoreVerdict verdict = lore.verdict();
      boolean named = inspected.open() && !verdict.name().isEmpty();
      return new PromptView.VerdictView(verdict.entry(), named ? verdict.name() : null, verdict.included(),
          verdict.reason(), verdict.key().filter(key -> inspected.open()).orElse(null),
          lore.message().map(Object::toString).orElse(null), verdict.position().word(), verdict.tokens());
    }).toList();
  }
}
