package io.fabula.persistence.asset.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Where a picture was taken: the GPS directory of its EXIF (Exif 2.32, section 4.6.6), which hangs on
 * tag 0x8825 of a TIFF directory (TIFF 6.0, section 2). Only it is blanked; the block keeps its length
 * and all else that it says.
 */
final class ExifPlace {
  private static final int GPS_POINTER = 0x8825;
  private static final int ENTRY = 12;
  /** IFD0 and the thumbnail's are usual; a chain longer than this is a loop or a trick. */
  private static final int MAX_DIRECTORIES = 8;
  private static final int[] SIZES = {1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

  /** More than any camera's block needs; a block made to cost more is emptied instead. */
  private static final long MAX_WORK = 4 << 20;
  private static final byte[] NOTHING_SAID = {'I', 'I', 42, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0};

  private final ByteBuffer tiff;
  private boolean found;
  private long work;

  private ExifPlace(ByteBuffer tiff) {
    this.tiff = tiff;
  }

  /** The block without the place; absent where it names none. */
  static Optional<byte[]> removed(Slice exif) {
    // the six bytes belong before the TIFF in a JPEG; some writers put them into a PNG as well
    int start = exif.length() > 6 && exif.head(6).equals("Exif\0\0") ? 6 : 0;
    if (exif.length() - start < 8) return Optional.empty();
    byte[] block = exif.copy();
    ByteBuffer tiff = ByteBuffer.wrap(block, start, block.length - start).slice();
    if (tiff.get(0) != tiff.get(1) || tiff.get(0) != 'I' && tiff.get(0) != 'M') return Optional.empty();
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    var place = new ExifPlace(tiff);
    place.removeFromAll();
    if (place.work > MAX_WORK) return Optional.of(NOTHING_SAID.clone());
    return place.found ? Optional.of(block) : Optional.empty();
  }

  private void removeFromAll() {
    int directory = tiff.getInt(4);
    for (int i = 0; i < MAX_DIRECTORIES && count(directory) > 0; i++) {
      removeFrom(directory);
      int next = directory + 2 + count(directory) * ENTRY;
      directory = inside(next, 4) ? tiff.getInt(next) : 0;
    }
  }

  private void removeFrom(int directory) {
    for (int i = count(directory) - 1; i >= 0 && work <= MAX_WORK; i--) {
      int entry = directory + 2 + i * ENTRY;
      if (u16(entry) != GPS_POINTER) continue;
      found = true;
      blankDirectory(tiff.getInt(entry + 8));
      int count = count(directory);
      // blanking a directory that lies over this one may have left nothing to close up
      if (i >= count) return;
      int end = directory + 2 + count * ENTRY + 4;
      int rest = Math.min(end, tiff.limit()) - entry - ENTRY;
      tiff.put(entry, tiff, entry + ENTRY, rest);
      work += rest;
      blank(entry + rest, ENTRY);
      tiff.putShort(directory, (short) (count - 1));
    }
  }

  private void blankDirectory(int directory) {
    int count = count(directory);
    for (int i = 0; i < count; i++) {
      int entry = directory + 2 + i * ENTRY;
      int type = u16(entry + 2);
      long size = (type < SIZES.length ? SIZES[type] : 8) * Integer.toUnsignedLong(tiff.getInt(entry + 4));
      if (size > 4) blank(tiff.getInt(entry + 8), size);
      blank(entry, ENTRY);
    }
    blank(directory, 2);
  }

  /** How many entries lie inside the block, whatever the directory says. */
  private int count(int directory) {
    if (directory < 8 || !inside(directory, 2)) return 0;
    return Math.min(u16(directory), (tiff.limit() - directory - 2) / ENTRY);
  }

  private void blank(int from, long size) {
    if (from < 8) return;
    for (long i = from; i < from + size && i < tiff.limit() && work <= MAX_WORK; i++, work++) {
      tiff.put((int) i, (byte) 0);
    }
  }

  private boolean inside(int from, int size) {
    return from >= 0 && from <= tiff.limit() - size;
  }

  private int u16(int at) {
    return Short.toUnsignedInt(tiff.getShort(at));
  }
}
