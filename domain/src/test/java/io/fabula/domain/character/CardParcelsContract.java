package io.fabula.domain.character;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.ErrorKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** What every {@link CardParcels} keeps to. */
public interface CardParcelsContract {
  /** One that lets an archive unpack to a megabyte. */
  CardParcels subject();

  @Test
  default void what_is_no_archive_is_the_file_itself() {
    byte[] file = "{}".getBytes(StandardCharsets.UTF_8);

    Table table = unpacked(file);

    assertThat(table.files).containsOnlyKeys("sent.zip");
    assertThat(table.files.get("sent.zip")).isEqualTo(file);
    assertThat(unpacked(new byte[0]).files).containsOnlyKeys("sent.zip");
  }

  @Test
  default void the_members_of_an_archive_come_in_their_order_with_their_paths() {
    Table table = unpacked(zip("b/2.json", "two", "a.json", "one", "empty/", ""));

    assertThat(table.files.keySet()).containsExactly("b/2.json", "a.json");
    assertThat(new String(table.files.get("a.json"), StandardCharsets.UTF_8)).isEqualTo("one");
  }

  @Test
  default void a_card_in_an_archive_of_its_own_stays_whole() {
    byte[] charx = zip("assets/icon.png", "x", "card.json", "{}");

    assertThat(unpacked(charx).files.get("sent.zip")).isEqualTo(charx);
    assertThat(unpacked(zip("folder/card.json", "{}")).files).containsOnlyKeys("folder/card.json");
  }

  @Test
  default void what_systems_leave_in_archives_is_left_out() {
    Table table = unpacked(zip("__MACOSX/._a.json", "x", ".DS_Store", "x", "Thumbs.db", "x", "a.json", "{}"));

    assertThat(table.files).containsOnlyKeys("a.json");
    assertThat(table.refused).isEmpty();
  }

  @Test
  default void an_archive_that_is_cut_off_gives_what_came_before() {
    String many = new Random(7).ints(2_000, '!', '~').collect(StringBuilder::new,
        StringBuilder::appendCodePoint, StringBuilder::append).toString();
    byte[] whole = zip("a.json", "one", "b.json", many);
    Table table = unpacked(Arrays.copyOf(whole, whole.length / 2));

    assertThat(table.files).containsOnlyKeys("a.json");
    assertThat(table.refused.getLast().error().kind()).isEqualTo(ErrorKind.UNUSABLE_CARD);
  }

  @Test
  default void what_unpacks_to_more_than_it_may_is_refused_where_it_does() {
    byte[] bomb = zip("a.json", "one", "b.json", "0".repeat(600_000), "c.json", "0".repeat(600_000), "d.json",
        "never");
    var table = new Table();
    try {
      subject().unpack("bomb.zip", new ByteArrayInputStream(bomb), table);
      assertThat(table.refused).isNotEmpty();
    } catch (DomainFailure tooLarge) {
      assertThat(tooLarge.error().kind()).isEqualTo(ErrorKind.TOO_LARGE);
    }
    assertThat(table.files).containsKey("a.json").doesNotContainKey("d.json");
  }

  private Table unpacked(byte[] bytes) {
    var table = new Table();
    subject().unpack("sent.zip", new ByteArrayInputStream(bytes), table);
    return table;
  }

  private static byte[] zip(String... namesAndTexts) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Where everything is put down. */
  final class Table implements CardParcels.Receiver {
    final Map<String, byte[]> files = new LinkedHashMap<>();
    final List<DomainFailure> refused = new ArrayList<>();

    @Override
    public void file(String name, byte[] bytes) {
      files.put(name, bytes);
    }

    @Override
    public void refused(String name, DomainFailure why) {
      refused.add(why);
    }
  }
}
