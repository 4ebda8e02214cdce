package io.fabula.domain.asset;

import static io.fabula.domain.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabula.domain.shared.DomainFailure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Pictures} keeps to. */
public interface PicturesContract {
  Pictures subject();

  /** Whole pictures of different kinds. */
  List<byte[]> pictures();

  @Test
  default void any_picture_becomes_a_webp() {
    for (byte[] picture : pictures()) {
      byte[] made = subject().squared(picture, 64);

      assertThat(new String(made, 0, 4, StandardCharsets.ISO_8859_1)).isEqualTo("RIFF");
      assertThat(new String(made, 8, 4, StandardCharsets.ISO_8859_1)).isEqualTo("WEBP");
    }
  }

  @Test
  default void what_is_no_picture_is_refused() {
    for (String text : List.of("", "no picture", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "PK")) {
      assertRefused(AssetError.NotAPicture.failure(),
          () -> subject().squared(text.getBytes(StandardCharsets.UTF_8), 64));
    }
  }

  @Test
  default void what_hides_behind_a_picture_is_refused_with_it() {
    for (byte[] picture : pictures()) {
      byte[] hiding = Arrays.copyOf(picture, picture.length + 64);
      System.arraycopy("PK\3\4<script>".getBytes(StandardCharsets.ISO_8859_1), 0, hiding, picture.length, 12);

      assertRefused(AssetError.NotAPicture.failure(), () -> subject().squared(hiding, 64));
    }
  }

  @Test
  default void a_picture_that_is_cut_off_is_refused_or_shown_as_far_as_it_goes() {
    for (byte[] picture : pictures()) {
      for (int length = 0; length < picture.length; length += Math.max(1, picture.length / 40)) {
        byte[] cut = Arrays.copyOf(picture, length);
        assertThatThrownBy(() -> subject().squared(cut, 64)).isInstanceOf(DomainFailure.class);
      }
    }
  }
}
