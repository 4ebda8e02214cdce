package io.fabula.persistence.character.card;

import static io.fabula.domain.character.CardFixtures.V1;
import static io.fabula.domain.character.CardFixtures.V2;
import static io.fabula.domain.character.CardFixtures.V3;
import static io.fabula.domain.character.CardFixtures.png;
import static io.fabula.domain.character.CardFixtures.utf8;

import io.fabula.domain.character.CardFixtures;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.json.JsonTrees;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Cards of every form, by a name for each. */
final class CardSamples {
  static final String CHUB = """
      {"node":{"id":7,"fullPath":"keeper/mira","topics":["sea"],"tagline":"kept","definition":{"name":"Mira",
      "description":"for tests","personality":"A lighthouse keeper.","tavern_personality":"calm",
      "scenario":"A storm.","first_message":"The lamp is lit.","example_dialogs":"<START>","system_prompt":"",
      "post_history_instructions":"","alternate_greetings":["Who is there?"],"extensions":{"chub":{"id":7}},
      "embedded_lorebook":{"entries":[{"keys":["lamp"],"content":"It turns.","extensions":{},"enabled":true,
      "insertion_order":1}],"extensions":{}},"avatar":"kept.webp"}},"errors":null}""";
  static final String PYGMALION = """
      {"char_name":"Mira","char_persona":"keeper","char_greeting":"Hi.","example_dialogue":"x",
      "world_scenario":"sea","kept":1.50}""";
  static final String YAML = """
      name: Mira
      greeting: |-
        The lamp is lit.
        {{user}}?
      context: >-
        A lighthouse
        keeper.
      example_dialogue: ''
      your_name: 007
      """;

  private CardSamples() {}

  static Map<String, byte[]> built() {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("v1.json", utf8(V1));
    files.put("v2.json", utf8(V2));
    files.put("v3.json", utf8(V3));
    files.put("mark.json", utf8("\uFEFF" + V2));
    files.put("chub.json", utf8(CHUB));
    files.put("pygmalion.json", utf8(PYGMALION));
    files.put("character.yaml", utf8(YAML));
    files.put("chara.png", png(Map.of("chara", V2)));
    files.put("ccv3.png", png(Map.of("ccv3", V3)));
    files.put("v3-in-chara.png", png(Map.of("chara", V3)));
    files.put("both.png", png(ordered("chara", V2.replace("calm", "wild"), "ccv3", V3)));
    files.put("assets.png", withAssetChunks());
    files.put("own.charx", charx());
    files.put("glued.jpeg", joined(jpeg(), charx()));
    return files;
  }

