package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.AtOnce;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Comments on characters. */
@Timeout(120)
class CommentHttpTest {
  private static TestServer server;
  private Client author;
  private Client fan;
  private String mira;
  private String comments;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @BeforeEach
  void come() {
    author = server.user();
    fan = server.user();
    mira = author.newCharacter("Mira");
    comments = "/characters/" + mira + "/comments";
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private String write(Client who, String content) {
    return who.post(comments, json("content", content)).is(201).id();
  }

  @Test
  void comments_and_replies_are_read_by_everyone_the_oldest_first() {
    Answered first = fan.post(comments, json("content", " 좋아요 🌊 ")).is(201);
    assertThat(first.header("Location")).isEmpty();
    assertThat(first.at("/object").asText()).isEqualTo("comment");
    assertThat(first.at("/content").asText()).isEqualTo(" 좋아요 🌊 ");
    assertThat(first.at("/author/id").asText()).isEqualTo(fan.get("/auth/me").at("/id").asText());
    assertThat(first.at("/author/nickname").asText()).isNotBlank();
    String reply = author.post("/api" + comments, json("content", "Thanks", "parent_id", first.id())).is(201)
        .id();

    Answered page = server.client().get(comments + "?page_size=1").is(200);
    assertThat(page.results("id")).containsExactly(first.id());
    assertThat(page.at("/results/0/reply_count").asInt()).isEqualTo(1);
    Answered rest = server.client().get(comments + "?cursor=" + page.at("/next_cursor").asText()).is(200);
    assertThat(rest.results("id")).containsExactly(reply);
    assertThat(rest.at("/results/0/parent_id").asText()).isEqualTo(first.id());
    assertThat(author.get("/characters/" + mira).at("/comment_count").asInt()).isEqualTo(2);
  }

  @Test
  void a_comment_is_changed_by_its_author_or_an_admin() {
    Answered made = fan.post(comments, json("content", "First")).is(201);
    String one = comments + "/" + made.id();

    assertThat(fan.put(one, json("content", "Second")).is(200).at("/content").asText()).isEqualTo("Second");
    fan.with("If-Match", made.header("ETag").orElseThrow()).put(one, json("content", "Third"))
        .isProblem(412, "PRECONDITION_FAILED");
    author.put(one, json("content", "Mine")).isProblem(403, "INSUFFICIENT_PERMISSION");
    server.admin().put(one, json("content", "Moderated")).is(200);
    fan.put(one, json("content", " ")).names("content");
    fan.put(one, json("content", "x".repeat(10_001))).names("content");
    fan.put(comments + "/" + UUID.randomUUID(), json("content", "x")).isProblem(404, "RESOURCE_NOT_FOUND");
    String other = author.newCharacter("Juno");
    fan.put("/characters/" + other + "/comments/" + made.id(), json("content", "x"))
        .isProblem(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  void a_deleted_comment_with_replies_keeps_its_place_without_words() {
    String parent = write(fan, "First");
    String reply = author.post(comments, json("content", "Reply", "parent_id", parent)).is(201).id();

    fan.delete(comments + "/" + parent).is(204);

    Answered list = fan.get(comments).is(200);
    assertThat(list.results("id")).containsExactly(parent, reply);
    assertThat(list.at("/results/0/content").isNull()).isTrue();
    assertThat(list.at("/results/0/author").isNull()).isTrue();
    assertThat(fan.get("/characters/" + mira).at("/comment_count").asInt()).isEqualTo(1);
    fan.delete(comments + "/" + parent).isProblem(404, "RESOURCE_NOT_FOUND");
    fan.put(comments + "/" + parent, json("content", "Back")).isProblem(404, "RESOURCE_NOT_FOUND");
    fan.post(comments, json("content", "x", "parent_id", parent)).isProblem(404, "RESOURCE_NOT_FOUND");
    author.delete(comments + "/" + reply).is(204);
    assertThat(fan.get(comments).results("id")).isEmpty();
    assertThat(fan.get("/characters/" + mira).at("/comment_count").asInt()).isZero();
  }

  @Test
  void the_characters_owner_may_delete_and_strangers_may_not() {
    String comment = write(fan, "First");

    server.user().delete(comments + "/" + comment).isProblem(403, "INSUFFICIENT_PERMISSION");
    author.delete(comments + "/" + comment).is(204);
    server.admin().delete(comments + "/" + write(fan, "Second")).is(204);
    assertThat(fan.get("/characters/" + mira).at("/comment_count").asInt()).isZero();
  }

  @Test
  void what_may_not_be_seen_is_not_talked_about() {
    String comment = write(fan, "First");
    author.put("/characters/" + mira, json("visibility", "private")).is(200);

    fan.get(comments).isProblem(404, "RESOURCE_NOT_FOUND");
    fan.post(comments, json("content", "x")).isProblem(404, "RESOURCE_NOT_FOUND");
    fan.put(comments + "/" + comment, json("content", "x")).isProblem(404, "RESOURCE_NOT_FOUND");
    fan.delete(comments + "/" + comment).isProblem(404, "RESOURCE_NOT_FOUND");
    assertThat(author.get(comments).is(200).results("id")).containsExactly(comment);
  }

  @Test
  void a_bad_comment_is_refused() {
    fan.post(comments, json("content", "")).names("content");
    fan.post(comments, json("content", "x".repeat(10_001))).names("content");
    fan.post(comments, json("content", "x", "parent_id", "no id")).names("parent_id");
    fan.post(comments, json("content", "x", "parent_id", UUID.randomUUID().toString()))
        .isProblem(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  void comments_written_at_once_are_all_counted() {
    AtOnce.run(20, i -> write(i % 2 == 0 ? fan : author, "Comment " + i));

    assertThat(fan.get("/characters/" + mira).at("/comment_count").asInt()).isEqualTo(20);
    assertThat(fan.get(comments + "?limit=100").results("id")).hasSize(20).doesNotHaveDuplicates();
  }
}
