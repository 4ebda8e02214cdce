package io.fabula.domain.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.IdFixtures;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every {@link Renditions} keeps to. */
public interface RenditionsContract {
  Renditions subject();

  @Test
  default void a_rendition_is_found_by_its_source_and_kind() {
    BlobId source = blob();
    BlobId avatar = blob();
    subject().keep(source, Rendition.AVATAR, avatar);

    assertThat(subject().find(source, Rendition.AVATAR)).contains(avatar);
    assertThat(subject().find(source, Rendition.THUMBNAIL)).isEmpty();
    assertThat(subject().find(avatar, Rendition.AVATAR)).isEmpty();
  }

  @Test
  default void the_first_one_stays() {
    BlobId source = blob();
    BlobId first = blob();
    subject().keep(source, Rendition.THUMBNAIL, first);
    subject().keep(source, Rendition.THUMBNAIL, blob());

    assertThat(subject().find(source, Rendition.THUMBNAIL)).contains(first);
  }

  @Test
  default void what_was_made_of_a_source_is_forgotten_with_it() {
    BlobId source = blob();
    BlobId other = blob();
    subject().keep(source, Rendition.AVATAR, blob());
    subject().keep(source, Rendition.THUMBNAIL, blob());
    subject().keep(other, Rendition.AVATAR, blob());

    subject().forget(source);

    assertThat(subject().find(source, Rendition.AVATAR)).isEmpty();
    assertThat(subject().find(source, Rendition.THUMBNAIL)).isEmpty();
    assertThat(subject().find(other, Rendition.AVATAR)).isPresent();
  }

  private static BlobId blob() {
    return BlobId.of(IdFixtures.fresh().toString().getBytes(StandardCharsets.UTF_8));
  }
}
