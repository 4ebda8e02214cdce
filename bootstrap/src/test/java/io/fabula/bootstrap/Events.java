package io.fabula.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Server-sent events as they come (WHATWG HTML, 9.2). */
final class Events implements AutoCloseable {
  /**
   * @param id empty where the event has none
   */
  record Event(String id, String name, JsonNode data) {
    int number() {
      return Integer.parseInt(id.substring(id.indexOf(':') + 1));
    }

    String turn() {
      return id.substring(0, id.indexOf(':'));
    }
  }

  private final HttpResponse<InputStream> response;
  private final BufferedReader lines;

  private Events(HttpResponse<InputStream> response) {
    this.response = response;
    this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  static Events open(HttpClient http, HttpRequest request) {
    try {
      var events = new Events(http.send(request, BodyHandlers.ofInputStream()));
      assertThat(events.response.statusCode()).as(request.toString()).isEqualTo(200);
      assertThat(events.header("Content-Type")).contains("text/event-stream; charset=utf-8");
      return events;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /** The next event; absent when the stream is over. */
  Optional<Event> next() {
    try {
      String id = "";
      String name = "message";
      var data = new StringBuilder();
      for (String line; (line = lines.readLine()) != null;) {
        if (line.isEmpty() && !data.isEmpty()) {
          return Optional.of(new Event(id, name, Client.tree(data.toString())));
        }
        if (line.startsWith("id: ")) id = line.substring(4);
        if (line.startsWith("event: ")) name = line.substring(7);
        if (line.startsWith("data: ")) data.append(line.substring(6));
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** So many events and not one more. */
  List<Event> take(int count) {
    var events = new ArrayList<Event>();
    while (events.size() < count) events.add(next().orElseThrow());
    return events;
  }

  /** All events up to the end of the stream. */
  List<Event> rest() {
    var events = new ArrayList<Event>();
    for (Optional<Event> event; (event = next()).isPresent();) events.add(event.get());
    return events;
  }

  /** The client goes away in the middle. */
  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(List<Event> events) {
    var text = new StringBuilder();
    for (Event event : events)
      if (event.name().equals("token")) text.append(event.data().path("text").asText());
    return text.toString();
  }

  static List<String> names(List<Event> events) {
    return events.stream().map(Event::name).toList();
  }

  /** One turn's events, numbered from a number on without gaps. */
  static void assertNumberedFrom(int first, List<Event> events) {
    for (int i = 0; i < events.size(); i++) assertThat(events.get(i).number()).isEqualTo(first + i);
    assertThat(events.stream().map(Event::turn).distinct()).hasSize(1);
  }
}
