package io.fabula.persistence.json;

import io.fabula.domain.shared.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Carries an edit over to JSON as it was written: what the edit left alone keeps its place, its
 * order and the digits of its numbers, though whoever edited it may have sent all of it in other words.
 */
public final class JsonMerge {
  /** Beyond it lists are paired from their ends alone: the table of the longest common run is a square. */
  private static final long MAX_TABLE = 1_000_000;

  /** Of two entries each, members and all. */
  private static final long MAX_LIKENESSES = 10_000;

  private JsonMerge() {}

  /** Whether two values mean the same: members in any order, numbers in any spelling. */
  public static boolean same(Json one, Json other) {
    if (one instanceof Json.Num a && other instanceof Json.Num b) return sameNumber(a.literal(), b.literal());
    if (one instanceof Json.Obj(var a) && other instanceof Json.Obj(var b)) {
      return a.size() == b.size() && a.entrySet().stream()
          .allMatch(e -> b.containsKey(e.getKey()) && same(e.getValue(), b.get(e.getKey())));
    }
    if (one instanceof Json.Arr(var a) && other instanceof Json.Arr(var b)) {
      if (a.size() != b.size()) return false;
      for (int i = 0; i < a.size(); i++) if (!same(a.get(i), b.get(i))) return false;
      return true;
    }
    return one.equals(other);
  }

  private static boolean sameNumber(String one, String other) {
    try {
      return one.equals(other) || new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    } catch (NumberFormatException outOfRange) {
      return false;
    }
  }

  /**
   * @param raw as it was written
   * @param before as it was read from that: the same, but for what was repaired or passed over
   * @param after as it is to be
   */
  public static Json merged(Json raw, Json before, Json after) {
    if (same(before, after)) return raw;
    if (raw instanceof Json.Obj r && before instanceof Json.Obj b && after instanceof Json.Obj a) {
      return object(r, b, a);
    }
    if (raw instanceof Json.Arr r && before instanceof Json.Arr b && after instanceof Json.Arr a) {
      return array(r.items(), b.items(), a.items());
    }
    return after;
  }

  private static Json object(Json.Obj raw, Json.Obj before, Json.Obj after) {
    var members = new LinkedHashMap<String, Json>();
    raw.members().forEach((key, value) -> {
      Optional<Json> was = before.get(key);
      Optional<Json> is = after.get(key);
      if (was.isEmpty()) members.put(key, is.orElse(value));
      else is.ifPresent(now -> members.put(key, merged(value, was.get(), now)));
    });
    after.members().forEach((key, value) -> {
      if (!before.members().containsKey(key)) members.putIfAbsent(key, value);
    });
    return new Json.Obj(members);
  }

  /** What was passed over when the list was read stays behind the item it stood behind. */
  private static Json array(List<Json> raw, List<Json> before, List<Json> after) {
    Optional<int[]> places = places(raw, before);
    if (places.isEmpty()) return new Json.Arr(after);
    int[] origin = origins(before, after);
    var merged = new ArrayList<Json>();
    int next = 0;
    for (int j = 0; j < after.size(); j++) {
      if (origin[j] < 0) {
        merged.add(after.get(j));
        continue;
      }
      int place = places.get()[origin[j]];
      for (; next < place; next++) if (!seen(places.get(), next)) merged.add(raw.get(next));
      next = Math.max(next, place + 1);
      merged.add(merged(raw.get(place), before.get(origin[j]), after.get(j)));
    }
    for (; next < raw.size(); next++) if (!seen(places.get(), next)) merged.add(raw.get(next));
    return new Json.Arr(merged);
  }

  private static boolean seen(int[] places, int index) {
    return java.util.Arrays.binarySearch(places, index) >= 0;
  }

  /** Where each item that was read stands in the list as written: all of them, or the texts alone. */
  private static Optional<int[]> places(List<Json> raw, List<Json> before) {
    boolean all = raw.size() == before.size();
    int[] places = java.util.stream.IntStream.range(0, raw.size())
        .filter(i -> all || raw.get(i) instanceof Json.Str).toArray();
    return places.length == before.size() ? Optional.of(places) : Optional.empty();
  }

  /** For each item after the edit the one before it that it comes from, or -1; rising. */
  private static int[] origins(List<Json> before, List<Json> after) {
    int[] origin = new int[after.size()];
    java.util.Arrays.fill(origin, -1);
    int head = 0;
    int b = before.size();
    int a = after.size();
    while (head < b && head < a && same(before.get(head), after.get(head))) origin[head] = head++;
    while (b > head && a > head && same(before.get(b - 1), after.get(a - 1))) origin[--a] = --b;
    if ((long) (b - head) * (a - head) <= MAX_TABLE) alignCommon(before, after, head, b, a, origin);
    pairTheRest(before, after, head, b, a, origin);
    return origin;
  }

  private static void alignCommon(List<Json> before, List<Json> after, int head, int b, int a, int[] origin) {
    int[][] common = new int[b - head + 1][a - head + 1];
    for (int i = b - 1; i >= head; i--) {
      for (int j = a - 1; j >= head; j--) {
        int longer = Math.max(common[i - head + 1][j - head], common[i - head][j - head + 1]);
        common[i - head][j - head] = same(before.get(i), after.get(j))
            ? 1 + common[i - head + 1][j - head + 1]
            : longer;
      }
    }
    int i = head;
    int j = head;
    while (i < b && j < a) {
      if (same(before.get(i), after.get(j))) origin[j++] = i++;
      else if (common[i - head + 1][j - head] >= common[i - head][j - head + 1]) i++;
      else j++;
    }
  }

  /** Between two items that stayed, those that changed are paired by their ids, else in their order. */
  private static void pairTheRest(List<Json> before, List<Json> after, int head, int b, int a,
      int[] origin) {
    int from = head;
    int start = head;
    for (int j = head; j <= a; j++) {
      boolean stayed = j < a && origin[j] >= 0;
      if (!stayed && j < a) continue;
      int to = j < a ? origin[j] : b;
      pairRun(before, after, new int[]{from, to, start, j}, origin);
      from = to + 1;
      start = j + 1;
    }
  }

  /**
   * @param run the items before, from and to; the items after, from and to
   */
  private static void pairRun(List<Json> before, List<Json> after, int[] run, int[] origin) {
    boolean inOrder = run[1] - run[0] == run[3] - run[2];
    boolean few = (long) (run[1] - run[0]) * (run[3] - run[2]) <= MAX_LIKENESSES;
    int from = run[0];
    for (int j = run[2]; j < run[3]; j++) {
      if (inOrder) {
        origin[j] = run[0] + j - run[2];
      } else if (few && after.get(j) instanceof Json.Obj item) {
        origin[j] = mostLike(item, before, from, run[1]);
        if (origin[j] >= 0) from = origin[j] + 1;
      }
    }
  }

  /** By its id where it has one, else the one that it shares more than half of its members with. */
  private static int mostLike(Json.Obj item, List<Json> before, int from, int to) {
    int best = -1;
    long most = 0;
    for (int i = from; i < to; i++) {
      if (!(before.get(i) instanceof Json.Obj other)) continue;
      if (id(item).isPresent() && id(item).equals(id(other))) return i;
      long shared = item.members().entrySet().stream()
          .filter(e -> other.get(e.getKey()).filter(value -> same(value, e.getValue())).isPresent()).count();
      if (shared <= most || 2 * shared <= other.members().size()) continue;
      best = i;
      most = shared;
    }
    return best;
  }

  private static Optional<Json> id(Json.Obj item) {
    return item.get("id").or(() -> item.get("uid"));
  }
}
