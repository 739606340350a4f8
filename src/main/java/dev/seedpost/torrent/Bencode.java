package dev.seedpost.torrent;

import java.util.List;
import java.util.Map;

/**
 * A bencoded value (BEP 3). Keys are held as Latin-1 text, one character per byte, so that their
 * order as text is the order of their raw bytes.
 */
sealed interface Bencode {
  /** An integer. */
  record Int(long value) implements Bencode {}

  /** A byte string; text only by agreement of both sides. */
  record Bytes(byte[] value) implements Bencode {}

  /** A list. */
  record Items(List<Bencode> values) implements Bencode {}

  /**
   * A dictionary.
   *
   * @param entries in the order in which they were read
   * @param from where its first byte stands in the bytes it was read from
   * @param to where the byte after its last stands
   */
  record Dictionary(Map<String, Bencode> entries, int from, int to) implements Bencode {
    static Dictionary of(Map<String, Bencode> entries) {
      return new Dictionary(entries, 0, 0);
    }
  }
}
