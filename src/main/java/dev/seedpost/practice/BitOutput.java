package dev.seedpost.practice;

import java.io.ByteArrayOutputStream;

/** Bits, most significant first, as FLAC packs them. */
final class BitOutput {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int pending;
  private int count;

  /** Appends the lowest {@code bits} bits of a value, at most 32. */
  void put(long value, int bits) {
    for (int bit = bits - 1; bit >= 0; bit--) {
      pending = pending << 1 | (int) (value >> bit & 1);
      if (++count == 8) {
        out.write(pending);
        pending = 0;
        count = 0;
      }
    }
  }

  /** Appends as many zeros as said, and a one. */
  void unary(int zeros) {
    for (int i = 0; i < zeros; i++) {
      put(0, 1);
    }
    put(1, 1);
  }

  /** Fills the last byte with zeros. */
  void align() {
    if (count > 0) {
      put(0, 8 - count);
    }
  }

  /** The bytes so far; the last must be full. */
  byte[] bytes() {
    return out.toByteArray();
  }
}
