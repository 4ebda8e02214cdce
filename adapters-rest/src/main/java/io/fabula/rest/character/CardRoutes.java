package io.fabula.rest.character;

import static io.fabula.rest.http.Access.PUBLIC;
import static io.fabula.rest.http.Access.USER;

import io.fabula.application.character.CardBatch;
import io.fabula.application.character.CardExchange;
import io.fabula.application.character.CharacterReading;
import io.fabula.domain.account.Caller;
import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.job.JobFailure;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.SharedError;
import io.fabula.rest.account.Parcel;
import io.fabula.rest.account.Takeout;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Messages;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.http.Upload;
import io.fabula.rest.http.Uploads;
import io.fabula.rest.job.JobView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mapstruct.factory.Mappers;

/** Cards in and out. */
public final class CardRoutes implements Routes, Takeout {
  public record ImportedView(CharacterView character, List<CardWarning> warnings) {}

  public record LossView(String field, String reason) {}

  public record ReportView(String format, boolean lossless, List<LossView> losses) {}

  private final CardExchange exchange;
  private final CardBatch batch;
  private final CharacterViews views = Mappers.getMapper(CharacterViews.class);

  public CardRoutes(CardExchange exchange, CardBatch batch) {
    this.exchange = exchange;
    this.batch = batch;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        Route.post("/characters/import", "character.importCard", USER, Upload.class,
            Answer.created(ImportedView.class), this::importCard)
            .says("Reads a card: PNG, JSON, CHARX or YAML, of V1, V2, V3 or another program."),
        Route.post("/characters/import/batch", "character.importCards", USER, Uploads.class,
            Answer.job(JobView.class), this::importCards)
            .says("Reads many cards, or archives of cards, in the background."),
        Route.get("/characters/{id}/export", "character.exportCard", PUBLIC,
            Answer.file("application/octet-stream"),
            this::exportCard).query("format", "png by default", words()).says("Writes a card."),
        Route.get("/characters/{id}/export/report", "character.reportExport", PUBLIC,
            Answer.ok(ReportView.class), this::reportExport).query("format", "png by default", words())
            .says("Names what a format cannot hold of this character."));
  }

  private static List<String> words() {
    return Arrays.stream(CardFormat.values()).map(CardFormat::word).toList();
  }

  private Reply importCard(Call call, Upload file) {
    CardExchange.Imported imported = exchange.importCard(call.caller(), file.bytes());
    var character = imported.character();
    return Reply.created(
        new ImportedView(views.view(new CharacterReading(character, true)), imported.warnings()),
        "/api/characters/" + character.id());
  }

  private Reply importCards(Call call, Uploads uploads) {
    CardBatch.Arriving arriving = batch.arriving();
    for (Uploads.Part part : uploads.parts()) {
      try (InputStream bytes = part.open()) {
        batch.receive(part.name(), bytes, arriving);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    JobView job = JobView.of(arriving.begin(call.caller()), call.locale());
    return Reply.accepted(job).header("Location", job.location());
  }

  /** What became of each file, in words. */
  public static Json.Obj worded(Json.Obj result, Locale locale) {
    List<Json> files = result.array("files").orElseThrow().items().stream()
        .map(file -> worded((Json.Obj) file, "error", locale)).toList();
    return result.with("files", new Json.Arr(files));
  }

  private static Json worded(Json.Obj file, String error, Locale locale) {
    return file.object(error).map(failure -> {
      var told = JobView.FailureView.of(JobFailure.of(failure), locale);
      return (Json) file.with(error, new Json.Obj(Map.of("code", new Json.Str(told.code()), "message",
          new Json.Str(told.message()))));
    }).orElse(file);
  }

  /** Each as it is shown, as a card that can be imported again, and as the file that it came from. */
  @Override
  public void pack(Caller caller, Parcel parcel) throws IOException {
    var all = new ArrayList<CharacterId>();
    Parcel.each(page -> exchange.own(caller, page), one -> all.add(one.id()));
    for (CharacterId id : all) {
      CardExchange.Kept kept;
      try {
        kept = exchange.kept(caller, id);
      } catch (DomainFailure goneMeanwhile) {
        continue;
      }
      String folder = "characters/" + kept.reading().character().slug() + "/";
      parcel.json(folder + "character.json", views.view(kept.reading()));
      parcel.file(folder + kept.card().name(), kept.card().bytes());
      if (kept.original().isPresent())
        parcel.file(folder + "original." + extension(kept.original().get()), kept.original().get());
    }
  }

  private static String extension(byte[] file) {
    return switch (file.length == 0 ? 0 : file[0]) {
      case (byte) 0x89 -> "png";
      case 'P' -> "charx";
      case '{' -> "json";
      default -> "yaml";
    };
  }

  private Reply exportCard(Call call) {
    CardFormat format = format(call);
    CardExchange.Exported card = exchange.exportCard(call.anyone(), call.path("id"), format);
    String name = URLEncoder.encode(card.name(), StandardCharsets.UTF_8).replace("+", "%20");
    return new Reply.File(card.bytes(), format.mediaType(), Map.of("Cache-Control", "no-store",
        "Content-Disposition",
        "attachment; filename=\"card." + format.extension() + "\"; filename*=UTF-8''" + name));
  }

  private Reply reportExport(Call call) {
    CardFormat format = format(call);
    List<LossView> losses = exchange.losses(call.anyone(), call.path("id"), format).stream()
        .map(loss -> new LossView(loss.field(),
            Messages.text(call.locale(), loss.reason().messageKey(), List.of())))
        .toList();
    return Reply.ok(new ReportView(format.word(), losses.isEmpty(), losses));
  }

  private static CardFormat format(Call call) {
    return CardFormat.parse(call.query("format").orElse(CardFormat.PNG.word())).orElseThrow(
        () -> SharedError.Invalid.failure("format", "shared.one_of", String.join(", ", words())));
  }
}
