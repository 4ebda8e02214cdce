package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabula.domain.shared.AtOnce;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Likes, votes, favourites, and the lists that go by them, on both databases. */
@Timeout(120)
abstract class CommunityHttpTest {
  private Client author;
  private Client fan;

  abstract TestServer server();

  @BeforeEach
  void come() {
    author = server().user();
    fan = server().user();
  }

  @Test
  void a_like_is_given_and_taken_back() {
    String mira = author.newCharacter("Mira");
    String tag = fan.get("/characters/" + mira).header("ETag").orElseThrow();

    assertThat(fan.post("/characters/" + mira + "/like", "").is(200).json())
        .isEqualTo(Client.tree("{\"liked\":true,\"like_count\":1}"));
    assertThat(author.post("/api/characters/" + mira + "/like", "").is(200).at("/like_count").asInt())
        .isEqualTo(2);
    Answered seen = fan.get("/characters/" + mira).is(200);
    assertThat(seen.at("/like_count").asInt()).isEqualTo(2);
    assertThat(seen.header("ETag")).contains(tag);
    assertThat(seen.at("/version").asInt()).isEqualTo(1);
    assertThat(fan.get("/users/me/liked-characters").is(200).results("id")).containsExactly(mira);
    assertThat(fan.post("/characters/" + mira + "/like", "").is(200).json())
        .isEqualTo(Client.tree("{\"liked\":false,\"like_count\":1}"));
    assertThat(fan.get("/users/me/liked-characters").is(200).results("id")).isEmpty();
    author.with("If-Match", tag).put("/characters/" + mira, json("tagline", "still the same version"))
        .is(200);
  }

  @Test
  void a_character_says_what_its_reader_thinks_of_it() {
    String mira = author.newCharacter("Mira");
    author.post("/characters/" + mira + "/like", "").is(200);
    assertOpinion(fan.get("/characters/" + mira), "false", "false", "0");

    fan.post("/characters/" + mira + "/like", "").is(200);
    fan.post("/users/me/favorites/" + mira, "").is(204);
    vote(fan, mira, -1);

    assertOpinion(fan.get("/api/characters/" + mira), "true", "true", "-1");
    assertOpinion(author.get("/characters/" + mira), "true", "false", "0");
    assertOpinion(server().client().get("/characters/" + mira), "null", "null", "null");
    String slug = fan.get("/characters/" + mira).at("/slug").asText();
    assertOpinion(fan.get("/characters/" + slug), "true", "true", "-1");
    assertOpinion(author.put("/characters/" + mira, json("tagline", "Liked")), "true", "false", "0");
    fan.post("/characters/" + mira + "/like", "").is(200);
    fan.delete("/users/me/favorites/" + mira).is(204);
    vote(fan, mira, 0);
    assertOpinion(fan.get("/characters/" + mira), "false", "false", "0");
  }

  @Test
  void no_browser_keeps_what_it_was_told_of_a_character() {
    String mira = author.newCharacter("Mira");

    assertThat(fan.get("/characters/" + mira).is(200).header("Cache-Control")).contains("no-store");
  }

  private static void assertOpinion(Answered seen, String liked, String favorited, String vote) {
    seen.is(200);
    assertThat(List.of(seen.at("/liked").toString(), seen.at("/favorited").toString(),
        seen.at("/my_vote").toString())).containsExactly(liked, favorited, vote);
  }

  @Test
  void votes_replace_each_other() {
    String mira = author.newCharacter("Mira");

    assertThat(vote(fan, mira, 1)).isEqualTo(Client.tree(
        "{\"score\":1,\"upvotes\":1,\"downvotes\":0,\"my_vote\":1}"));
    assertThat(vote(fan, mira, 1).at("/upvotes").asInt()).isEqualTo(1);
    assertThat(vote(author, mira, -1)).isEqualTo(Client.tree(
        "{\"score\":0,\"upvotes\":1,\"downvotes\":1,\"my_vote\":-1}"));
    assertThat(vote(fan, mira, -1).at("/score").asInt()).isEqualTo(-2);
    assertThat(fan.get("/users/me/votes").is(200).json())
        .isEqualTo(Client.tree("{\"" + mira + "\":-1}"));
    assertThat(vote(fan, mira, 0)).isEqualTo(Client.tree(
        "{\"score\":-1,\"upvotes\":0,\"downvotes\":1,\"my_vote\":0}"));
    assertThat(fan.get("/users/me/votes").is(200).json()).isEqualTo(Client.tree("{}"));
    assertThat(fan.get("/characters/" + mira).at("/vote_score").asInt()).isEqualTo(-1);
    for (Object bad : List.of(2, -2, 1.5, "1", true)) {
      fan.post("/characters/" + mira + "/vote", json("value", bad)).names("value");
    }
    fan.post("/characters/" + mira + "/vote", "{}").names("value");
  }

  @Test
  void favourites_are_kept_once_and_listed_newest_first() {
    String mira = author.newCharacter("Mira");
    String juno = author.newCharacter("Juno");

    fan.post("/users/me/favorites/" + mira, "").is(204);
    fan.post("/users/me/favorites/" + juno, "").is(204);
    fan.post("/users/me/favorites/" + mira, "").is(204);

    Answered first = fan.get("/users/me/favorites?page_size=1").is(200);
    assertThat(first.results("id")).containsExactly(juno);
    assertThat(first.at("/results/0/favorite_count").asInt()).isEqualTo(1);
    assertThat(fan.get("/users/me/favorites?page_size=1&start_cursor=" + first.at("/next_cursor").asText())
        .is(200).results("id")).containsExactly(mira);
    fan.delete("/users/me/favorites/" + mira).is(204);
    fan.delete("/users/me/favorites/" + mira).is(204);
    assertThat(fan.get("/users/me/favorites").is(200).results("id")).containsExactly(juno);
    assertThat(fan.get("/characters/" + mira).at("/favorite_count").asInt()).isZero();
  }

