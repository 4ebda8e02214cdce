package io.fabula.rest.chat;

import io.fabula.domain.catalog.Model;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.catalog.Models;
import io.fabula.domain.chat.CastMember;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.Message;
import io.fabula.domain.prompt.TokenUsage;
import io.fabula.rest.http.ViewValues;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

@Mapper(uses = ViewValues.class)
interface ChatViews {
  BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  @Mapping(target = "object", constant = "chat")
  @Mapping(target = "userId", source = "chat.owner")
  @Mapping(target = "characters", source = "chat.cast")
  @Mapping(target = "personaId", source = "chat.persona")
  @Mapping(target = "runningTurnId", source = "chat.runningTurn")
  @Mapping(target = "summary", ignore = true)
  @Mapping(target = "messages", source = "messages")
  ChatView view(Chat.Snapshot chat, List<MessageView> messages);

  @Mapping(target = "object", constant = "message")
  @Mapping(target = "chatId", source = "chat")
  @Mapping(target = "characterId", source = "character")
  @Mapping(target = "attachments", expression = "java(List.of())")
  @Mapping(target = "feedback", ignore = true)
  @Mapping(target = "editedAt", ignore = true)
  @Mapping(target = "usage", expression = "java(usage(message.usage(), message.model(), models))")
  MessageView view(Message message, @Context Models models);

  default ChatView.CastView cast(CastMember member) {
    return new ChatView.CastView(member.id().toString(), member.name(),
        member.avatar().map(name -> "/api/files/" + name).orElse(null));
  }

  default ChatView.NoteView note(Optional<io.fabula.domain.prompt.AuthorNote> note) {
    return note.map(n -> new ChatView.NoteView(n.content(), n.depth(), new ViewValues().word(n.role())))
        .orElse(null);
  }

  default MessageView.UsageView usage(Optional<TokenUsage> usage, Optional<ModelId> model, Models models) {
    if (usage.isEmpty()) return null;
    TokenUsage tokens = usage.get();
    BigDecimal cost = model.flatMap(models::find).map(found -> cost(tokens, found)).orElse(null);
    return new MessageView.UsageView(tokens.promptTokens(), tokens.completionTokens(), cost,
        tokens.estimated());
  }

  private static BigDecimal cost(TokenUsage tokens, Model model) {
    if (model.inputPrice().isEmpty() || model.outputPrice().isEmpty()) return null;
    return model.inputPrice().get().multiply(BigDecimal.valueOf(tokens.promptTokens()))
        .add(model.outputPrice().get().multiply(BigDecimal.valueOf(tokens.completionTokens())))
        .divide(MILLION).stripTrailingZeros();
  }
}
