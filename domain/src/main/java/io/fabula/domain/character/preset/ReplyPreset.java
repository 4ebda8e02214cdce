package io.fabula.domain.character.preset;

import io.fabula.domain.prompt.AuthorNote;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Fault;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How replies of a character are drawn in chats that say nothing else themselves. A card keeps it in {@code
 * extensions.fabula.preset}, so it is a part of the definition and travels with it.
 *
 * @param temperature 0 to 2
 * @param topP 0 to 1
 * @param maxTokens the longest reply, 1 to 32,768
 * @param stop texts that end a reply, at most {@link #STOP_MAX}
 * @param model as answers name models; one that nobody offers is passed over
 */
public record ReplyPreset(Optional<Double> temperature, Optional<Double> topP, Optional<Integer> maxTokens,
    List<String> stop, Optional<String> model, Optional<AuthorNote> authorNote) {
  /** As many as the large providers take. */
  public static final int STOP_MAX = 4;
  /** The longest reply that may be asked for, in tokens. */
  public static final int MAX_TOKENS_LIMIT = 32_768;

  /** Of an author who wants nothing in particular. */
  public static final ReplyPreset NONE = new ReplyPreset(Optional.empty(), Optional.empty(), Optional.empty(),
      List.of(), Optional.empty(), Optional.empty());

  public ReplyPreset {
    stop = List.copyOf(stop);
  }

  /** The same, where it may be kept; every fault is named at once. */
  public ReplyPreset checked() {
    var faults = new ArrayList<Fault>();
    if (temperature.filter(t -> !(t >= 0 && t <= 2)).isPresent())
      faults.add(Fault.of("temperature", "shared.range", 0, 2));
    if (topP.filter(p -> !(p >= 0 && p <= 1)).isPresent())
      faults.add(Fault.of("top_p", "shared.range", 0, 1));
    if (maxTokens.filter(n -> n < 1 || n > MAX_TOKENS_LIMIT).isPresent())
      faults.add(Fault.of("max_tokens", "shared.range", 1, MAX_TOKENS_LIMIT));
    if (stop.size() > STOP_MAX) faults.add(Fault.of("stop", "shared.too_many_items", STOP_MAX));
    for (int i = 0; i < stop.size(); i++) {
      String item = "stop[" + i + "]";
      String text = stop.get(i);
      if (text.isEmpty()) faults.add(Fault.of(item, "shared.required"));
      SharedError.Invalid.gather(faults, () -> Texts.bounded(item, text, Texts.NAME_MAX));
    }
    SharedError.Invalid.throwIfAny(faults);
    return this;
  }

  /** The preset in a card's extensions, if there is one; what no model takes is passed over whole. */
  public static Optional<ReplyPreset> in(Json.Obj extensions) {
    return extensions.object("fabula").flatMap(own -> own.object("preset")).flatMap(json -> {
      try {
        return Optional.of(new ReplyPreset(decimal(json, "temperature"), decimal(json, "top_p"),
            json.integer("max_tokens"), json.array("stop").map(Json.Arr::texts).orElse(List.of()),
            json.text("model"), json.object("author_note").flatMap(ReplyPreset::note)).checked());
      } catch (DomainFailure foreign) {
        // a card from elsewhere may say anything there, and is no worse for it
        return Optional.empty();
      }
    });
  }

  private static Optional<Double> decimal(Json.Obj json, String key) {
    return json.get(key).filter(Json.Num.class::isInstance)
        .map(number -> Double.parseDouble(((Json.Num) number).literal()));
  }

  private static Optional<AuthorNote> note(Json.Obj json) {
    String role = json.text("role").orElse("system").toUpperCase(Locale.ROOT);
    boolean known = java.util.Arrays.stream(Role.values()).anyMatch(each -> each.name().equals(role));
    return json.text("content").map(content -> new AuthorNote(content,
        json.integer("depth").orElse(AuthorNote.DEFAULT_DEPTH), known ? Role.valueOf(role) : Role.SYSTEM));
  }

  /** The same extensions with this preset, or with none; everything else in them stays. */
  public static Json.Obj into(Json.Obj extensions, Optional<ReplyPreset> preset) {
    Json.Obj own = extensions.object("fabula").orElse(Json.EMPTY);
    Json.Obj next = preset.map(kept -> own.with("preset", kept.json()))
        .orElseGet(() -> own.without("preset"));
    return next.members().isEmpty() ? extensions.without("fabula") : extensions.with("fabula", next);
  }

  private Json json() {
    var members = new LinkedHashMap<String, Json>();
    temperature.ifPresent(value -> members.put("temperature", new Json.Num(Double.toString(value))));
    topP.ifPresent(value -> members.put("top_p", new Json.Num(Double.toString(value))));
    maxTokens.ifPresent(value -> members.put("max_tokens", Json.Num.of(value)));
    if (!stop.isEmpty()) members.put("stop", Json.Arr.ofTexts(stop));
    model.ifPresent(value -> members.put("model", new Json.Str(value)));
    authorNote.ifPresent(note -> members.put("author_note", Json.EMPTY
        .with("content", new Json.Str(note.content())).with("depth", Json.Num.of(note.depth()))
        .with("role", new Json.Str(note.role().name().toLowerCase(Locale.ROOT)))));
    return new Json.Obj(members);
  }
}
