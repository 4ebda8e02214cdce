package io.fabula.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.prompt.JsonText;
import io.fabula.llm.http.MalformedReply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventShapeTest {
  private static final List<String> PARTS = List.of("a", " word", "안녕", "😀", "\\n", "\\\"", "\\\\",
      "\\u00e9", "\\ud83d",
      "\"", "\\", "\\u12", "\\x", "\n", "\u0001", "\"}}]}", ",\"content\":\"", "\u007f", "/", "{", "");
  private static final List<String> SHAPES = List.of(
      "{\"id\":\"x\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":null}]}",
      "{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"%s\"}}],\"usage\":null}",
      "{\"choices\":[{\"delta\":{\"content\":\"%s\",\"content\":\"%s\"}}]}",
      "{\"choices\":[{\"delta\":{\"content\":\"%s\"},\"finish_reason\":\"stop\"}]}",
      "{\"choices\":[{\"delta\":{\"reasoning\":\"%s\",\"content\":\"%s\"}}]}",
      "{\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2},\"x\":\"%s\"}");

  private static Optional<String> parsed(byte[] line) {
    try {
      CompletionChunk chunk = ChunkParser.parse(line, 0, line.length);
      return Optional.of(chunk.text().unescaped());
    } catch (MalformedReply e) {
      return Optional.empty();
    }
  }

  private static byte[] line(Random chance) {
    var text = new StringBuilder();
    for (int i = chance.nextInt(4); i >= 0; i--) text.append(PARTS.get(chance.nextInt(PARTS.size())));
    String shape = SHAPES.get(chance.nextInt(SHAPES.size()));
    byte[] line = shape.replace("%s", text).getBytes(StandardCharsets.UTF_8);
    // now and then a byte is spoilt, anywhere
    if (chance.nextInt(8) == 0) line[chance.nextInt(line.length)] = (byte) chance.nextInt(256);
    return line;
  }

  @Test
  void a_match_is_always_what_the_parser_finds() {
    var chance = new Random(20_261_121);
    var shape = new EventShape();
    int matches = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] line = line(chance);
      JsonText match = shape.match(line, 0, line.length);
      if (!match.isEmpty()) {
        matches++;
        assertThat(parsed(line)).as(new String(line, StandardCharsets.UTF_8)).contains(match.unescaped());
        continue;
      }
      if (parsed(line).isEmpty()) continue;
      CompletionChunk chunk = ChunkParser.parse(line, 0, line.length);
      if (chunk.onlyText()) shape.learn(line, 0, line.length, chunk.text());
    }
    assertThat(matches).isGreaterThan(5_000);
  }

  @Test
  void a_parsed_text_is_a_window_on_the_event() {
    byte[] event = "..{\"choices\":[{\"delta\":{\"content\":\"안\\n\\ud83d\"}}]}"
        .getBytes(StandardCharsets.UTF_8);
    CompletionChunk chunk = ChunkParser.parse(event, 2, event.length);
    assertThat(chunk.onlyText()).isTrue();
    assertThat(chunk.text().bytes()).isSameAs(event);
    assertThat(new String(event, chunk.text().from(), chunk.text().length(), StandardCharsets.UTF_8))
        .isEqualTo("안\\n\\ud83d");
  }

  @Test
  void only_well_formed_text_is_whole() {
    assertThat(List.of("plain", "é안😀", "\\n\\u00e9", "\u007f"))
        .allMatch(text -> whole(text.getBytes(StandardCharsets.UTF_8)));
    assertThat(List.of("\"", "\\", "\\u12g4", "\\u12", "\t"))
        .noneMatch(text -> whole(text.getBytes(StandardCharsets.UTF_8)));
    assertThat(whole(new byte[]{(byte) 0xc0, (byte) 0x80})).isFalse();
    assertThat(whole(new byte[]{(byte) 0xed, (byte) 0xa0, (byte) 0x80})).isFalse();
    assertThat(whole(new byte[]{(byte) 0xec, (byte) 0x95})).isFalse();
    assertThat(whole(new byte[]{(byte) 0xf5, (byte) 0x80, (byte) 0x80, (byte) 0x80})).isFalse();
  }

  private static boolean whole(byte[] bytes) {
    return EscapedText.isWhole(bytes, 0, bytes.length);
  }
}
