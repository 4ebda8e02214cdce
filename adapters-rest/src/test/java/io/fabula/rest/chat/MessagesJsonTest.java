package io.fabula.rest.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.catalog.Model;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.catalog.Models;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.chat.Alternates;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.chat.MessageStatus;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.TokenUsage;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.Page;
import io.fabula.rest.http.Reply;
import io.fabula.rest.json.JsonFormat;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mapstruct.factory.Mappers;

/** What is written by hand is what the format would have written of the views. */
class MessagesJsonTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.006Z");
  private static final ModelId PRICED = new ModelId("mock", "a \"name\"/한");
  private static final ChatId CHAT = new ChatId(UUID.fromString("01234567-89ab-7def-8123-456789abcdef"));
  private static final Models MODELS = new OnePricedModel();

  private final ChatViews views = Mappers.getMapper(ChatViews.class);
  private final MessagesJson json = new MessagesJson(views, MODELS);

  @Test
  void a_page_reads_as_the_format_has_it() throws IOException {
    Message sparse = message(Role.USER, "hi", AT);
    var full = new Message(new MessageId(UUID.fromString("ffffffff-ffff-7fff-bfff-ffffffffffff")), CHAT, 2,
        Role.ASSISTANT, Optional.of(new CharacterId(UUID.fromString("00000000-0000-7000-8000-00000000000a"))),
        everyAwkwardCharacter(), MessageStatus.INTERRUPTED, new Alternates(12, 345), Optional.of(PRICED),
        Optional.of(new TokenUsage(7, 8, true)), Instant.parse("1969-12-31T23:59:59.999Z"));

    check(new Page<>(List.of(sparse, full), Optional.of(Cursor.of(1L))));
    check(new Page<>(List.of(full), Optional.empty()));
    check(new Page<>(List.of(), Optional.empty()));
  }

  @Test
  void every_role_and_status_has_its_word() throws IOException {
    var messages = new ArrayList<Message>();
    for (Role role : Role.values()) {
      for (MessageStatus status : MessageStatus.values()) {
        messages.add(new Message(new MessageId(UUID.randomUUID()), CHAT, 1, role, Optional.empty(), "",
            status, new Alternates(0, 1), Optional.of(new ModelId("gone", "model")),
            Optional.of(new TokenUsage(1, 2, false)), AT));
      }
    }
    check(new Page<>(messages, Optional.empty()));
  }

  @Test
  void what_it_cost_is_written_digit_by_digit() throws IOException {
    var messages = new ArrayList<Message>();
    for (int tokens : List.of(0, 9, 10, 99, 100, 999_999, 1_000_000, Integer.MAX_VALUE)) {
      for (var model : List.of(Optional.of(PRICED), Optional.<ModelId>empty())) {
        messages.add(new Message(new MessageId(UUID.randomUUID()), CHAT, 1, Role.ASSISTANT, Optional.empty(),
            "hi", MessageStatus.COMPLETE, new Alternates(0, 1), model,
            Optional.of(new TokenUsage(tokens, tokens, tokens % 2 == 0)), AT));
      }
    }
    check(new Page<>(messages, Optional.empty()));
  }

  @Test
  void texts_of_any_length_and_script_fit() throws IOException {
    var messages = new ArrayList<Message>();
    for (String unit : List.of("a", "\u0001", "é", "한", "😀", "\"")) {
      for (int times : List.of(0, 1, 7, 500, 20_000)) {
        messages.add(message(Role.USER, unit.repeat(times), AT));
        messages.add(message(Role.USER, "a".repeat(times) + unit, AT));
      }
    }
    check(new Page<>(messages, Optional.empty()));
  }

  @Test
  void half_a_pair_is_written_as_any_text_writes_it() throws IOException {
    for (String text : List.of("\uD83D", "\uDE00", "a\uD83Db", "\uDE00\uD83D", "\uD83D\uD83D\uDE00")) {
      byte[] written = json.write(new Page<>(List.of(message(Role.USER, text, AT)), Optional.empty()));
      assertThat(JsonFormat.mapper().readTree(written).at("/results/0/content").textValue())
          .isEqualTo(new String(text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
              java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  @Test
  void instants_keep_their_milliseconds_in_any_year() throws IOException {
    for (String instant : List.of("0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z",
        "2024-02-29T12:00:00.1Z", "-0001-05-05T05:05:05Z", "+12345-01-01T00:00:00Z")) {
      byte[] written = json.write(
          new Page<>(List.of(message(Role.USER, "hi", Instant.parse(instant))), Optional.empty()));
      String text = JsonFormat.mapper().readTree(written).at("/results/0/created_at").textValue();
      assertThat(Instant.parse(text)).isEqualTo(Instant.parse(instant));
      assertThat(text).matches(".*\\.\\d{3}Z");
    }
  }

  private static Message message(Role role, String content, Instant at) {
    return new Message(new MessageId(UUID.randomUUID()), CHAT, 1, role, Optional.empty(), content,
        MessageStatus.COMPLETE, new Alternates(0, 1), Optional.empty(), Optional.empty(), at);
  }

  private static String everyAwkwardCharacter() {
    var text = new StringBuilder(
        "한국어 \uD83D\uDE00 \u007f\u0080\u07ff\u0800\uffff\u2028 \"quoted\" back\\slash /");
    for (char c = 0; c < 0x20; c++) text.append(c);
    return text.toString();
  }

  private void check(Page<Message> page) throws IOException {
    var tree = JsonFormat.mapper().readTree(json.write(page));
    var expected = JsonFormat.mapper()
        .readTree(JsonFormat.write(Reply.page(page, message -> views.view(message, MODELS)).view()));
    assertThat(tree).isEqualTo(expected);
    assertThat(tree.toString()).isEqualTo(expected.toString());
  }

  private static final class OnePricedModel implements Models {
    private final Model model = new Model(PRICED, "priced", 1_000, 100, Optional.of(new BigDecimal("0.12")),
        Optional.of(new BigDecimal("3.4")), List.of("chat"), true);

    @Override
    public List<Model> all() {
      return List.of(model);
    }

    @Override
    public Optional<Model> find(ModelId id) {
      return Optional.of(model).filter(known -> known.id().equals(id));
    }

    @Override
    public Model standard() {
      return model;
    }
  }
}
