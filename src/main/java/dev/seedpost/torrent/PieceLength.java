package dev.seedpost.torrent;

/**
 * The piece length of a torrent, a power of two from 16 KiB to 128 MiB.
 *
 * @param bytes the length in bytes
 */
public record PieceLength(int bytes) implements Comparable<PieceLength> {
  public PieceLength {
    if (Integer.bitCount(bytes) != 1 || bytes < 1 << 14 || bytes > 1 << 27) {
      throw new IllegalArgumentException("takes a power of two from 16 KiB to 128 MiB");
    }
  }

  /** 2 to the power of the exponent: 18 is 256 KiB. */
  public static PieceLength ofExponent(int exponent) {
    if (exponent < 14 || exponent > 27) {
      throw new IllegalArgumentException("takes an exponent from 14 (16 KiB) to 27 (128 MiB)");
    }
    return new PieceLength(1 << exponent);
  }

  @Override
  public int compareTo(PieceLength other) {
    return Integer.compare(bytes, other.bytes);
  }

  @Override
  public String toString() {
    return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : (bytes >> 10) + " KiB";
  }
}
