package io.fabula.bootstrap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody who calls the server over HTTP; every change of who or how makes another one.
 *
 * @param headers sent with every request
 */
record Client(HttpClient http, String base, Map<String, String> headers) {
  static final JsonMapper JSON = new JsonMapper();
  static final String PASSWORD = "correct horse";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final AtomicInteger NAMES = new AtomicInteger();

  static Client at(int port) {
    return new Client(
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build(),
        "http://127.0.0.1:" + port, Map.of());
  }

  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + json, e);
    }
  }

  /** JSON of names and values, in turn. */
  static String json(Object... members) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < members.length; i += 2) map.put((String) members[i], members[i + 1]);
    try {
      return JSON.writeValueAsString(map);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static String newName() {
    return "user-" + Long.toString(ProcessHandle.current().pid(), 36) + "-" + NAMES.incrementAndGet();
  }

  Client with(String header, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Client(http, base, all);
  }

  Client withToken(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** To the same server after it came up elsewhere. */
  Client movedTo(int port) {
    return new Client(http, "http://127.0.0.1:" + port, headers);
  }

  Client registered() {
    String name = newName();
    return withToken(post("/auth/register",
        json("email", name + "@example.com", "username", name, "password", PASSWORD)).is(201)
        .at("/access_token").asText());
  }

  Client signedIn(String email, String password) {
    return withToken(
        post("/auth/login", json("email", email, "password", password)).is(200).at("/access_token").asText());
  }

  Answered get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  Answered post(String path, String json) {
    return send("POST", path, json);
  }

  Answered put(String path, String json) {
    return send("PUT", path, json);
  }

  Answered patch(String path, String json) {
    return send("PATCH", path, json);
  }

  Answered delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  /** Sends it as JSON, whatever it is. */
  Answered send(String method, String path, String json) {
    Client typed = headers.containsKey("Content-Type") ? this : with("Content-Type", "application/json");
    return typed.send(method, path, BodyPublishers.ofString(json));
  }

  Answered send(String method, String path, BodyPublisher body) {
    try {
      return new Answered(http.send(request(method, path, body), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  HttpRequest request(String method, String path, BodyPublisher body) {
    var builder = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE).method(method, body);
    headers.forEach(builder::header);
    return builder.build();
  }

  /** Posts and reads along. */
  Events postStream(String path, String json) {
    return Events.open(http, with("Accept", "text/event-stream").with("Content-Type", "application/json")
        .request("POST", path, BodyPublishers.ofString(json)));
  }

  /** Reads along from after an event; from the start where that is empty. */
  Events stream(String chat, String lastEventId) {
    Client from = lastEventId.isEmpty() ? this : with("Last-Event-ID", lastEventId);
    return Events.open(http, from.request("GET", "/api/chats/" + chat + "/stream", BodyPublishers.noBody()));
  }

  /** A public character of this user's with greetings. */
  String newCharacter(String name) {
    return post("/api/characters", json("name", name, "visibility", "public", "description",
        "A lighthouse keeper who has counted every wave since the great storm. She mends nets at night.",
        "first_message", "The lamp is lit.", "alternate_greetings", java.util.List.of("Who is there?")))
        .is(201).id();
  }

  /** A new chat with a new character. */
  String newChat() {
    return post("/api/chats", json("character_id", newCharacter("Mira"))).is(201).id();
  }

  JsonNode messages(String chat) {
    return get("/api/chats/" + chat + "/messages?limit=100").is(200).at("/results");
  }

  JsonNode lastMessage(String chat) {
    JsonNode all = messages(chat);
    return all.get(all.size() - 1);
  }
}
