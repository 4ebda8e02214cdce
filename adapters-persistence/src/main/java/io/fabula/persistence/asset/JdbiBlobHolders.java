package io.fabula.persistence.asset;

import io.fabula.domain.account.UserId;
import io.fabula.domain.asset.BlobHolders;
import io.fabula.domain.asset.BlobId;
import io.fabula.persistence.sql.BlobColumn;
import io.fabula.persistence.sql.Database;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What points at blobs, in the columns that the rooms have named. */
public final class JdbiBlobHolders implements BlobHolders {
  private static final Pattern QUOTED = Pattern.compile("\"([0-9a-f]{64})\"");
  private static final int AT_ONCE = 500;

  private record Made(String source, String blob) {}

  private final Database database;
  private final List<BlobColumn> columns;
  private final List<BlobColumn> texts;

  public JdbiBlobHolders(Database database, Collection<BlobColumn> all) {
    this.database = database;
    this.columns = all.stream().filter(column -> !column.within()).toList();
    this.texts = all.stream().filter(BlobColumn::within).toList();
  }

  @Override
  public Set<BlobId> of(UserId user) {
    String sources = union(column -> column.owner() + " = :user and " + column.condition());
    return blobs(database.read(handle -> {
      Set<String> found = handle.createQuery(
          sources + " union select made from asset_rendition where source in (" + sources + ")")
          .bind("user", user.toString()).mapTo(String.class).set();
      for (BlobColumn text : texts) {
        handle.createQuery("select " + text.column() + " from " + text.table() + " where " + text.owner()
            + " = :user").bind("user", user.toString()).mapTo(String.class)
            .forEach(input -> quoted(input, found));
      }
      return found;
    }));
  }

  @Override
  public Set<BlobId> held(Set<BlobId> among) {
    List<String> asked = among.stream().map(BlobId::value).toList();
    Set<BlobId> held = blobs(database.read(handle -> {
      var found = new HashSet<String>();
      for (BlobColumn text : texts) {
        handle.createQuery("select " + text.column() + " from " + text.table() + " where "
            + text.condition()).mapTo(String.class).forEach(input -> quoted(input, found));
      }
      for (int from = 0; from < asked.size(); from += AT_ONCE)
        found.addAll(pointedAt(handle, asked.subList(from, Math.min(asked.size(), from + AT_ONCE))));
      return found;
    }));
    held.retainAll(among);
    return held;
  }

  /** These themselves, and those that were made of what something points at. */
  private Set<String> pointedAt(Handle handle, List<String> asked) {
    Set<String> held = new HashSet<>(direct(handle, asked));
    List<Made> made = handle
        .createQuery("select source, made from asset_rendition where made in (<asked>)")
        .bindList("asked", asked).map((row, context) -> new Made(row.getString(1), row.getString(2))).list();
    if (made.isEmpty()) return held;
    Set<String> sources = direct(handle, made.stream().map(Made::source).distinct().toList());
    made.stream().filter(one -> sources.contains(one.source)).forEach(one -> held.add(one.blob));
    return held;
  }

  private Set<String> direct(Handle handle, List<String> asked) {
    return handle.createQuery(union(column -> column.column() + " in (<asked>)")).bindList("asked", asked)
        .mapTo(String.class).set();
  }

  private String union(Function<BlobColumn, String> condition) {
    return columns.stream()
        .map(one -> "select " + one.column() + " from " + one.table() + " where " + condition.apply(one))
        .collect(Collectors.joining(" union "));
  }

  private static void quoted(String text, Set<String> into) {
    QUOTED.matcher(text).results().map((MatchResult found) -> found.group(1)).forEach(into::add);
  }

  private static Set<BlobId> blobs(Set<String> hashes) {
    return hashes.stream().map(BlobId::new).collect(Collectors.toCollection(HashSet::new));
  }
}
