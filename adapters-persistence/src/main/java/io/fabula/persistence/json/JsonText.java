package io.fabula.persistence.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fabula.domain.shared.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON text that is changed where its value changed and nowhere else: blanks, line breaks and
 * escapes stay as somebody's program wrote them.
 */
public final class JsonText {
  static final int MAX_VALUES = 100_000;

  /**
   * One value in the text.
   *
   * @param members of an object: where each begins, name and all
   * @param items of an array
   */
  private record Span(int from, int to, Json value, Map<String, Member> members, List<Span> items) {
    /** Not so where there is no member, and where a name that appears twice leaves a gap in the middle. */
    boolean inOrder() {
      int last = -1;
      for (Member member : members.values()) {
        if (member.from() < last) return false;
        last = member.value().to();
      }
      return last >= 0;
    }
  }

  private record Member(int from, Span value) {}

  private final String text;
  private final StringBuilder out;

  private JsonText(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length() + 1_000);
  }

  /**
   * @param utf8 a text that {@link JsonTrees#parse(byte[])} has read; one of more than {@link
   *     #MAX_VALUES} values is written anew, for knowing where each stands costs memory
   */
  public static byte[] edited(byte[] utf8, Json after) {
    if (values(utf8) > MAX_VALUES) return JsonTrees.bytes(after);
    var edit = new JsonText(new String(utf8, StandardCharsets.UTF_8));
    Span root = edit.parsed();
    edit.out.append(edit.text, 0, root.from());
    edit.write(root, after);
    edit.out.append(edit.text, root.to(), edit.text.length());
    return edit.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** At most so many. */
  private static int values(byte[] utf8) {
    int values = 1;
    for (byte b : utf8) if (b == ',' || b == '{' || b == '[') values++;
    return values;
  }

  private Span parsed() {
    int mark = text.startsWith("\uFEFF") ? 1 : 0;
    try (JsonParser parser = JsonTrees.FACTORY.createParser(text.substring(mark))) {
      parser.nextToken();
      return span(parser, mark);
    } catch (IOException e) {
      throw new IllegalArgumentException("a text that was not read before", e);
    }
  }

  private static Span span(JsonParser parser, int mark) throws IOException {
    int from = mark + (int) parser.currentTokenLocation().getCharOffset();
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        var members = new LinkedHashMap<String, Member>();
        var values = new LinkedHashMap<String, Json>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          int start = mark + (int) parser.currentTokenLocation().getCharOffset();
          parser.nextToken();
          var member = new Member(start, span(parser, mark));
          members.put(name, member);
          values.put(name, member.value().value());
        }
        yield new Span(from, end(parser, mark), new Json.Obj(values), members, List.of());
      }
      case START_ARRAY -> {
        var items = new ArrayList<Span>();
        while (parser.nextToken() != JsonToken.END_ARRAY) items.add(span(parser, mark));
        Json value = new Json.Arr(items.stream().map(Span::value).toList());
        yield new Span(from, end(parser, mark), value, Map.of(), items);
      }
      default -> {
        Json value = JsonTrees.scalar(parser);
        yield new Span(from, end(parser, mark), value, Map.of(), List.of());
      }
    };
  }

  private static int end(JsonParser parser, int mark) {
    return mark + (int) parser.currentLocation().getCharOffset();
  }

  private void write(Span was, Json is) {
    if (was.value().equals(is)) copy(was.from(), was.to());
    else if (is instanceof Json.Obj(var members) && was.inOrder()) writeObject(was, members);
    else if (is instanceof Json.Arr(var items) && !was.items().isEmpty()) writeArray(was, items);
    else out.append(JsonTrees.write(is));
  }

  private void writeObject(Span was, Map<String, Json> members) {
    List<Member> old = List.copyOf(was.members().values());
    var places = new HashMap<String, Integer>();
    for (String name : was.members().keySet()) places.put(name, places.size());
    var gaps = new Gaps(was, old.stream().map(Member::from).toList(),
        old.stream().map(Member::value).toList());
    String colon = text.charAt(old.getFirst().value().from() - 1) == ' ' ? ": " : ":";
    out.append('{');
    members.forEach((name, value) -> {
      Member known = was.members().get(name);
      gaps.before(places.getOrDefault(name, -1));
      if (known == null) {
        out.append(JsonTrees.write(new Json.Str(name))).append(colon).append(JsonTrees.write(value));
      } else {
        copy(known.from(), known.value().from());
        write(known.value(), value);
      }
    });
    gaps.close();
    out.append('}');
  }

  /** Items that stayed are found again by their value, and those of a list as long as before by their place. */
  private void writeArray(Span was, List<Json> items) {
    List<Span> old = was.items();
    var gaps = new Gaps(was, old.stream().map(Span::from).toList(), old);
    boolean inPlace = items.size() == old.size();
    out.append('[');
    int next = 0;
    for (int i = 0; i < items.size(); i++) {
      int found = inPlace ? i : next;
      while (!inPlace && found < old.size() && !old.get(found).value().equals(items.get(i))) found++;
      boolean known = found < old.size();
      gaps.before(known ? found : -1);
      if (known) write(old.get(found), items.get(i));
      else out.append(JsonTrees.write(items.get(i)));
      if (known) next = found + 1;
    }
    gaps.close();
    out.append(']');
  }

  /** What stands between the parts of a value: as it stood there, and before a new part as before the first. */
  private final class Gaps {
    private final Span whole;
    private final List<Integer> starts;
    private final List<Span> values;
    private final String lead;
    private int last = -1;
    private boolean empty = true;

    Gaps(Span whole, List<Integer> starts, List<Span> values) {
      this.whole = whole;
      this.starts = starts;
      this.values = values;
      this.lead = text.substring(whole.from() + 1, starts.getFirst());
    }

    /**
     * @param part its place before the edit, -1 for a new one
     */
    void before(int part) {
      if (empty) out.append(lead);
      else if (part > 0 && part == last + 1) copy(values.get(last).to(), starts.get(part));
      else out.append(',').append(lead);
      empty = false;
      last = part < 0 ? values.size() : part;
    }

    void close() {
      if (!empty) copy(values.getLast().to(), whole.to() - 1);
    }
  }

  private void copy(int from, int to) {
    out.append(text, from, to);
  }
}
