package io.fabula.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.character.CardFixtures;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class AssetHttpTest {
  private static final byte[] CARD = CardFixtures.png(Map.of("chara", CardFixtures.V2));
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answered imported(byte[] card) {
    return server.user().with("Content-Type", "application/octet-stream")
        .send("POST", "/characters/import", BodyPublishers.ofByteArray(card)).is(201);
  }

  private static String avatar() {
    return imported(CARD).at("/character/avatar_url").asText();
  }

  private static String hash(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static List<String> chunks(byte[] png) {
    var types = new ArrayList<String>();
    for (int at = 8; at < png.length;) {
      types.add(new String(png, at + 4, 4, StandardCharsets.ISO_8859_1));
      at += 12 + ByteBuffer.wrap(png).getInt(at);
    }
    return types;
  }

  @Test
  void the_avatar_of_a_card_is_its_picture_without_its_texts() throws IOException {
    Answered picture = server.client().get(avatar()).is(200);

    assertThat(picture.header("Content-Type")).contains("image/png");
    byte[] bytes = picture.response().body();
    assertThat(chunks(bytes)).startsWith("IHDR").endsWith("IEND").contains("IDAT").doesNotContain("tEXt",
        "zTXt", "iTXt", "eXIf");
    assertThat(ImageIO.read(new java.io.ByteArrayInputStream(bytes)).getWidth()).isEqualTo(2);
  }

  @Test
  void a_file_never_changes_and_is_only_what_it_says() {
    String avatar = avatar();
    Answered picture = server.client().get(avatar).is(200);

    assertThat(picture.header("Cache-Control")).contains("public, max-age=31536000, immutable");
    assertThat(picture.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(picture.header("Content-Security-Policy")).contains("default-src 'none'; sandbox");
    assertThat(picture.header("ETag")).isPresent();
    Answered again = server.client().get(avatar()).is(200);
    assertThat(again.header("ETag")).isEqualTo(picture.header("ETag"));
    Answered head = server.client().send("HEAD", avatar, BodyPublishers.noBody()).is(200);
    assertThat(head.header("Content-Type")).contains("image/png");
    assertThat(head.response().body()).isEmpty();
  }

  @Test
  void a_file_is_named_after_the_hash_of_its_bytes() throws NoSuchAlgorithmException {
    String avatar = avatar();
    assertThat(avatar).endsWith("/files/" + hash(server.client().get(avatar).is(200).response().body()));
  }

  @Test
  void an_unknown_file_is_not_found() throws NoSuchAlgorithmException {
    for (String name : List.of(hash(new byte[]{1}), "x", "..%2f..%2fjwt.key", "0".repeat(63),
        "A".repeat(64), "0".repeat(65))) {
      int status = server.client().get("/files/" + name).status();
      assertThat(status).as(name).isIn(400, 404);
    }
    server.client().get("/files/" + hash(new byte[]{1})).isProblem(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  void the_cards_in_the_vault_are_not_given_out() throws NoSuchAlgorithmException {
    byte[] json = CardFixtures.utf8(CardFixtures.V3);
    imported(json);
    server.client().get("/files/" + hash(json)).isProblem(404, "RESOURCE_NOT_FOUND");
  }
}
