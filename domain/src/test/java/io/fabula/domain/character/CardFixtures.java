package io.fabula.domain.character;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabula.domain.shared.Json;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Cards made by hand, so that no reader is tested against its own writer. */
public final class CardFixtures {
  public static final String V1 = """
      {"name":"Mira","description":"A lighthouse keeper.","personality":"calm","scenario":"A storm.",
      "first_mes":"The lamp is lit.","mes_example":"<START>\\n{{user}}: Hi\\n{{char}}: Mind the stairs.","avatar":"none"}""";

  private static final String DATA = """
      "name":"Mira","description":"A lighthouse keeper. 등대지기","personality":"calm","scenario":"A storm.",
      "first_mes":"The lamp is lit.","mes_example":"","creator_notes":"for tests","system_prompt":"Be {{char}}.",
      "post_history_instructions":"Stay calm.","alternate_greetings":["Who is there?"],
      "character_book":{"entries":[{"keys":["lamp"],"content":"It turns.","extensions":{},"enabled":true,
      "insertion_order":7,"unknown_to_us":1.50}],"extensions":{}},"tags":["sea"],"creator":"nobody",
      "character_version":"1.0","extensions":{"talkativeness":"0.5","strange/one":{"b":1,"a":[null,2e3]}},
      "x_unknown":{"kept":true}""";

  public static final String V2 = """
      {"spec":"chara_card_v2","spec_version":"2.0","data":{%s}}""".formatted(DATA);

  public static final String V3 = """
      {"spec":"chara_card_v3","spec_version":"3.0","data":{%s,"nickname":"Mi","group_only_greetings":["All aboard."],
      "assets":[{"type":"icon","uri":"ccdefault:","name":"main","ext":"png"}],"source":["a"],"creation_date":1}}"""
      .formatted(DATA);

  private CardFixtures() {}

  /** A definition with something in every field. */
  public static Definition full() {
    var entry = new Json.Obj(
        Map.of("keys", Json.Arr.ofTexts(List.of("lamp")), "content", new Json.Str("It turns.")));
    return new Definition(
        "Mira", "Mi", "A lighthouse keeper. 등대지기 🗼", "calm", "A storm.", "The lamp is lit.",
        List.of("Who is there?", ""), List.of("All aboard."), "<START>\n{{char}}: Mind the stairs.",
        "Be {{char}}.",
        "Stay calm.", "nobody", "for tests", "1.0", List.of("sea", "storm"),
        Optional.of(Lorebook.of(completeBook(entry))),
        new Json.Obj(Map.of("strange/one", new Json.Num("1.50"))));
  }

  private static Json.Obj completeBook(Json.Obj entry) {
    Json.Obj complete = entry
        .with("extensions", Json.EMPTY)
        .with("enabled", new Json.Bool(true))
        .with("insertion_order", Json.Num.of(7))
        .with("use_regex", new Json.Bool(false))
        .with("constant", new Json.Bool(false));
    return Json.EMPTY.with("extensions", Json.EMPTY).with("entries", new Json.Arr(List.of(complete)));
  }

  public static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }

  /** A picture of two by two pixels carrying a text for each keyword, in their order. */
  public static byte[] png(Map<String, String> cards) {
    var texts = new LinkedHashMap<String, byte[]>();
    cards.forEach((keyword, json) -> texts.put(keyword, Base64.getEncoder().encode(utf8(json))));
    return pngOfTexts(texts);
  }

  /** The same with raw values. */
  public static byte[] pngOfTexts(Map<String, byte[]> texts) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    out.writeBytes(header(2, 2));
    out.writeBytes(chunk("tEXt", "Title\0a lighthouse".getBytes(ISO_8859_1)));
    out.writeBytes(chunk("IDAT", deflated(new byte[2 * (1 + 2 * 3)])));
    texts.forEach((keyword, value) -> {
      var body = new ByteArrayOutputStream();
      body.writeBytes((keyword + '\0').getBytes(ISO_8859_1));
      body.writeBytes(value);
      out.writeBytes(chunk("tEXt", body.toByteArray()));
    });
    out.writeBytes(chunk("IEND", new byte[0]));
    return out.toByteArray();
  }

  public static byte[] header(int width, int height) {
    return chunk("IHDR",
        ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[]{8, 2, 0, 0, 0}).array());
  }

  /** A chunk with its right checksum. */
  public static byte[] chunk(String type, byte[] body) {
    byte[] typed = ByteBuffer.allocate(4 + body.length).put(type.getBytes(ISO_8859_1)).put(body).array();
    var crc = new CRC32();
    crc.update(typed);
    return ByteBuffer.allocate(8 + typed.length).putInt(body.length).put(typed).putInt((int) crc.getValue())
        .array();
  }

  public static byte[] deflated(byte[] bytes) {
    var deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    byte[] buffer = new byte[bytes.length + 64];
    int length = deflater.deflate(buffer);
    deflater.end();
    return java.util.Arrays.copyOf(buffer, length);
  }
}