  @Test
  void what_may_not_be_seen_can_neither_be_marked_nor_is_it_shown() {
    String mira = author.newCharacter("Mira");
    for (String path : List.of("/like", "/vote")) {
      fan.post("/characters/" + mira + path, json("value", 1)).is(200);
    }
    fan.post("/users/me/favorites/" + mira, "").is(204);
    author.put("/characters/" + mira, json("visibility", "private")).is(200);

    fan.post("/characters/" + mira + "/like", "").isProblem(404, "RESOURCE_NOT_FOUND");
    fan.post("/characters/" + mira + "/vote", json("value", 1)).isProblem(404, "RESOURCE_NOT_FOUND");
    fan.post("/users/me/favorites/" + mira, "").isProblem(404, "RESOURCE_NOT_FOUND");
    assertThat(fan.get("/users/me/favorites").is(200).results("id")).isEmpty();
    assertThat(fan.get("/users/me/liked-characters").is(200).results("id")).isEmpty();
    assertThat(author.get("/characters/" + mira).at("/like_count").asInt()).isEqualTo(1);
    // what one cannot see any more can still be given up
    fan.delete("/users/me/favorites/" + mira).is(204);
    fan.delete("/users/me/favorites/" + mira).isProblem(404, "RESOURCE_NOT_FOUND");
    assertThat(author.get("/characters/" + mira).at("/favorite_count").asInt()).isZero();
  }

  @Test
  void marks_go_with_their_character() {
    String mira = author.newCharacter("Mira");
    vote(fan, mira, 1);

    author.delete("/characters/" + mira).is(204);

    assertThat(fan.get("/users/me/votes").is(200).json()).isEqualTo(Client.tree("{}"));
  }

  /** Two hundred passwords are hashed first, which takes what it takes. */
  @Test
  @Timeout(600)
  void two_hundred_who_like_and_vote_at_once_are_two_hundred() {
    String mira = author.newCharacter("Mira");
    List<Client> all = IntStream.range(0, 200).mapToObj(i -> server().user()).toList();

    AtOnce.run(40, i -> {
      for (int user = i; user < all.size(); user += 40) {
        all.get(user).post("/characters/" + mira + "/like", "").is(200);
        vote(all.get(user), mira, user % 4 == 0 ? -1 : 1);
        all.get(user).post("/users/me/favorites/" + mira, "").is(204);
      }
      return i;
    });

    Answered seen = fan.get("/characters/" + mira).is(200);
    assertThat(seen.at("/like_count").asInt()).isEqualTo(200);
    assertThat(seen.at("/favorite_count").asInt()).isEqualTo(200);
    assertThat(seen.at("/upvotes").asInt()).isEqualTo(150);
    assertThat(seen.at("/downvotes").asInt()).isEqualTo(50);
    assertThat(seen.at("/vote_score").asInt()).isEqualTo(100);
  }

  @Test
  void lists_go_by_popularity_by_votes_and_by_trend() {
    var made = new ArrayList<String>();
    for (String name : List.of("a", "b", "c")) made.add(author.newCharacter(name));
    fan.post("/characters/" + made.get(0) + "/like", "").is(200);
    author.post("/characters/" + made.get(0) + "/like", "").is(200);
    fan.post("/chats", json("character_id", made.get(1))).is(201);
    vote(fan, made.get(2), 1);
    vote(fan, made.get(0), -1);
    String mine = "/characters?owner_id=" + author.get("/auth/me").at("/id").asText();

    assertThat(fan.get(mine).is(200).results("name")).containsExactly("a", "b", "c");
    assertThat(fan.get(mine + "&sort=trending").is(200).results("name")).containsExactly("a", "b", "c");
    assertThat(fan.get(mine + "&sort=top").is(200).results("name")).containsExactly("c", "b", "a");
    assertThat(fan.get(mine + "&sort=new").is(200).results("name")).containsExactly("c", "b", "a");
    Answered page = fan.get(mine + "&sort=top&page_size=1").is(200);
    fan.get(mine + "&sort=popular&start_cursor=" + page.at("/next_cursor").asText()).names("start_cursor");
    fan.get(mine + "&sort=best").names("sort");
    assertThat(fan.get(mine).at("/results/0/like_count").asInt()).isEqualTo(2);
    assertThat(fan.get(mine).at("/results/1/chat_count").asInt()).isEqualTo(1);
  }

  @Test
  void those_talked_with_last_come_first() {
    String mira = author.newCharacter("Mira");
    String juno = author.newCharacter("Juno");
    String chat = fan.post("/chats", json("character_id", mira)).is(201).id();
    fan.post("/chats", json("character_id", juno)).is(201);
    assertThat(fan.get("/users/me/recent-characters").is(200).results("name"))
        .containsExactly("Juno", "Mira");

    fan.with("Accept", "application/json").post("/chats/" + chat + "/message", json("content", "Hello"))
        .is(200);

    assertThat(fan.get("/users/me/recent-characters").is(200).results("name"))
        .containsExactly("Mira", "Juno");
    author.put("/characters/" + mira, json("visibility", "private")).is(200);
    Answered rest = fan.get("/users/me/recent-characters?page_size=1").is(200);
    assertThat(rest.results("name")).containsExactly("Juno");
    assertThat(rest.at("/has_more").asBoolean()).isFalse();
  }

  private static JsonNode vote(Client who, String character, int value) {
    return who.post("/characters/" + character + "/vote", json("value", value)).is(200).json();
  }
}
