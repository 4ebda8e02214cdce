package io.fabula.bootstrap;

import io.fabula.application.character.CardCrew;
import io.fabula.application.character.CardExchange;
import io.fabula.domain.account.Email;
import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Username;
import io.fabula.domain.account.Users;
import io.fabula.domain.character.CardParcels;
import io.fabula.domain.character.CharacterError;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.rest.http.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Cards from the disk into the store, without a server. */
@Command(name = "import", mixinStandardHelpOptions = true, description = "Imports character cards: files, folders with all that is in them, ZIP archives. "
    + "One bad file never stops the rest.")
final class ImportCommand implements Callable<Integer> {
  private static final int BAR = 30;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "what to import")
  private List<Path> paths;

  @Option(names = "--as", paramLabel = "ACCOUNT", description = "email or username of the account that gets them; else the one of FABULA_ADMIN_EMAIL")
  private String account;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Optional<Path> absent = paths.stream().filter(path -> !Files.exists(path)).findFirst();
    if (absent.isPresent()) throw misused("there is no " + absent.get());
    var settings = Main.settings();
    Logging.start(settings);
    String name = Optional.ofNullable(account).or(() -> settings.admin().map(admin -> admin.email()))
        .orElseThrow(() -> misused("say whose they are: --as ACCOUNT"));
    var ground = Ground.of(settings);
    try {
      var desk = CardDesk.on(ground);
      UserId owner = owner(desk.users(), name)
          .orElseThrow(() -> misused("there is no account " + name));
      return new Import(desk.exchange(), owner, paths, files(), spec.commandLine().getErr())
          .run(desk.parcels());
    } finally {
      ground.close();
    }
  }

  private ParameterException misused(String what) {
    return new ParameterException(spec.commandLine(), what);
  }

  private static Optional<UserId> owner(Users users, String name) {
    try {
      Optional<User> user = name.contains("@") ? users.findByEmail(new Email(name))
          : users.findByUsername(new Username(name));
      return user.map(found -> found.snapshot().id());
    } catch (DomainFailure malformed) {
      return Optional.empty();
    }
  }

  private List<Path> files() {
    var files = new ArrayList<Path>();
    for (Path path : paths) {
      try (Stream<Path> inside = Files.walk(path)) {
        inside.filter(Files::isRegularFile).filter(file -> !file.getFileName().toString().startsWith("."))
            .sorted().forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  /** What reads cards and keeps them. */
  private record CardDesk(Users users, CardExchange exchange, CardParcels parcels) {
    static CardDesk on(Ground ground) {
      var jobs = JobRoom.on(ground);
      var accounts = AccountRoom.on(ground, MailRoom.on(ground));
      var characters = CharacterRoom.on(ground, accounts, CommunityRoom.on(ground, accounts),
          AssetRoom.on(ground), jobs);
      return new CardDesk(accounts.users(), characters.exchange(), characters.parcels());
    }
  }

  /** One run: a bar that grows, and at the end what became of all. */
  private static final class Import implements CardParcels.Receiver {
    private final CardCrew crew = new CardCrew();
    private final CardExchange exchange;
    private final UserId owner;
    private final List<Path> named;
    private final List<Path> files;
    private final PrintWriter out;
    private final List<String> failures = new ArrayList<>();
    private int imported;
    /** What lies beside cards in folders and archives is nobody's fault. */
    private int skipped;
    private int opened;

    Import(CardExchange exchange, UserId owner, List<Path> named, List<Path> files, PrintWriter out) {
      this.exchange = exchange;
      this.owner = owner;
      this.named = named;
      this.files = files;
      this.out = out;
    }

    int run(CardParcels parcels) {
      try (crew) {
        open(parcels);
      }
      if (System.console() != null) out.println();
      out.printf("%d imported, %d failed, %d were no cards%n", imported, failures.size(), skipped);
      failures.forEach(failure -> out.println("  " + failure));
      out.flush();
      return failures.isEmpty() ? 0 : Main.FAILED;
    }

    private void open(CardParcels parcels) {
      for (Path file : files) {
        try (InputStream bytes = Files.newInputStream(file)) {
          parcels.unpack(file.toString(), bytes, this);
        } catch (IOException | UncheckedIOException e) {
          failed(file.toString(), String.valueOf(e.getMessage()));
        } catch (DomainFailure refused) {
          refused(file.toString(), refused);
        }
        opened++;
        show(file.getFileName().toString());
      }
    }

    @Override
    public void file(String name, byte[] bytes) {
      try {
        crew.take(bytes.length, () -> imported(name, bytes));
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("stopped", stopping);
      }
    }

    private Void imported(String name, byte[] bytes) {
      try {
        exchange.importCard(owner, bytes);
        done(name);
      } catch (DomainFailure refused) {
        refused(name, refused);
      } catch (RuntimeException accident) {
        failed(name, String.valueOf(accident.getMessage()));
      }
      return null;
    }

    private synchronized void done(String name) {
      imported++;
      show(name);
    }

    private synchronized void failed(String name, String why) {
      failures.add(name + ": " + why);
    }

    @Override
    public synchronized void refused(String name, DomainFailure why) {
      if (why.error() instanceof CharacterError.NotACard && !named.contains(Path.of(name))) {
        skipped++;
        return;
      }
      failures.add(name + ": "
          + Messages.text(Locale.getDefault(), why.error().messageKey(), why.error().arguments()));
    }

    /** Only where somebody watches: a log needs no bar. */
    private synchronized void show(String name) {
      if (System.console() == null) return;
      int full = BAR * opened / files.size();
      out.printf("\r[%s%s] %d/%d files, %d cards  %-40.40s", "#".repeat(full), " ".repeat(BAR - full), opened,
          files.size(), imported, name);
      out.flush();
    }
  }
}
