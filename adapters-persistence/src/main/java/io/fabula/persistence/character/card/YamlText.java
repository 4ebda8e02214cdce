package io.fabula.persistence.character.card;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabula.domain.character.CharacterError;
import io.fabula.domain.shared.Json;
import java.io.InputStreamReader;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML (1.2) as far as a character needs it: mappings, lists and texts. A name {@code 007} and an
 * answer {@code yes} stay the texts they were written as. Aliases and tags are refused, so a text
 * costs no more than its size and makes no objects but {@link Json}.
 */
final class YamlText {
  /** Characters of text-generation-webui are a few kilobytes. */
  private static final int MAX_BYTES = 1 << 20;

  private static final int MAX_DEPTH = 20;
  private static final Pattern FIELD = Pattern.compile(
      "(?m)^(name|bot|char_name|char_persona|context|greeting|char_greeting|description|first_mes)[ \\t]*:");

  private final Iterator<Event> events;

  private YamlText(Iterator<Event> events) {
    this.events = events;
  }

  /** Whether a line of it names a field that a character has. */
  static boolean isOne(byte[] file) {
    for (byte b : file) if (b == 0) return false;
    return file.length <= MAX_BYTES && FIELD.matcher(new String(file, UTF_8)).find();
  }

  static Json.Obj parse(byte[] utf8) {
    var settings = LoadSettings.builder().setCodePointLimit(MAX_BYTES).setUseMarks(false).build();
    var reader = new InputStreamReader(new ByteArrayInputStream(utf8), UTF_8.newDecoder());
    try {
      Iterator<Event> events = new Parse(settings).parseReader(reader).iterator();
      var text = new YamlText(events);
      text.expect(Event.ID.StreamStart);
      text.expect(Event.ID.DocumentStart);
      if (text.value(text.next(), 0) instanceof Json.Obj card) return card;
      throw refused("it is no mapping");
    } catch (YamlEngineException e) {
      throw refused("it is malformed");
    }
  }

  private static RuntimeException refused(String reason) {
    return CharacterError.UnusableCard.failure("the YAML cannot be read: " + reason, "");
  }

  private void expect(Event.ID id) {
    if (next().getEventId() != id) throw refused("it is malformed");
  }

  private Event next() {
    if (!events.hasNext()) throw refused("it ends too early");
    return events.next();
  }

  private Json value(Event event, int depth) {
    if (depth > MAX_DEPTH) throw refused("it is nested too deeply");
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case MappingStartEvent mapping -> mapping(depth);
      case SequenceStartEvent sequence -> sequence(depth);
      default -> throw refused("aliases are not supported");
    };
  }

  private static Json scalar(ScalarEvent scalar) {
    boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
    boolean absent = plain && scalar.getValue().matches("|~|null|Null|NULL");
    return absent ? Json.NULL : new Json.Str(scalar.getValue());
  }

  private Json mapping(int depth) {
    var members = new LinkedHashMap<String, Json>();
    for (Event key = next(); key.getEventId() != Event.ID.MappingEnd; key = next()) {
      if (!(key instanceof ScalarEvent name)) throw refused("a name is no text");
      if (members.put(name.getValue(), value(next(), depth + 1)) != null)
        throw refused("a name appears twice");
    }
    return new Json.Obj(members);
  }

  private Json sequence(int depth) {
    var items = new ArrayList<Json>();
    for (Event item = next(); item.getEventId() != Event.ID.SequenceEnd; item = next()) {
      items.add(value(item, depth + 1));
    }
    return new Json.Arr(items);
  }
}
