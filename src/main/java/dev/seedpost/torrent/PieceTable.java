package dev.seedpost.torrent;

import java.util.ArrayList;
import java.util.List;

/**
 * Which piece length a tracker wants for which payload size.
 *
 * @param ranges ascending; the first whose upper bound holds the size gives the piece length
 * @param above for payloads larger than every bound
 */
public record PieceTable(List<Range> ranges, PieceLength above) {
  /**
   * One step of the table.
   *
   * @param upTo largest payload in bytes
   * @param pieceLength its piece length
   */
  public record Range(long upTo, PieceLength pieceLength) {}

  public PieceTable {
    ranges = List.copyOf(ranges);
  }

  /**
   * For sites without a table of their own: from 32 KiB up to 64 MiB of payload, doubling with the
   * payload, never above 16 MiB, the largest piece that every site here is known to take
   * (conventions of torrent creators).
   */
  public static PieceTable standard() {
    List<Range> ranges = new ArrayList<>();
    for (int exponent = 15; exponent < 24; exponent++) {
      ranges.add(new Range(1L << (exponent + 11), PieceLength.ofExponent(exponent)));
    }
    return new PieceTable(ranges, PieceLength.ofExponent(24));
  }

  /** The piece length for a payload of so many bytes. */
  public PieceLength forSize(long bytes) {
    return ranges.stream()
        .filter(range -> bytes <= range.upTo())
        .findFirst()
        .map(Range::pieceLength)
        .orElse(above);
  }
}
