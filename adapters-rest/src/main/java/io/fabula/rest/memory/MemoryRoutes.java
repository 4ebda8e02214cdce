package io.fabula.rest.memory;

import static io.fabula.rest.http.Access.OWNER;
import static io.fabula.rest.http.Access.USER;

import io.fabula.application.memory.Notekeeping;
import io.fabula.domain.account.Caller;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.memory.MemoryNote;
import io.fabula.domain.memory.MemoryNoteId;
import io.fabula.domain.memory.MemoryScope;
import io.fabula.domain.shared.SharedError;
import io.fabula.rest.account.Parcel;
import io.fabula.rest.account.Takeout;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.json.CodePoints;
import io.fabula.rest.json.Patch;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /memory-notes}: what a user wants to be remembered. */
public final class MemoryRoutes implements Routes, Takeout {
  public record WriteNoteRequest(@NotBlank @CodePoints(max = MemoryNote.CONTENT_MAX) String content,
      Optional<UUID> characterId, Optional<UUID> chatId,
      Optional<@Size(max = MemoryNote.KEYWORDS_MAX) List<@CodePoints(max = 200) String>> keywords,
      Optional<Boolean> pinned) {}

  public record RewriteNoteRequest(Patch<@CodePoints(max = MemoryNote.CONTENT_MAX) String> content,
      Patch<@Size(max = MemoryNote.KEYWORDS_MAX) List<@CodePoints(max = 200) String>> keywords,
      Patch<Boolean> pinned) {}

  /** A memory note, to its author. */
  public record NoteView(String object, String id, String content, String characterId, String chatId,
      List<String> keywords, boolean pinned, Instant createdAt, Instant updatedAt) {
    static NoteView of(MemoryNote.Snapshot note) {
      return new NoteView("memory_note", note.id().toString(), note.content(),
          note.scope() instanceof MemoryScope.OfCharacter(CharacterId id) ? id.toString() : null,
          note.scope() instanceof MemoryScope.OfChat(UUID id) ? id.toString() : null, note.keywords(),
          note.pinned(), note.createdAt(), note.updatedAt());
    }
  }

  private static final String PATH = "/memory-notes";

  private final Notekeeping notes;

  public MemoryRoutes(Notekeeping notes) {
    this.notes = notes;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        Route.get(PATH, "memory.list", USER, Answer.pageOf(NoteView.class), this::list)
            .query("character_id", "of one character").query("chat_id", "of one chat")
            .says("The caller's notes, the newest first."),
        Route.post(PATH, "memory.write", USER, WriteNoteRequest.class, Answer.created(NoteView.class),
            this::write)
            .says("Writes a note that replies remember: in all chats, with one character, or in one."),
        Route.put(PATH + "/{id}", "memory.rewrite", OWNER, RewriteNoteRequest.class,
            Answer.ok(NoteView.class), this::rewrite).says("Changes the fields that are sent."),
        Route.delete(PATH + "/{id}", "memory.delete", OWNER, this::delete).says("Throws a note away."));
  }

  @Override
  public void pack(Caller caller, Parcel parcel) throws IOException {
    parcel.list("memory-notes.json", page -> notes.list(caller, Optional.empty(), page), NoteView::of);
  }

  private Reply list(Call call) {
    return Reply.page(notes.list(call.caller(), scope(call.queryId("character_id"), call.queryId("chat_id")),
        call.page()), NoteView::of);
  }

  private Reply write(Call call, WriteNoteRequest body) {
    MemoryScope scope = scope(body.characterId(), body.chatId()).orElse(MemoryScope.EVERYWHERE);
    MemoryNote.Snapshot note = notes.write(call.caller(), scope, body.content(),
        body.keywords().orElse(List.of()), body.pinned().orElse(false));
    return Reply.created(NoteView.of(note)).version(note.version());
  }

  private Reply rewrite(Call call, RewriteNoteRequest body) {
    MemoryNote.Snapshot note = notes.update(call.caller(), id(call), call.expectedVersion(),
        (found, now) -> apply(body, found, now));
    return Reply.ok(NoteView.of(note)).version(note.version());
  }

  private static void apply(RewriteNoteRequest body, MemoryNote note, Instant now) {
    MemoryNote.Snapshot before = note.snapshot();
    note.rewrite(body.content().over(before.content(), ""),
        body.keywords().over(before.keywords(), List.of()),
        body.pinned().over(before.pinned(), false), now);
  }

  private Reply delete(Call call) {
    notes.delete(call.caller(), id(call), call.expectedVersion());
    return Reply.nothing();
  }

  private static Optional<MemoryScope> scope(Optional<UUID> character, Optional<UUID> chat) {
    if (character.isPresent() && chat.isPresent())
      throw SharedError.Invalid.failure("chat_id", "memory.one_scope");
    return character.<MemoryScope>map(id -> new MemoryScope.OfCharacter(new CharacterId(id)))
        .or(() -> chat.map(MemoryScope.OfChat::new));
  }

  private static MemoryNoteId id(Call call) {
    return new MemoryNoteId(call.id("id", "note"));
  }
}
