package io.fabula.persistence.character;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.CharacterError;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A card in the text chunks of a picture. {@code ccv3} wins over {@code chara}. */
record PngCard(PngFile png, Optional<Json.Obj> chara, Optional<Json.Obj> ccv3, List<CardWarning> warnings)
    implements
      CardFile {
  /** Of what should be there once: enough for any accident, and too few for a flood of warnings. */
  private static final int MAX_TRIED = 4;

  static PngCard open(byte[] file) {
    PngFile png = PngFile.parse(file);
    var warnings = new ArrayList<CardWarning>();
    png.chunks().stream()
        .filter(chunk -> !chunk.intact())
        .map(PngFile.Chunk::type)
        .distinct()
        .limit(MAX_TRIED)
        .map(type -> new CardWarning("wrong_checksum", "the checksum of " + type + " is wrong", ""))
        .forEach(warnings::add);
    if (png.trailing().length > 0) {
      warnings.add(new CardWarning("trailing_data", png.trailing().length + " bytes behind the picture", ""));
    }
    if (!png.hasPixels()) warnings.add(new CardWarning("no_picture", "the picture has no pixels", ""));
    List<PngFile.Chunk> inCcv3 = png.texts("ccv3");
    List<PngFile.Chunk> inChara = png.texts("chara");
    if (inCcv3.isEmpty() && inChara.isEmpty()) {
      throw CharacterError.UnusableCard.failure("the picture carries no card", "");
    }
    Optional<Json.Obj> ccv3 = firstUsable("ccv3", inCcv3, warnings);
    Optional<Json.Obj> chara = firstUsable("chara", inChara, warnings);
    if (ccv3.isEmpty() && chara.isEmpty()) {
      // one of them is asked again, this time for the reason
      card(inChara.isEmpty() ? inCcv3.getFirst() : inChara.getFirst());
    }
    return new PngCard(png, chara, ccv3, warnings);
  }

  private static Optional<Json.Obj> firstUsable(
      String keyword, List<PngFile.Chunk> chunks, List<CardWarning> warnings) {
    for (PngFile.Chunk chunk : chunks.stream().limit(MAX_TRIED).toList()) {
      try {
        return Optional.of(card(chunk));
      } catch (DomainFailure damaged) {
        String reason = damaged.error().arguments().toString();
        warnings.add(
            new CardWarning("damaged_" + keyword, "a " + keyword + " chunk was passed over: " + reason, ""));
      }
    }
    return Optional.empty();
  }

  private static Json.Obj card(PngFile.Chunk chunk) {
    int from = new String(chunk.body(), ISO_8859_1).indexOf(0) + 1;
    String value = new String(chunk.body(), from, chunk.body().length - from, ISO_8859_1);
    try {
      // some tools wrap or pad the lines
      Json.Obj root = JsonCard.parse(Base64.getDecoder().decode(value.replaceAll("[\\x00-\\x20]", "")));
      return CardShape.of(root).root();
    } catch (IllegalArgumentException e) {
      throw CharacterError.UnusableCard.failure("the text chunk is no base64", "");
    }
  }

  @Override
  public Json.Obj card() {
    return ccv3.or(() -> chara).orElseThrow();
  }

  @Override
  public Optional<byte[]> picture() {
    return png.hasPixels() ? Optional.of(png.face()) : Optional.empty();
  }

  @Override
  public boolean isOf(CardFormat format) {
    return format == CardFormat.PNG;
  }

  /** Each chunk keeps what only it holds; the one that is missing is made from the other. */
  @Override
  public byte[] edited(CardEdit edit) {
    CardShape old = edit.applied(CardShape.of(chara.orElseGet(this::card)));
    CardShape current = edit.applied(CardShape.of(card()));
    Json.Obj v2 = old.form() == CardShape.Form.V2 ? old.root() : CardSpec.V2.card(old, edit.after());
    Json.Obj v3 = current.form() == CardShape.Form.V3 ? current.root()
        : CardSpec.V3.card(current, edit.after());
    return png.carrying(v2, v3).bytes();
  }
}
