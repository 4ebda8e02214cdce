package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.character.CardFixtures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  private static byte[] picture(String format, int width, int height) {
    var out = new ByteArrayOutputStream();
    try {
      assertThat(ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out))
          .isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Answered uploaded(Client user, byte[] bytes) {
    return user.with("Content-Type", "application/octet-stream")
        .send("POST", "/upload/avatar", BodyPublishers.ofByteArray(bytes));
  }

  private static void assertWebp(Answered picture, int side) throws IOException {
    assertThat(picture.header("Content-Type")).contains("image/webp");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.response().body()));
    assertThat(image.getWidth()).isEqualTo(side);
    assertThat(image.getHeight()).isEqualTo(side);
  }

  @Test
  void the_avatar_of_a_card_comes_in_two_sizes_without_its_texts() throws IOException {
    Answered character = imported(CARD);
    String avatar = character.at("/character/avatar_url").asText();
    String thumbnail = character.at("/character/thumbnail_url").asText();

    assertThat(thumbnail).isEqualTo(avatar.replace(".webp", "_thumb.webp"));
    assertWebp(server.client().get(avatar).is(200), 512);
    assertWebp(server.client().get(thumbnail).is(200), 160);
    byte[] whole = server.client().get(avatar.replace(".webp", "")).is(200).response().body();
    assertThat(chunks(whole)).startsWith("IHDR").endsWith("IEND").contains("IDAT").doesNotContain("tEXt",
        "zTXt", "iTXt", "eXIf");
  }

  @Test
  void an_uploaded_face_is_kept_in_two_sizes() throws IOException {
    Client user = server.user();
    for (String format : List.of("png", "jpg", "gif")) {
      Answered asset = uploaded(user, picture(format, 700, 300)).is(201);

      assertWebp(server.client().get(asset.at("/url").asText()).is(200), 512);
      assertWebp(server.client().get(asset.at("/thumbnail_url").asText()).is(200), 160);
      assertThat(asset.header("Location")).contains(asset.at("/url").asText());
      assertThat(asset.at("/asset_id").asText()).hasSize(36);
    }
  }

  @Test
  void a_face_is_worn_by_personas_and_characters_of_its_owner_alone() {
    Client user = server.user();
    Answered asset = uploaded(user, picture("png", 8, 8)).is(201);
    String id = asset.at("/asset_id").asText();
    String url = asset.at("/url").asText();

    Answered persona = user.post("/personas", json("name", "Captain", "avatar_asset_id", id)).is(201);
    assertThat(persona.at("/avatar_url").asText()).isEqualTo(url);
    Answered bare = user.put("/personas/" + persona.id(), "{\"avatar_asset_id\":null}").is(200);
    assertThat(bare.at("/avatar_url").isNull()).isTrue();
    assertThat(user.put("/personas/" + persona.id(), json("avatar_asset_id", id)).is(200).at("/avatar_url")
        .asText()).isEqualTo(url);

    Answered character = user.post("/characters", json("name", "Mira", "avatar_asset_id", id)).is(201);
    assertThat(character.at("/avatar_url").asText()).isEqualTo(url);
    String path = "/characters/" + character.id();
    assertThat(user.put(path, "{\"avatar_asset_id\":null}").is(200).at("/avatar_url").isNull()).isTrue();
    Answered dressed = user.put(path, json("avatar_asset_id", id, "tagline", "new")).is(200);
    assertThat(dressed.at("/version").asInt()).isEqualTo(3);

    Client stranger = server.user();
    stranger.post("/personas", json("name", "Thief", "avatar_asset_id", id))
        .isProblem(404, "RESOURCE_NOT_FOUND");
    stranger.post("/characters", json("name", "Thief", "avatar_asset_id", id))
        .isProblem(404, "RESOURCE_NOT_FOUND");
    user.put(path, json("avatar_asset_id", "x")).isProblem(400, "VALIDATION_ERROR");
  }

  @Test
  void hostile_uploads_are_refused() {
    Client user = server.user();
    byte[] png = picture("png", 8, 8);
    byte[] hiding = java.util.Arrays.copyOf(png, png.length + 100);
    uploaded(user, "no picture".getBytes(StandardCharsets.UTF_8)).isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    uploaded(user, new byte[0]).isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    uploaded(user, hiding).isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    uploaded(user, java.util.Arrays.copyOf(png, png.length / 2)).isProblem(400, "VALIDATION_ERROR");
    uploaded(user, new byte[(10 << 20) + 1]).isProblem(413, "PAYLOAD_TOO_LARGE");
    server.client().with("Content-Type", "image/png")
        .send("POST", "/upload/avatar", BodyPublishers.ofByteArray(png))
        .isProblem(401, "AUTHENTICATION_REQUIRED");
    user.with("Content-Type", "multipart/form-data; boundary=x").send("POST", "/upload/avatar", "--x--")
        .isProblem(400, "VALIDATION_ERROR");
  }

  @Test
  void a_file_never_changes_and_is_only_what_it_says() {
    String avatar = avatar();
    Answered picture = server.client().get(avatar).is(200);

    assertThat(picture.header("Cache-Control")).contains("public, max-age=31536000, immutable");
    assertThat(picture.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(picture.header("Content-Security-Policy")).contains("default-src 'none'; sandbox");
    String tag = picture.header("ETag").orElseThrow();
    Answered again = server.client().get(avatar()).is(200);
    assertThat(again.header("ETag")).contains(tag);
    assertThat(server.client().with("If-None-Match", tag).get(avatar).is(304).response().body()).isEmpty();
    Answered head = server.client().send("HEAD", avatar, BodyPublishers.noBody()).is(200);
    assertThat(head.header("Content-Type")).contains("image/webp");
    assertThat(head.response().body()).isEmpty();
  }

  @Test
  void a_file_can_be_had_in_pieces() {
    String avatar = avatar();
    byte[] whole = server.client().get(avatar).is(200).response().body();
    int last = whole.length - 1;

    assertPiece(avatar, "bytes=0-9", 0, 9, whole);
    assertPiece(avatar, "bytes=5-", 5, last, whole);
    assertPiece(avatar, "bytes=-7", last - 6, last, whole);
    assertPiece(avatar, "bytes=" + last + "-999999999", last, last, whole);
    Answered beyond = server.client().with("Range", "bytes=" + whole.length + "-").get(avatar).is(416);
    assertThat(beyond.header("Content-Range")).contains("bytes */" + whole.length);
    for (String odd : List.of("bytes=9-5", "bytes=0-1,4-5", "lines=0-1", "bytes=-", "bytes=x-y")) {
      assertThat(server.client().with("Range", odd).get(avatar).is(200).response().body()).as(odd)
          .isEqualTo(whole);
    }
    assertThat(server.client().with("Range", "bytes=0-9").with("If-Range", "\"other\"").get(avatar).is(200)
        .response().body()).isEqualTo(whole);
  }

  private static void assertPiece(String path, String range, int from, int to, byte[] whole) {
    Answered piece = server.client().with("Range", range).get(path).is(206);
    assertThat(piece.header("Content-Range")).contains("bytes " + from + "-" + to + "/" + whole.length);
    assertThat(piece.response().body()).isEqualTo(java.util.Arrays.copyOfRange(whole, from, to + 1));
  }

  @Test
  void a_whole_picture_is_named_after_the_hash_of_its_bytes() throws NoSuchAlgorithmException {
    String whole = avatar().replace(".webp", "");
    assertThat(whole).endsWith("/files/" + hash(server.client().get(whole).is(200).response().body()));
  }

  @Test
  void an_unknown_file_is_not_found() throws NoSuchAlgorithmException {
    for (String name : List.of(hash(new byte[]{1}), "x", "..%2f..%2fjwt.key", "0".repeat(63),
        "A".repeat(64), "0".repeat(65), hash(new byte[]{1}) + ".png",
        hash(new byte[]{1}) + "_thumb.webp")) {
      int status = server.client().get("/files/" + name).status();
      assertThat(status).as(name).isIn(400, 404);
    }
    server.client().get("/files/" + hash(new byte[]{1})).isProblem(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  void the_cards_in_the_vault_are_not_given_out() throws NoSuchAlgorithmException {
    byte[] json = CardFixtures.utf8(CardFixtures.V3);
    imported(json);
    for (String ending : List.of("", ".webp", "_thumb.webp")) {
      server.client().get("/files/" + hash(json) + ending).isProblem(404, "RESOURCE_NOT_FOUND");
    }
  }
}
