package io.fabula.domain.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Example dialogue: conversations, each opened by a line {@code <START>} (card specification V1). */
final class ExampleBlocks {
  private static final Pattern START = Pattern.compile("(?im)^[ \\t]*<START>[ \\t]*$");

  private ExampleBlocks() {}

  static List<String> of(String examples) {
    if (examples.isBlank()) return List.of();
    var blocks = new ArrayList<String>();
    for (String block : START.split(examples)) {
      if (!block.isBlank()) blocks.add("<START>\n" + block.strip());
    }
    return blocks;
  }
}