  private static Map<String, String> ordered(String... pairs) {
    var map = new LinkedHashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) map.put(pairs[i], pairs[i + 1]);
    return map;
  }

  /** As RisuAI once wrote them: one keyword with a colon, one without. */
  static byte[] withAssetChunks() {
    String card = V3.replace("{\"type\":\"icon\",\"uri\":\"ccdefault:\",\"name\":\"main\",\"ext\":\"png\"}",
        "{\"type\":\"icon\",\"uri\":\"ccdefault:\",\"name\":\"main\",\"ext\":\"png\"},"
            + "{\"type\":\"emotion\",\"uri\":\"__asset:1\",\"name\":\"joy\",\"ext\":\"png\",\"x\":1},"
            + "{\"type\":\"x_note\",\"uri\":\"__asset:2\",\"name\":\"소리\",\"ext\":\"mp3\"},"
            + "{\"type\":\"background\",\"uri\":\"https://example.com/b.png\",\"name\":\"b\",\"ext\":\"png\"}");
    var texts = new LinkedHashMap<String, byte[]>();
    texts.put("chara-ext-asset_:1", Base64.getEncoder().encode(png(Map.of())));
    texts.put("chara-ext-asset_2", Base64.getEncoder().encode(utf8("sound")));
    texts.put("risuai", utf8("kept"));
    texts.put("ccv3", Base64.getEncoder().encode(utf8(card)));
    return CardFixtures.pngOfTexts(texts);
  }

  static byte[] charx() {
    String card = V3.replace("{\"type\":\"icon\",\"uri\":\"ccdefault:\",\"name\":\"main\",\"ext\":\"png\"}",
        "{\"type\":\"icon\",\"uri\":\"embedded://assets/icon/image/1.png\",\"name\":\"main\",\"ext\":\"png\"},"
            + "{\"type\":\"emotion\",\"uri\":\"embeded://assets/emotion/images/2.png\",\"name\":\"joy\",\"ext\":\"png\"}");
    var members = new LinkedHashMap<String, byte[]>();
    members.put("module.risum", utf8("undeclared"));
    members.put("x_meta/1.json", utf8("{}"));
    members.put("card.json", utf8(card));
    members.put("assets/icon/image/1.png", png(Map.of()));
    members.put("assets/emotion/images/2.png", png(Map.of()));
    return zip(members);
  }

  static byte[] zip(Map<String, byte[]> members) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] jpeg() {
    var jpeg = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(3, 5, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jpeg.toByteArray();
  }

  static byte[] joined(byte[]... pieces) {
    var out = new ByteArrayOutputStream();
    for (byte[] piece : pieces) out.writeBytes(piece);
    return out.toByteArray();
  }

  /** Cards from the world, where a folder {@code shared/cards} lies beside or above the project. */
  static Map<String, byte[]> real() throws IOException {
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path folder = up.resolve("shared/cards");
      if (!Files.isDirectory(folder)) continue;
      var cards = new LinkedHashMap<String, byte[]>();
      try (var found = Files.list(folder)) {
        for (Path file : found.filter(f -> f.toString().matches(".*\\.(png|json|charx)")).sorted().toList()) {
          cards.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
      }
      return cards;
    }
    return Map.of();
  }

  /** V2 and V3 cards with fields of any kind anywhere. */
  static Map<String, byte[]> generated(int count, long seed) {
    var chance = new Random(seed);
    var files = new LinkedHashMap<String, byte[]>();
    for (int i = 0; i < count; i++) {
      boolean v3 = chance.nextBoolean();
      Json.Obj card = (Json.Obj) JsonTrees.parse(v3 ? V3 : V2);
      Json.Obj data = card.object("data").orElseThrow();
      for (String key : new ArrayList<>(data.members().keySet())) {
        if (key.equals("name") || key.equals("assets") || chance.nextInt(3) > 0) continue;
        data = chance.nextBoolean() ? data.without(key)
            : data.with(key, key.equals("character_book") ? book(chance) : value(chance, 3));
      }
      if (chance.nextBoolean()) data = data.with("creator_notes_multilingual", value(chance, 2));
      if (chance.nextBoolean()) data = data.with("unknown", value(chance, 3));
      String json = JsonTrees.write(card.with("data", data).with("beside", value(chance, 1)));
      files.put("generated-" + i,
          chance.nextBoolean() ? utf8(json) : png(Map.of(v3 ? "ccv3" : "chara", json)));
    }
    return files;
  }

  private static Json book(Random chance) {
    var entries = new ArrayList<Json>();
    for (int i = chance.nextInt(5); i > 0; i--) {
      Json.Obj entry = new Json.Obj(Map.of("keys", Json.Arr.ofTexts(List.of("lamp"))));
      entry = entry.with("content", new Json.Str(chance.nextBoolean() ? "@@depth 3\nlit" : "lit"));
      if (chance.nextBoolean()) entry = entry.with("use_regex", new Json.Bool(chance.nextBoolean()));
      if (chance.nextBoolean()) entry = entry.with("extensions", value(chance, 2));
      if (chance.nextBoolean()) entry = entry.with("enabled", value(chance, 0));
      entries.add(chance.nextInt(8) == 0 ? value(chance, 1) : entry);
    }
    return Json.EMPTY.with("entries", new Json.Arr(entries)).with("odd", value(chance, 2));
  }

  private static Json value(Random chance, int depth) {
    return switch (chance.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> Json.NULL;
      case 1 -> new Json.Bool(chance.nextBoolean());
      case 2 -> new Json.Num(List.of("0", "1.50", "2e3", "-7").get(chance.nextInt(4)));
      case 3, 4 -> new Json.Str(List.of("", "sea", "바다", "@@role user\nx").get(chance.nextInt(4)));
      case 5 -> Json.Arr.ofTexts(Arrays.asList("a", "b").subList(0, chance.nextInt(3)));
      case 6 -> new Json.Arr(List.of(value(chance, depth - 1), value(chance, depth - 1)));
      default -> new Json.Obj(Map.of("k", value(chance, depth - 1)));
    };
  }
}
