package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static io.fabula.bootstrap.Client.tree;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabula.domain.character.CardFixtures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Somebody who brings cards to a server and takes them away again. */
record CardDesk(Client user) {
  static final String IMPORT = "/characters/import";
  static final byte[] PNG = CardFixtures.png(inOrder());
  static final byte[] V2 = CardFixtures.utf8(CardFixtures.V2);
  static final byte[] V3 = CardFixtures.utf8(CardFixtures.V3);

  static Map<String, String> inOrder() {
    var cards = new LinkedHashMap<String, String>();
    cards.put("chara", CardFixtures.V2);
    cards.put("ccv3", CardFixtures.V3);
    return cards;
  }

  static byte[] charx(Map<String, byte[]> members) {
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

  Answered sent(byte[] card) {
    return user.with("Content-Type", "application/json").send("POST", IMPORT,
        BodyPublishers.ofByteArray(card));
  }

  Answered sentAsForm(String field, byte[] card) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"" + field
        + "\"; filename=\"../mira.png\"\r\nContent-Type: image/png\r\n\r\n").getBytes(UTF_8));
    body.writeBytes(card);
    body.writeBytes("\r\n--edge--\r\n".getBytes(UTF_8));
    return user.with("Content-Type", "multipart/form-data; boundary=edge").send("POST", IMPORT,
        BodyPublishers.ofByteArray(body.toByteArray()));
  }

  String imported(byte[] card) {
    return sent(card).is(201).at("/character/id").asText();
  }

  static byte[] exported(Client reader, String character, String format) {
    return reader.get("/characters/" + character + "/export?format=" + format).is(200).response().body();
  }

  void edit(String character, Object... members) {
    user.put("/characters/" + character, json(members)).is(200);
  }

  /** The JSON of a PNG's text chunk. */
  static JsonNode text(byte[] png, String keyword) {
    for (int at = 8; at < png.length;) {
      int length = ByteBuffer.wrap(png).getInt(at);
      String body = new String(png, at + 4, 4 + length, ISO_8859_1);
      if (body.startsWith("tEXt" + keyword + "\0")) {
        return tree(
            new String(Base64.getDecoder().decode(body.substring(5 + keyword.length())), UTF_8));
      }
      at += 12 + length;
    }
    throw new AssertionError("no " + keyword);
  }

  static byte[] member(byte[] zip, String name) throws IOException {
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry; (entry = in.getNextEntry()) != null;) {
        if (entry.getName().equals(name)) return in.readAllBytes();
      }
    }
    throw new AssertionError("no " + name);
  }

  byte[] exported(String character, String format) {
    return exported(user, character, format);
  }

  /** Any file to any address. */
  Answered put(String path, byte[] file) {
    return user.with("Content-Type", "application/json").send("PUT", path, BodyPublishers.ofByteArray(file));
  }
}
