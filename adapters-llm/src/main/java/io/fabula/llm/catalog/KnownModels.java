package io.fabula.llm.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Windows and prices of models whose providers do not tell them. */
final class KnownModels {
  static final Traits UNKNOWN = new Traits(8_192, 4_096, Optional.empty(), Optional.empty());

  /** What {@code Model} wants to know beyond a name. */
  record Traits(
      int contextTokens, int maxOutputTokens, Optional<BigDecimal> inputPrice,
      Optional<BigDecimal> outputPrice) {}

  private record Row(String beginning, Traits traits) {}

  private final List<Row> rows = new ArrayList<>();

  KnownModels() {
    try (InputStream in = KnownModels.class.getResourceAsStream("known-models.csv")) {
      if (in == null) throw new IllegalStateException("missing resource known-models.csv");
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.startsWith("#")) rows.add(row(line.split(",")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String[] cells) {
    return new Row(cells[0], new Traits(Integer.parseInt(cells[1]), Integer.parseInt(cells[2]),
        Optional.of(new BigDecimal(cells[3])), Optional.of(new BigDecimal(cells[4]))));
  }

  /** By the longest beginning that fits, with or without a maker's name before a slash. */
  Traits of(String model) {
    String name = model.substring(model.lastIndexOf('/') + 1);
    Row best = new Row("", UNKNOWN);
    for (Row row : rows) {
      if (name.startsWith(row.beginning) && row.beginning.length() > best.beginning.length()) best = row;
    }
    return best.traits;
  }
}
