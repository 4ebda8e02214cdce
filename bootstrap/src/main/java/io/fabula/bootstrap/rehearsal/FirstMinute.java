package io.fabula.bootstrap.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What a person does who meets the server: looks around, signs up, brings a card, talks, reads it again. */
public final class FirstMinute {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNDARY = "card";
  private static final String EVENTS = "text/event-stream";
  private static final String ANYTHING = "*/*";
  private static final Map<String, String> CHARACTER = Map.of("name", "Mara", "description",
      "{{char}} keeps the lighthouse and remembers {{user}}.", "first_message", "Good evening, {{user}}.");

  private final HttpClient client;
  private final String server;
  private String token = "";

  /**
   * @param server whose door asks for no proof of work
   */
  public FirstMinute(HttpClient client, URI server) {
    this.client = client;
    this.server = server.toString();
  }

  /**
   * @param models which answer, one after the other
   * @return the chat as it is told at the end
   * @throws IllegalStateException where the server refuses something of it
   */
  public JsonNode live(List<String> models) throws IOException, InterruptedException {
    for (String path : List.of("/health", "/", "/openapi.json", "/api/models", "/api/characters")) get(path);
    token = post("/api/auth/register",
        Map.of("email", "rehearsal@example.com", "password", "only for a rehearsal"))
        .path("access_token").asText();
    String character = post("/api/characters", CHARACTER).path("id").asText();
    byte[] card = get("/api/characters/" + character + "/export?format=png");
    String imported = bring(card).path("character").path("id").asText();
    String chat = post("/api/chats", Map.of("character_id", imported)).path("id").asText();
    for (String model : models) talk("/api/chats/" + chat, model);
    get("/api/chats");
    return JSON.readTree(get("/api/chats/" + chat + "/messages"));
  }

  private void talk(String chat, String model) throws IOException, InterruptedException {
    var message = Map.of("content", "Tell me about the harbour.", "model", model);
    send(request(chat + "/message", EVENTS).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(message))));
  }

  private JsonNode bring(byte[] card) throws IOException, InterruptedException {
    String head = "--" + BOUNDARY
        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"card.png\"\r\n"
        + "Content-Type: image/png\r\n\r\n";
    BodyPublisher body = BodyPublishers.concat(BodyPublishers.ofString(head),
        BodyPublishers.ofByteArray(card), BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    return JSON.readTree(send(request("/api/characters/import", ANYTHING)
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY).POST(body)));
  }

  private JsonNode post(String path, Object body) throws IOException, InterruptedException {
    return JSON.readTree(send(request(path, ANYTHING).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))));
  }

  private byte[] get(String path) throws IOException, InterruptedException {
    return send(request(path, ANYTHING));
  }

  private HttpRequest.Builder request(String path, String accepted) {
    var request = HttpRequest.newBuilder(URI.create(server + path)).header("Accept", accepted);
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private byte[] send(HttpRequest.Builder asked) throws IOException, InterruptedException {
    HttpRequest request = asked.build();
    HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() >= 300)
      throw new IllegalStateException(request.uri() + " answered " + answer.statusCode() + ": "
          + new String(answer.body(), StandardCharsets.UTF_8));
    return answer.body();
  }
}
