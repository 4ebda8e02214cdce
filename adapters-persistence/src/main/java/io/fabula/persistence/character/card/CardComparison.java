package io.fabula.persistence.character.card;

import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardLoss;
import io.fabula.domain.character.CardLoss.Reason;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.json.JsonMerge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of one content is not in another. What says nothing cannot be missed. */
final class CardComparison {
  private static final Set<String> DATES = Set.of("creation_date", "modification_date");

  private final CardFormat format;
  private final CardContent before;
  private final CardContent after;
  private final List<CardLoss> losses = new ArrayList<>();

  CardComparison(CardFormat format, CardContent before, CardContent after) {
    this.format = format;
    this.before = before;
    this.after = after;
  }

  List<CardLoss> losses() {
    compareMembers(CardPath.ROOT, before.data(), after.data());
    compareAssets();
    compareMembers(CardPath.ROOT, before.rest(), after.rest());
    before.undeclared().stream().filter(path -> !after.undeclared().contains(path))
        .forEach(path -> losses.add(new CardLoss(path, Reason.NO_FILES)));
    return List.copyOf(losses);
  }

  private void compareMembers(CardPath path, Json.Obj was, Json.Obj is) {
    was.members().forEach((key, value) -> compare(path.member(key), value, is.get(key)));
  }

  private void compare(CardPath path, Json was, Optional<Json> is) {
    if (saysNothing(path.key(), was)) return;
    if (is.isEmpty()) {
      lost(path);
    } else if (was instanceof Json.Obj one && is.get() instanceof Json.Obj other) {
      compareMembers(path, one, other);
    } else
      if (was instanceof Json.Arr(var ones) && is.get() instanceof Json.Arr(var others)
          && ones.size() == others.size()) {
            for (int i = 0; i < ones.size(); i++)
              compare(path.item(i), ones.get(i), Optional.of(others.get(i)));
          } else
        if (!JsonMerge.same(was, is.get())) {
          lost(path);
        }
  }

  private static boolean saysNothing(String key, Json value) {
    return switch (value) {
      case Json.Null n -> true;
      case Json.Str(var text) -> text.isEmpty();
      case Json.Obj(var members) -> members.isEmpty();
      case Json.Arr(var items) -> items.isEmpty();
      case Json.Bool(var set) -> !set && key.equals("use_regex");
      case Json.Num number -> DATES.contains(key) && JsonMerge.same(number, Json.Num.of(0));
    };
  }

  private void lost(CardPath place) {
    String path = place.toString();
    boolean v2 = format == CardFormat.JSON_V2;
    Reason reason = Reason.OTHER;
    if (v2 && path.startsWith(CardSpec.BOOK) && place.key().equals("content")) reason = Reason.DECORATORS;
    else if (v2 && (CardSpec.NEW_IN_V3.contains(path) || place.key().equals("use_regex"))) {
      reason = Reason.NOT_IN_V2;
    }
    losses.add(new CardLoss(path, reason));
  }

  /** Assets keep their order, so each is looked for behind the last one found. */
  private void compareAssets() {
    boolean faceless = before.face() && !after.face();
    int icon = icon();
    int from = 0;
    for (int i = 0; i < before.assets().size(); i++) {
      CardContent.Asset was = before.assets().get(i);
      int found = find(was.asset(), from);
      if (found >= 0) from = found + 1;
      boolean kept = found >= 0 ? holds(was, after.assets().get(found))
          : was.asset().equals(CardAsset.DEFAULT) && !was.bytes();
      boolean isLostFace = faceless && i == icon;
      if (!kept || isLostFace) losses.add(new CardLoss("assets[" + i + "]", reason(was, isLostFace)));
    }
    if (faceless && icon < 0) losses.add(new CardLoss("assets", Reason.NO_PICTURE));
  }

  /** Where the main icon stands; a picture may carry a card that has another, or none at all. */
  private int icon() {
    Optional<CardAsset> icon = CardAssets
        .main(before.assets().stream().map(CardContent.Asset::asset).toList());
    return icon.map(main -> before.assets().stream().map(CardContent.Asset::asset).toList().indexOf(main))
        .orElse(-1);
  }

  private int find(CardAsset wanted, int from) {
    for (int j = from; j < after.assets().size(); j++) {
      CardAsset other = after.assets().get(j).asset();
      if (described(other).equals(described(wanted))) return j;
    }
    return -1;
  }

  /** Without where it lies and what its file is called. */
  private static Json.Obj described(CardAsset asset) {
    return asset.json().without("uri").without("ext");
  }

  private static boolean holds(CardContent.Asset was, CardContent.Asset is) {
    if (was.asset().place() == CardAsset.Place.ADDRESS) {
      return is.asset().uri().equals(was.asset().uri());
    }
    return !was.bytes() || was.drawn() || is.bytes() && !is.drawn();
  }

  private Reason reason(CardContent.Asset lost, boolean isLostFace) {
    boolean link = lost.asset().place() == CardAsset.Place.ADDRESS;
    boolean face = lost.asset().isIcon() && !link && lost.bytes();
    return switch (format) {
      case JSON_V2, JSON_V3 ->
        face || isLostFace ? Reason.NO_PICTURE : link ? Reason.NOT_IN_V2 : Reason.NO_FILES;
      case PNG -> face ? Reason.NO_PNG : Reason.NO_FILES;
      case CHARX -> Reason.OTHER;
    };
  }
}
