package io.fabula.domain.character;

import io.fabula.domain.shared.DomainFailure;
import java.io.InputStream;

/** Takes apart what holds many cards. */
public interface CardParcels {
  /** Who gets the files, one after another. */
  interface Receiver {
    /**
     * A file that may be a card.
     *
     * @param name as its sender called it, with the path inside an archive
     */
    void file(String name, byte[] bytes);

    /** A file that cannot be taken in, and why. */
    void refused(String name, DomainFailure why);
  }

  /**
   * Hands over the files of a ZIP archive, or the file itself where it is none or is a card (CHARX). A bad
   * member stops no other. In memory there is never more than one file, of at most 32 MiB, and what the
   * bytes unpack to is bounded: an archive that goes beyond is refused where it does, after what came
   * before was handed over.
   *
   * @param bytes read to their end, not closed; a failure to read them ends the whole
   */
  void unpack(String name, InputStream bytes, Receiver receiver);
}
