package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabula.domain.character.CardFixtures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Going for good, on both databases: words are planted wherever a user can leave some, and looked for. */
@Timeout(180)
abstract class LeavingHttpTest {
  private static final AtomicInteger LEAVERS = new AtomicInteger();
  private static final String ME = "/users/me";

  abstract TestServer server();

  abstract Everywhere everywhere();

  /** Somebody with a word of their own, which stands in all that they write. */
  private final class Leaver {
    final String word = "zqleaver" + Character.toString('a' + LEAVERS.incrementAndGet());
    final String email = word + "@example.com";
    final Client client;
    final String id;

    Leaver() {
      Client nobody = server().client().with("Idempotency-Key", "register " + word);
      Answered pair = nobody.post("/auth/register",
          json("email", email, "username", word, "password", Client.PASSWORD, "nickname", "N " + word))
          .is(201);
      this.client = server().client().withToken(pair.at("/access_token").asText());
      this.id = pair.at("/user/id").asText();
    }

    String said(String text) {
      return text + " " + word;
    }

    Answered leaves() {
      return client.send("DELETE", ME, json("password", Client.PASSWORD));
    }

    String privateCharacter() {
      return client.post("/characters", json("name", said("Private"), "description", said("secret"),
          "tagline", said("tagline"), "tags", List.of(said("tag")), "structured_tags",
          Map.of(said("mood"), List.of(said("calm"))), "visibility", "private", "first_message",
          said("Hello"), "alternate_greetings", List.of(said("Hey")))).is(201).id();
    }

    String publicCharacter(String name) {
      return client.post("/characters", json("name", name, "visibility", "public", "description",
          "A lighthouse keeper.", "first_message", "The lamp is lit.")).is(201).id();
    }

    void importsCard() {
      byte[] card = CardFixtures.utf8(json("spec", "chara_card_v2", "spec_version", "2.0", "data",
          Map.of("name", said("Card"), "description", said("from a card"))));
      client.with("Content-Type", "application/octet-stream")
          .send("POST", "/characters/import", BodyPublishers.ofByteArray(card)).is(201);
    }

    String face() {
      return client.with("Content-Type", "application/octet-stream")
          .send("POST", "/upload/avatar", BodyPublishers.ofByteArray(picture(LEAVERS.get()))).is(201)
          .at("/asset_id").asText();
    }
  }

  private static byte[] picture(int shade) {
    var image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) image.setRGB(i % 64, i / 64, shade * 7_919 * (i + 1));
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Test
  void nothing_of_who_left_is_left() {
    Client stranger = server().user();
    String strangers = stranger.newCharacter("Anna");
    List<Path> blobsBefore = everywhere().blobs();
    var leaver = new Leaver();
    String face = leaver.face();
    leaver.client.put("/users/me/profile", json("bio", leaver.said("bio"), "avatar_asset_id", face)).is(200);
    leaver.client.put(ME, json("name", leaver.said("Name"), "age", 30)).is(200);
    leaver.client.put("/user/settings/theme", json("accent", "#abcdef")).is(200);
    leaver.client.post("/personas", json("name", leaver.said("Persona"), "description",
        leaver.said("about"), "avatar_asset_id", face)).is(201);
    String character = leaver.privateCharacter();
    leaver.importsCard();
    leaver.client.post("/memory-notes", json("content", leaver.said("remember"), "keywords",
        List.of(leaver.said("lamp")))).is(201);
    chats(leaver, character);
    chats(leaver, strangers);
    marks(leaver, strangers);
    batch(leaver);
    server().client().post("/auth/login", json("email", leaver.email, "password", "wrong password"));
    assertThat(everywhere().find(List.of(leaver.word, leaver.id))).as("planted").hasSizeGreaterThan(20);
    assertThat(everywhere().blobs()).hasSizeGreaterThan(blobsBefore.size());

    leaver.leaves().is(204);

    assertThat(everywhere().find(List.of(leaver.word, leaver.id))).isEmpty();
    assertThat(everywhere().blobs()).containsExactlyInAnyOrderElementsOf(blobsBefore);
    Answered seen = stranger.get("/characters/" + strangers).is(200);
    assertThat(seen.at("/like_count").asInt()).isZero();
    assertThat(seen.at("/favorite_count").asInt()).isZero();
    assertThat(seen.at("/upvotes").asInt()).isZero();
  }

