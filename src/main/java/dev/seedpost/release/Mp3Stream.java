package dev.seedpost.release;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The bit rate of an MP3, from its frames and the header that LAME leaves in the first one. A tag
 * reader looks at one frame alone and takes a variable rate without such a header for a constant
 * one.
 */
final class Mp3Stream {
  private static final int WINDOW = 1 << 20;
  private static final int[] KBPS = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0
  };
  private static final int[] RATES = {44_100, 48_000, 32_000, 0};
  private static final Set<Integer> CONSTANT = Set.of(192, 256, 320);

  /** LAME's preset field for its variable qualities, and how forms write them. */
  private static final Map<Integer, String> PRESETS =
      Map.of(500, "V0 (VBR)", 490, "V1 (VBR)", 480, "V2 (VBR)");

  /** LAME's names of its methods: constant, and constant in two passes. */
  private static final Set<Integer> CONSTANT_METHODS = Set.of(1, 8);

  private static final Set<Integer> VARIABLE_METHODS = Set.of(3, 4, 5);

  private Mp3Stream() {}

  /**
   * The bit rate as forms write it: {@code 320}, {@code V0 (VBR)}; empty for any other and for what
   * cannot be told for sure.
   */
  static Optional<String> bitrate(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long start = Id3.length(channel);
      byte[] head = window(channel, start);
      byte[] middle = window(channel, Math.max(start, channel.size() / 2));
      return bitrate(head, middle);
    }
  }

  /** The same from what follows the ID3 tag, and from a piece out of the middle. */
  static Optional<String> bitrate(byte[] head, byte[] middle) {
    int first = firstFrame(head);
    if (first < 0) {
      return Optional.empty();
    }
    int length = Math.min(frameLength(head, first), head.length - first);
    Lame lame = Lame.in(Arrays.copyOfRange(head, first, first + length), mono(head, first));
    if (VARIABLE_METHODS.contains(lame.method)) {
      return Optional.ofNullable(PRESETS.get(lame.preset));
    }
    if (lame.variable || (lame.method != 0 && !CONSTANT_METHODS.contains(lame.method))) {
      return Optional.empty();
    }
    Set<Integer> rates = new TreeSet<>();
    collect(head, lame.present ? first + length : first, rates);
    collect(middle, Math.max(0, firstFrame(middle)), rates);
    return rates.size() == 1 && CONSTANT.containsAll(rates)
        ? Optional.of(String.valueOf(rates.iterator().next()))
        : Optional.empty();
  }

  private static byte[] window(SeekableByteChannel channel, long from) throws IOException {
    channel.position(from);
    ByteBuffer buffer = ByteBuffer.allocate(WINDOW);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // Until full or at the end of the file.
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /** Where three frames in a row begin; -1 if nowhere. */
  private static int firstFrame(byte[] bytes) {
    for (int at = 0; at + 4 <= bytes.length; at++) {
      int next = at;
      int found = 0;
      while (found < 3 && frameLength(bytes, next) > 0) {
        next += frameLength(bytes, next);
        found++;
      }
      if (found == 3) {
        return at;
      }
    }
    return -1;
  }

  private static void collect(byte[] bytes, int from, Set<Integer> rates) {
    int at = from;
    while (frameLength(bytes, at) > 0) {
      rates.add(KBPS[(bytes[at + 2] & 0xF0) >> 4]);
      at += frameLength(bytes, at);
    }
  }

  /** The length of the MPEG-1 layer III frame at a place; 0 if there is none. */
  private static int frameLength(byte[] bytes, int at) {
    if (at + 4 > bytes.length || bytes[at] != (byte) 0xFF || (bytes[at + 1] & 0xFE) != 0xFA) {
      return 0;
    }
    int kbps = KBPS[(bytes[at + 2] & 0xF0) >> 4];
    int rate = RATES[(bytes[at + 2] & 0x0C) >> 2];
    int padding = (bytes[at + 2] & 0x02) >> 1;
    return kbps == 0 || rate == 0 ? 0 : 144_000 * kbps / rate + padding;
  }

  private static boolean mono(byte[] bytes, int at) {
    return (bytes[at + 3] & 0xC0) == 0xC0;
  }

  /**
   * The Xing or Info header with LAME's extension.
   *
   * @param present whether the frame holds it instead of sound
   * @param variable whether it says Xing, which stands for a variable rate
   * @param method LAME's method; 0 without its extension
   * @param preset LAME's preset; 0 without its extension
   */
  private record Lame(boolean present, boolean variable, int method, int preset) {
    private static final int FLAGS = 4;

    static Lame in(byte[] frame, boolean mono) {
      int at = 4 + (mono ? 17 : 32);
      String mark = text(frame, at, 4);
      if (!mark.equals("Xing") && !mark.equals("Info")) {
        boolean other = text(frame, 36, 4).equals("VBRI");
        return new Lame(other, other, 0, 0);
      }
      boolean variable = mark.equals("Xing");
      int flags = frame.length > at + 7 ? frame[at + 7] : 0;
      int lame =
          at
              + 4
              + FLAGS
              + ((flags & 1) != 0 ? 4 : 0)
              + ((flags & 2) != 0 ? 4 : 0)
              + ((flags & 4) != 0 ? 100 : 0)
              + ((flags & 8) != 0 ? 4 : 0);
      if (!text(frame, lame, 4).equals("LAME") || frame.length < lame + 28) {
        return new Lame(true, variable, 0, 0);
      }
      int method = frame[lame + 9] & 0x0F;
      int preset = (frame[lame + 26] & 0x07) << 8 | Byte.toUnsignedInt(frame[lame + 27]);
      return new Lame(true, variable, method, preset);
    }

    private static String text(byte[] bytes, int from, int length) {
      return from + length > bytes.length ? "" : new String(bytes, from, length, US_ASCII);
    }
  }
}
