package io.fabula.domain.asset;

import io.fabula.domain.account.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who holds which blobs, as the stores in memory tell. */
public final class InMemoryBlobHolders implements BlobHolders {
  /** What one store holds. */
  @FunctionalInterface
  public interface Source {
    /** All that it points at, and whose that is. */
    List<Held> all();
  }

  /** One thing that points at a blob. */
  public record Held(UserId owner, BlobId blob) {}

  private final List<Source> sources;
  private final InMemoryRenditions renditions;

  public InMemoryBlobHolders(List<Source> sources, InMemoryRenditions renditions) {
    this.sources = List.copyOf(sources);
    this.renditions = renditions;
  }

  @Override
  public Set<BlobId> of(UserId user) {
    return withMade(all().stream().filter(held -> held.owner.equals(user)).map(Held::blob).toList());
  }

  @Override
  public Set<BlobId> held(Set<BlobId> among) {
    Set<BlobId> held = withMade(all().stream().map(Held::blob).toList());
    held.retainAll(among);
    return held;
  }

  private List<Held> all() {
    var all = new ArrayList<Held>();
    sources.forEach(source -> all.addAll(source.all()));
    return all;
  }

  private Set<BlobId> withMade(List<BlobId> blobs) {
    var all = new HashSet<>(blobs);
    for (Rendition rendition : Rendition.values())
      blobs.forEach(source -> renditions.find(source, rendition).ifPresent(all::add));
    return all;
  }
}