  private void chats(Leaver leaver, String character) {
    String chat = leaver.client.post("/chats", json("character_id", character)).is(201).id();
    leaver.client.patch("/chats/" + chat, json("title", leaver.said("Title"), "author_note",
        Map.of("content", leaver.said("note"), "depth", 2, "role", "system"))).is(200);
    leaver.client.post("/chats/" + chat + "/message", json("content", leaver.said("Hello"), "stream", false))
        .is(200);
    JsonNode last = leaver.client.lastMessage(chat);
    leaver.client.post("/chat/messages/" + last.path("id").asText() + "/regenerate",
        json("instruction", leaver.said("shorter"))).is(200);
    leaver.client.post("/memory-notes", json("content", leaver.said("of this chat"), "chat_id", chat))
        .is(201);
    leaver.client.post("/chats/" + chat + "/branch",
        json("message_id", leaver.client.lastMessage(chat).path("id").asText())).is(201);
  }

  private void marks(Leaver leaver, String character) {
    leaver.client.post("/characters/" + character + "/like", "{}").is(200);
    leaver.client.post("/characters/" + character + "/vote", json("value", 1)).is(200);
    leaver.client.post(ME + "/favorites/" + character, "{}").is(204);
    leaver.client.post("/characters/" + character + "/report",
        json("reason", "other", "detail", leaver.said("look"))).is(201);
  }

  private void batch(Leaver leaver) {
    var body = new ByteArrayOutputStream();
    for (int i = 0; i < 2; i++) {
      body.writeBytes(CardFixtures.utf8("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
          + leaver.word + i + ".json\"\r\n\r\n" + json("name", leaver.said("Batch " + i), "description", "",
              "personality", "", "scenario", "", "first_mes", "", "mes_example", "")
          + "\r\n"));
    }
    body.writeBytes(CardFixtures.utf8("--edge--\r\n"));
    String job = leaver.client.with("Content-Type", "multipart/form-data; boundary=edge")
        .send("POST", "/characters/import/batch", BodyPublishers.ofByteArray(body.toByteArray())).is(202)
        .id();
    while (!leaver.client.get("/jobs/" + job).is(200).at("/status").asText().equals("completed"))
      Thread.onSpinWait();
  }

  @Test
  void what_others_rely_on_stays_as_nobodys() {
    Client stranger = server().user();
    String strangers = stranger.newCharacter("Anna");
    var leaver = new Leaver();
    String chattedWith = leaver.publicCharacter("Chatted with");
    String liked = leaver.publicCharacter("Liked");
    String discussed = leaver.publicCharacter("Discussed");
    String alone = leaver.publicCharacter("Alone");
    String chat = stranger.post("/chats", json("character_id", chattedWith)).is(201).id();
    stranger.post("/characters/" + liked + "/like", "{}").is(200);
    stranger.post("/characters/" + discussed + "/comments", json("content", "Nice.")).is(201);
    leaver.client.post("/characters/" + alone + "/like", "{}").is(200);
    leaver.client.post("/chats", json("character_id", alone)).is(201);
    String comment = leaver.client
        .post("/characters/" + strangers + "/comments", json("content", "Words that stay.")).is(201).id();

    leaver.leaves().is(204);

    for (String stays : List.of(chattedWith, liked, discussed)) {
      Answered character = stranger.get("/characters/" + stays).is(200);
      assertThat(character.at("/owner_id").isNull()).isTrue();
      stranger.put("/characters/" + stays, json("name", "mine now")).isProblem(403,
          "INSUFFICIENT_PERMISSION");
      server().admin().put("/characters/" + stays, json("tagline", "kept by the house")).is(200);
      stranger.get("/characters/" + stays + "/relations").is(200);
    }
    assertThat(stranger.get("/characters?q=chatted").is(200).results("id")).contains(chattedWith);
    assertThat(stranger.get("/characters/" + liked).at("/like_count").asInt()).isEqualTo(1);
    stranger.get("/characters/" + alone).isProblem(404, "RESOURCE_NOT_FOUND");
    stranger.post("/chats/" + chat + "/message", json("content", "Are you there?", "stream", false)).is(200);
    stranger.post("/characters/" + liked + "/report", json("reason", "spam")).is(201);
    JsonNode kept = stranger.get("/characters/" + strangers + "/comments").is(200).at("/results").get(0);
    assertThat(kept.path("id").asText()).isEqualTo(comment);
    assertThat(kept.path("content").asText()).isEqualTo("Words that stay.");
    assertThat(kept.path("author").isNull()).isTrue();
  }

