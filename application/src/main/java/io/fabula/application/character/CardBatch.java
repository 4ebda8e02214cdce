package io.fabula.application.character;

import io.fabula.application.job.JobRun;
import io.fabula.application.job.JobWork;
import io.fabula.application.job.Jobkeeping;
import io.fabula.domain.account.Caller;
import io.fabula.domain.asset.BlobId;
import io.fabula.domain.asset.Blobs;
import io.fabula.domain.character.CardParcels;
import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.CharacterError;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.job.Job;
import io.fabula.domain.job.JobFailure;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.UuidV7;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Many cards at once, in the background. The files wait in the blob store, where the good ones stay as the
 * vault's originals; each is told about in the result, and a bad one stops nobody.
 */
public final class CardBatch implements JobWork {
  private static final System.Logger LOG = System.getLogger(CardBatch.class.getName());
  private static final String STAGE = "importing";
  /** How many files are handed out before the first of them is done. */
  private static final int AHEAD = 16;

  /** The most files of one batch. */
  public static final int FILES_MAX = 10_000;

  private final CardExchange exchange;
  private final CardParcels parcels;
  private final Blobs blobs;
  private final Jobkeeping jobs;

  public CardBatch(CardExchange exchange, CardParcels parcels, Blobs blobs, Jobkeeping jobs) {
    this.exchange = exchange;
    this.parcels = parcels;
    this.blobs = blobs;
    this.jobs = jobs;
  }

  /** Files on their way in, one after another: none but the one at hand is in memory. */
  public final class Arriving implements CardParcels.Receiver {
    private final List<Json> files = new ArrayList<>();

    @Override
    public void file(String name, byte[] bytes) {
      add(name, Map.of("blob", new Json.Str(blobs.put(bytes).value()),
          "bytes", Json.Num.of(bytes.length)));
    }

    @Override
    public void refused(String name, DomainFailure why) {
      add(name, Map.of("refused", JobFailure.of(why.error()).json()));
    }

    private void add(String name, Map<String, Json> how) {
      if (files.size() == FILES_MAX) throw CharacterError.CardTooLarge.failure("files", FILES_MAX);
      Map<String, Json> members = new LinkedHashMap<>();
      members.put("file", new Json.Str(name));
      members.putAll(how);
      files.add(new Json.Obj(members));
    }

    /** Begins to import what has arrived. */
    public Job.Snapshot begin(Caller caller) {
      return jobs.ask(caller.id(), kind(), new Json.Obj(Map.of("files", new Json.Arr(files))));
    }
  }

  public Arriving arriving() {
    return new Arriving();
  }

  /** Takes a file, or the files of an archive, of which none but one is in memory at a time. */
  public void receive(String name, InputStream bytes, Arriving arriving) {
    parcels.unpack(name, bytes, arriving);
  }

  @Override
  public String kind() {
    return "import_cards";
  }

  /** The checkpoint is the result so far: as many files as it names are done. */
  @Override
  public Json.Obj run(JobRun run) {
    List<Json> files = run.job().input().array("files").orElseThrow().items();
    var told = new ArrayList<>(
        run.job().checkpoint().flatMap(done -> done.array("files")).map(Json.Arr::items)
            .orElse(List.of()));
    var coming = new ArrayDeque<Future<Json>>();
    try (var crew = new CardCrew()) {
      while (told.size() < files.size()) {
        for (int next; (next = told.size() + coming.size()) < files.size() && coming.size() < AHEAD;)
          coming.add(taken(crew, run.job(), next, (Json.Obj) files.get(next)));
        told.add(coming.remove().get());
        run.reached(told.size() * Job.DONE / files.size(), STAGE, () -> result(told));
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      run.refuseToGoOn();
    } catch (ExecutionException accident) {
      throw new IllegalStateException(accident.getCause());
    }
    return result(told);
  }

  private Future<Json> taken(CardCrew crew, Job.Snapshot job, int at, Json.Obj file)
      throws InterruptedException {
    return crew.take(file.integer("bytes").orElse(0), () -> imported(job, at, file));
  }

  private static Json.Obj result(List<Json> told) {
    return new Json.Obj(Map.of("files", new Json.Arr(List.copyOf(told))));
  }

  private Json imported(Job.Snapshot job, int at, Json.Obj file) {
    Map<String, Json> outcome = new LinkedHashMap<>();
    outcome.put("file", file.get("file").orElseThrow());
    try {
      if (file.get("refused").isPresent()) return failed(outcome, file.get("refused").get());
      var stored = new BlobId(file.text("blob").orElseThrow());
      byte[] bytes = blobs.find(stored).orElseThrow(CharacterError.NotACard::failure);
      // the same id whenever this is done again: what was imported before the last checkpoint stays one
      var id = new CharacterId(UuidV7.derived(job.createdAt(), job.id().value(), at));
      CardExchange.Imported imported = exchange.importCard(job.owner(), id, bytes,
          Optional.of(stored));
      outcome.put("status", new Json.Str("imported"));
      outcome.put("character_id", new Json.Str(imported.character().id().toString()));
      outcome.put("warnings", new Json.Arr(imported.warnings().stream().map(CardBatch::warning).toList()));
      outcome.put("error", Json.NULL);
      return new Json.Obj(outcome);
    } catch (DomainFailure refused) {
      return failed(outcome, JobFailure.of(refused.error()).json());
    } catch (RuntimeException accident) {
      LOG.log(System.Logger.Level.ERROR, "file " + at + " of job " + job.id() + " was not imported",
          accident);
      return failed(outcome, JobFailure.UNEXPECTED.json());
    }
  }

  private static Json failed(Map<String, Json> outcome, Json why) {
    outcome.put("status", new Json.Str("failed"));
    outcome.put("character_id", Json.NULL);
    outcome.put("warnings", new Json.Arr(List.of()));
    outcome.put("error", why);
    return new Json.Obj(outcome);
  }

  private static Json warning(CardWarning warning) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("code", new Json.Str(warning.code()));
    members.put("message", new Json.Str(warning.message()));
    members.put("path", new Json.Str(warning.path()));
    return new Json.Obj(members);
  }
}
