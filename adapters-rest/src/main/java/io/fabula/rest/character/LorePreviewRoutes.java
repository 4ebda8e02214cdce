package io.fabula.rest.character;

import static io.fabula.rest.http.Access.USER;

import io.fabula.application.character.LorePreview;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Lorebook;
import io.fabula.domain.character.lore.LoreVerdict;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.SharedError;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.json.CodePoints;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /lorebooks/preview}: what a book would do. */
public final class LorePreviewRoutes implements Routes {
  /** One message of a talk that is tried out. */
  public record SaidRequest(@NotNull Role role, @NotNull @CodePoints(max = 100_000) String content) {}

  /** A book, and a talk or a text to try it on. */
  public record PreviewRequest(@NotNull Json.Obj lorebook,
      Optional<@Size(max = 1_000) List<@Valid SaidRequest>> messages,
      Optional<@CodePoints(max = 1_000_000) String> text, Optional<UUID> characterId) {}

  /** What became of one entry; {@code message_id} is the place of a message among those sent, from 0. */
  public record VerdictView(String entry, String name, boolean included, String reason, String key,
      String messageId, String position, int tokens) {}

  /** One verdict for each entry, and what would enter the prompt. */
  public record PreviewView(List<VerdictView> lore, String text) {}

  private final LorePreview preview;

  public LorePreviewRoutes(LorePreview preview) {
    this.preview = preview;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(Route
        .post("/lorebooks/preview", "character.previewLorebook", USER, PreviewRequest.class,
            Answer.ok(PreviewView.class), this::preview)
        .says("Which entries of a lorebook would come in, and why; nothing is stored."));
  }

  private Reply preview(Call call, PreviewRequest body) {
    List<LorePreview.Said> talk = talk(body);
    var previewed = preview.preview(call.caller(), Lorebook.of(book(body.lorebook())), talk,
        body.characterId().map(CharacterId::new));
    List<VerdictView> lore = previewed.verdicts().stream().map(verdict -> view(verdict, talk.size()))
        .toList();
    return Reply.ok(new PreviewView(lore, previewed.text()));
  }

  private static List<LorePreview.Said> talk(PreviewRequest body) {
    if (body.messages().isPresent()) {
      return body.messages().get().stream().map(said -> new LorePreview.Said(said.role(), said.content()))
          .toList();
    }
    String text = body.text().orElseThrow(() -> SharedError.Invalid.failure("messages", "shared.required"));
    return List.of(new LorePreview.Said(Role.USER, text));
  }

  /** A book that stands alone wraps itself ({@code lorebook_v3}). */
  private static Json.Obj book(Json.Obj sent) {
    return sent.object("data").filter(data -> sent.text("spec").isPresent()).orElse(sent);
  }

  private static VerdictView view(LoreVerdict verdict, int talk) {
    return new VerdictView(verdict.entry(), verdict.name().isEmpty() ? null : verdict.name(),
        verdict.included(), verdict.reason(), verdict.key().orElse(null),
        verdict.messageIndex().map(newest -> Integer.toString(talk - 1 - newest)).orElse(null),
        verdict.position().word(), verdict.tokens());
  }
}