  @Test
  void who_left_is_nobody_and_what_they_were_called_is_free() {
    var leaver = new Leaver();
    Client other = server().client().signedIn(leaver.email, Client.PASSWORD);

    leaver.leaves().is(204);

    for (Client session : List.of(leaver.client, other))
      session.get("/auth/me").isProblem(401, "INVALID_TOKEN");
    server().client().post("/auth/login", json("email", leaver.email, "password", Client.PASSWORD))
        .isProblem(401, "AUTHENTICATION_FAILED");
    server().client().get("/users/" + leaver.id + "/profile").isProblem(404, "RESOURCE_NOT_FOUND");
    assertThat(server().admin().get("/users?q=" + leaver.word).is(200).at("/results")).isEmpty();
    Client again = server().client();
    again.post("/auth/register", json("email", leaver.email, "username", leaver.word, "nickname",
        "N " + leaver.word, "password", Client.PASSWORD)).is(201);
  }

  @Test
  void only_who_knows_the_password_can_remove_the_account() {
    var leaver = new Leaver();

    leaver.client.send("DELETE", ME, json("password", "not this one")).isProblem(401,
        "AUTHENTICATION_FAILED");
    leaver.client.send("DELETE", ME, "{}").names("password");
    leaver.client.send("DELETE", ME, json("password", 7)).names("password");
    server().client().send("DELETE", ME, json("password", Client.PASSWORD))
        .isProblem(401, "AUTHENTICATION_REQUIRED");

    leaver.client.get("/auth/me").is(200);
    leaver.leaves().is(204);
  }

  @Test
  void blobs_that_others_have_too_stay_with_them() {
    var leaver = new Leaver();
    Client stranger = server().user();
    byte[] card = CardFixtures.png(Map.of("chara", json("name", "Shared " + leaver.word, "description", "",
        "personality", "", "scenario", "", "first_mes", "", "mes_example", "")));
    for (Client client : List.of(leaver.client, stranger)) {
      client.with("Content-Type", "application/octet-stream")
          .send("POST", "/characters/import", BodyPublishers.ofByteArray(card)).is(201);
    }
    String theirs = stranger.get("/characters/my").is(200).at("/results").get(0).path("id").asText();
    byte[] before = CardDesk.exported(stranger, theirs, "png");

    leaver.leaves().is(204);

    assertThat(CardDesk.exported(stranger, theirs, "png")).isEqualTo(before);
    stranger.get(stranger.get("/characters/" + theirs).is(200).at("/avatar_url").asText()).is(200);
  }

  @Test
  void a_turn_that_runs_does_not_outlive_its_chat() {
    var leaver = new Leaver();
    String chat = leaver.client.newChat();
    try (Events stream = leaver.client.postStream("/chats/" + chat + "/message",
        json("content", leaver.said("Tell me everything")))) {
      stream.take(2);

      leaver.leaves().is(204);

      assertThat(everywhere().find(List.of(leaver.word, leaver.id))).isEmpty();
    }
  }
}
