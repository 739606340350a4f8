package dev.seedpost.torrent;

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

  /** The piece length for a payload of so many bytes. */
  public PieceLength forSize(long bytes) {
    return ranges.stream()
        .filter(range -> bytes <= range.upTo())
        .findFirst()
        .map(Range::pieceLength)
        .orElse(above);
  }
}
