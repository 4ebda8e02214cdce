package io.fabula.persistence.character.card;

import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.CharacterError;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.asset.picture.Face;
import io.fabula.persistence.asset.picture.PngFile;
import io.fabula.persistence.asset.picture.PngFile.Chunk;
import io.fabula.persistence.asset.picture.Slice;
import io.fabula.persistence.json.JsonText;
import io.fabula.persistence.json.JsonTrees;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A card in the text chunks of a picture. {@code ccv3} wins over {@code chara}.
 *
 * @param source the chunk that the card was read from
 * @param older the usable {@code chara} beside a {@code ccv3}; taken apart only when it is written again
 */
record PngCard(PngFile png, Json.Obj card, Chunk source, Optional<Chunk> older, List<CardWarning> warnings)
    implements
      CardFile {
  private static final String CCV3 = "ccv3";
  private static final String CHARA = "chara";

  /** RisuAI's files have it with and without a colon behind. */
  private static final String ASSET = "chara-ext-asset_";

  /** Of what should be there once: enough for any accident, and too few for a flood of warnings. */
  private static final int MAX_TRIED = 4;

  static PngCard open(PngFile png) {
    var warnings = new ArrayList<CardWarning>();
    warnOfPicture(png, warnings);
    List<Chunk> inCcv3 = png.texts(CCV3);
    List<Chunk> inChara = png.texts(CHARA);
    if (inCcv3.isEmpty() && inChara.isEmpty()) {
      throw CharacterError.UnusableCard.failure("the picture carries no card", "");
    }
    // one after the other, so that never both of them lie taken apart in memory
    Optional<Chunk> chara = firstUsable(CHARA, inChara, warnings).map(Usable::chunk);
    Optional<Usable> ccv3 = firstUsable(CCV3, inCcv3, warnings);
    if (ccv3.isPresent()) return new PngCard(png, ccv3.get().card(), ccv3.get().chunk(), chara, warnings);
    // where none is usable one of them is asked again, this time for the reason
    Chunk chosen = chara.orElseGet((inChara.isEmpty() ? inCcv3 : inChara)::getFirst);
    return new PngCard(png, card(chosen), chosen, Optional.empty(), warnings);
  }

  private record Usable(Chunk chunk, Json.Obj card) {}

  private static void warnOfPicture(PngFile png, List<CardWarning> warnings) {
    png.chunks().stream()
        .filter(chunk -> !chunk.intact())
        .map(Chunk::type)
        .distinct()
        .limit(MAX_TRIED)
        .map(type -> new CardWarning("wrong_checksum", "the checksum of " + type + " is wrong", ""))
        .forEach(warnings::add);
    int trailing = png.trailing().length();
    if (trailing > 0) {
      warnings.add(new CardWarning("trailing_data", trailing + " bytes behind the picture", ""));
    }
    if (!png.hasPixels()) warnings.add(new CardWarning("no_picture", "the picture has no pixels", ""));
  }

  private static Optional<Usable> firstUsable(String keyword, List<Chunk> chunks,
      List<CardWarning> warnings) {
    for (Chunk chunk : chunks.stream().limit(MAX_TRIED).toList()) {
      try {
        return Optional.of(new Usable(chunk, card(chunk)));
      } catch (DomainFailure damaged) {
        String reason = damaged.error().arguments().toString();
        warnings.add(
            new CardWarning("damaged_" + keyword, "a " + keyword + " chunk was passed over: " + reason, ""));
      }
    }
    return Optional.empty();
  }

  private static Json.Obj card(Chunk chunk) {
    Json.Obj root = JsonCard.parse(decoded(chunk.body(), MAX_CARD));
    CardShape.of(root);
    return root;
  }

  private static byte[] decoded(Slice body, int max) {
    Slice value = body.after(body.indexOf((byte) 0) + 1);
    if (value.length() / 4L * 3 > max) throw CharacterError.CardTooLarge.failure("text chunk", max);
    try {
      ByteBuffer bytes = Base64.getDecoder().decode(unwrapped(value).buffer());
      return bytes.limit() == bytes.array().length ? bytes.array()
          : Arrays.copyOf(bytes.array(), bytes.limit());
    } catch (IllegalArgumentException e) {
      throw CharacterError.UnusableCard.failure("the text chunk is no base64", "");
    }
  }

  /** Some tools wrap or pad the lines. */
  private static Slice unwrapped(Slice value) {
    byte[] dense = null;
    int length = 0;
    for (int i = 0; i < value.length(); i++) {
      byte b = value.source()[value.from() + i];
      boolean blank = b >= 0 && b <= ' ';
      if (blank && dense == null) {
        dense = value.copy();
        length = i;
      } else if (!blank && dense != null) {
        dense[length++] = b;
      }
    }
    return dense == null ? value : new Slice(dense, 0, length);
  }

  @Override
  public Optional<byte[]> picture() {
    Optional<CardAsset> icon = CardAssets.icon(CardShape.of(card).data());
    return icon.flatMap(asset -> held(asset.uri())).flatMap(Face::stripped)
        .or(() -> Optional.of(png).filter(PngFile::hasPixels).map(PngFile::face));
  }

  @Override
  public Optional<byte[]> held(String uri) {
    if (!uri.startsWith(CardAsset.Place.CHUNK_URI)) return Optional.empty();
    String path = uri.substring(CardAsset.Place.CHUNK_URI.length());
    for (Chunk chunk : png.textsStarting(ASSET)) {
      if (!chunk.isText(ASSET + path) && !chunk.isText(ASSET + ":" + path)) continue;
      try {
        return Optional.of(decoded(chunk.body(), MAX_ASSET));
      } catch (DomainFailure damagedOrTooLarge) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  @Override
  public List<String> undeclared() {
    return List.of();
  }

  @Override
  public boolean isOf(CardFormat format) {
    return format == CardFormat.PNG;
  }

  /** Each chunk keeps what only it holds; the one that is missing is made from the other. */
  @Override
  public byte[] edited(CardEdit edit) {
    Chunk first = older.orElse(source);
    CardShape old = edit.applied(CardShape.of(older.map(PngCard::card).orElse(card)));
    CardShape current = edit.applied(CardShape.of(card));
    return carrying(png,
        old.form() == CardShape.Form.V2 ? JsonText.edited(decoded(first.body(), MAX_CARD), old.root())
            : JsonTrees.bytes(CardSpec.V2.card(old, edit.after())),
        current.form() == CardShape.Form.V3
            ? JsonText.edited(decoded(source.body(), MAX_CARD), current.root())
            : JsonTrees.bytes(CardSpec.V3.card(current, edit.after())));
  }

  /** The picture with these cards as its only ones, {@code chara} then {@code ccv3} before the end. */
  static byte[] carrying(PngFile png, byte[] chara, byte[] ccv3) {
    return png.carrying(chunk -> chunk.isText(CHARA) || chunk.isText(CCV3),
        List.of(text(CHARA, chara), text(CCV3, ccv3))).bytes();
  }

  private static Chunk text(String keyword, byte[] json) {
    return PngFile.text(keyword, Base64.getEncoder().encodeToString(json));
  }
}
