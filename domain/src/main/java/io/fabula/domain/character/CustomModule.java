package io.fabula.domain.character;

import io.fabula.domain.prompt.AuthorNote;
import io.fabula.domain.prompt.CardTexts;
import io.fabula.domain.prompt.LorePiece.Place;
import io.fabula.domain.shared.Fault;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A named section that a character's author adds to every prompt with it. A card keeps them in {@code
 * extensions.fabula.modules}, so they travel with it and are a part of its definition.
 *
 * @param id unique among the modules of a character
 * @param position {@code before_definition}, {@code after_definition}, {@code after_scenario} or {@code
 *     depth:N}, where N messages follow it
 * @param order among those of one position, the lowest first
 */
public record CustomModule(String id, String name, String content, String position, boolean enabled,
    int order) {
  /** How many a character may have. */
  public static final int COUNT_MAX = 50;

  private static final Pattern DEPTH = Pattern.compile("depth:(\\d{1,4})");
  private static final String STANDARD_POSITION = "after_definition";

  /** The modules in a card's extensions, in their order there; what is none is passed over. */
  static List<CustomModule> in(Json.Obj extensions) {
    List<Json> items = extensions.object("fabula").flatMap(own -> own.array("modules")).map(Json.Arr::items)
        .orElse(List.of());
    var modules = new ArrayList<CustomModule>();
    for (Json item : items) {
      if (item instanceof Json.Obj json && json.text("content").isPresent() && modules.size() < COUNT_MAX)
        modules.add(read(json, modules.size()));
    }
    return modules;
  }

  private static CustomModule read(Json.Obj json, int index) {
    String position = json.text("position").filter(text -> place(text).isPresent()).orElse(STANDARD_POSITION);
    return new CustomModule(json.text("id").orElse(Integer.toString(index)), json.text("name").orElse(""),
        json.text("content").orElse(""), position, json.bool("enabled").orElse(true),
        json.integer("order").orElse(index));
  }

  /** The same extensions with these modules and no others; everything else in them stays. */
  static Json.Obj into(Json.Obj extensions, List<CustomModule> modules) {
    Json.Obj own = extensions.object("fabula").orElse(Json.EMPTY);
    Json.Obj next = modules.isEmpty() ? own.without("modules")
        : own.with("modules", new Json.Arr(modules.stream().<Json>map(CustomModule::json).toList()));
    return next.members().isEmpty() ? extensions.without("fabula") : extensions.with("fabula", next);
  }

  private Json json() {
    var members = new LinkedHashMap<String, Json>();
    members.put("id", new Json.Str(id));
    members.put("name", new Json.Str(name));
    members.put("content", new Json.Str(content));
    members.put("position", new Json.Str(position));
    members.put("enabled", new Json.Bool(enabled));
    members.put("order", Json.Num.of(order));
    return new Json.Obj(members);
  }

  /** As they may be kept; every fault is named at once. */
  public static List<CustomModule> checked(List<CustomModule> modules) {
    var faults = new ArrayList<Fault>();
    if (modules.size() > COUNT_MAX) faults.add(Fault.of("modules", "shared.too_many_items", COUNT_MAX));
    var checked = new ArrayList<CustomModule>();
    for (CustomModule module : modules) {
      String at = "modules[" + checked.size() + "].";
      String name = SharedError.Invalid.gather(faults, () -> Texts.name(at + "name", module.name)).orElse("");
      SharedError.Invalid.gather(faults,
          () -> Texts.bounded(at + "content", module.content, Texts.DEFINITION_MAX));
      if (place(module.position).isEmpty())
        faults.add(Fault.of(at + "position", "shared.one_of",
            "before_definition, after_definition, after_scenario, depth:0 – depth:" + AuthorNote.DEPTH_MAX));
      if (checked.stream().anyMatch(other -> other.id.equals(module.id)))
        faults.add(Fault.of(at + "id", "character.module_twice"));
      checked.add(new CustomModule(module.id, name, module.content, module.position, module.enabled,
          module.order));
    }
    SharedError.Invalid.throwIfAny(faults);
    return checked;
  }

  /** Those that enter prompts, in the order in which they stand at one place. */
  static List<CardTexts.Module> sections(List<CustomModule> modules) {
    return modules.stream().filter(CustomModule::enabled).sorted(Comparator.comparingInt(CustomModule::order))
        .map(module -> new CardTexts.Module(module.content, place(module.position).orElseThrow())).toList();
  }

  private static Optional<Place> place(String position) {
    Matcher depth = DEPTH.matcher(position);
    if (depth.matches()) {
      int messages = Integer.parseInt(depth.group(1));
      return messages > AuthorNote.DEPTH_MAX ? Optional.empty() : Optional.of(new Place.AtDepth(messages));
    }
    return switch (position) {
      case "before_definition" -> Optional.of(new Place.BeforeDefinition());
      case STANDARD_POSITION -> Optional.of(new Place.AfterDefinition());
      case "after_scenario" -> Optional.of(new Place.InScenario());
      default -> Optional.empty();
    };
  }
}
