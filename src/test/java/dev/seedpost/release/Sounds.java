package dev.seedpost.release;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The bytes of small FLAC and MP3 files: headers and tags as the formats say, and silence. */
final class Sounds {
  private static final List<Integer> KBPS =
      List.of(0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320);

  private Sounds() {}

  /** STREAMINFO and Vorbis comments ({@code NAME=value}); noughts instead of frames. */
  static byte[] flac(int bits, String... comments) {
    ByteBuffer info = ByteBuffer.allocate(34);
    info.putShort((short) 4096).putShort((short) 4096).put(new byte[6]);
    // 20 bits of rate, 3 of channels, 5 of bits per sample, 36 of samples.
    info.putLong(44_100L << 44 | 1L << 41 | (long) (bits - 1) << 36 | 88_200);
    ByteArrayOutputStream comment = new ByteArrayOutputStream();
    sized(comment, "test".getBytes(UTF_8));
    comment.writeBytes(little(comments.length));
    for (String one : comments) {
      sized(comment, one.getBytes(UTF_8));
    }
    return join(
        "fLaC".getBytes(US_ASCII),
        block(0, false, info.array()),
        block(4, true, comment.toByteArray()),
        new byte[200]);
  }

  /** A block of FLAC metadata. */
  static byte[] block(int type, boolean last, byte[] body) {
    return ByteBuffer.allocate(4 + body.length)
        .putInt((last ? 0x80 | type : type) << 24 | body.length)
        .put(body)
        .array();
  }

  /** An ID3v2.4 tag of texts in UTF-8: {@code TALB=value}, {@code TXXX:NAME=value}. */
  static byte[] id3(String... texts) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (String text : texts) {
      String name = text.substring(0, text.indexOf('='));
      String value = text.substring(text.indexOf('=') + 1);
      String body = name.startsWith("TXXX:") ? name.substring(5) + "\0" + value : value;
      byte[] bytes = join(new byte[] {3}, body.getBytes(UTF_8));
      frames.writeBytes(
          join(
              name.substring(0, 4).getBytes(US_ASCII),
              sevenBits(bytes.length),
              new byte[2],
              bytes));
    }
    return id3(4, frames.toByteArray());
  }

  /** An ID3v2 tag around frames. */
  static byte[] id3(int version, byte[] frames) {
    return join(
        "ID3".getBytes(US_ASCII),
        new byte[] {(byte) version, 0, 0},
        sevenBits(frames.length),
        frames);
  }

  static byte[] sevenBits(int number) {
    return new byte[] {
      (byte) (number >> 21 & 0x7F),
      (byte) (number >> 14 & 0x7F),
      (byte) (number >> 7 & 0x7F),
      (byte) (number & 0x7F)
    };
  }

  /** Silent stereo frames of MPEG-1 layer III at 44.1 kHz, one for each bit rate. */
  static byte[] frames(int... kbps) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (int rate : kbps) {
      byte[] frame = new byte[144_000 * rate / 44_100];
      frame[0] = (byte) 0xFF;
      frame[1] = (byte) 0xFB;
      frame[2] = (byte) (KBPS.indexOf(rate) << 4);
      frames.writeBytes(frame);
    }
    return frames.toByteArray();
  }

  /** As many frames of one bit rate. */
  static byte[] constant(int kbps, int count) {
    int[] rates = new int[count];
    java.util.Arrays.fill(rates, kbps);
    return frames(rates);
  }

  /**
   * The frame with which LAME begins a file.
   *
   * @param mark Info or Xing
   * @param encoder the nine characters of its name
   * @param method LAME's number of its method: 1 constant, 2 average, 4 variable
   * @param preset LAME's number of its preset: 500 for V0
   */
  static byte[] lame(String mark, String encoder, int method, int preset) {
    byte[] frame = frames(128);
    ByteBuffer body = ByteBuffer.wrap(frame);
    // All four fields that the flags announce: frames, bytes, table of contents, quality.
    body.put(36, mark.getBytes(US_ASCII)).putInt(40, 0x0F).putInt(44, 100).putInt(48, 40_000);
    int name = 36 + 8 + 4 + 4 + 100 + 4;
    body.put(name, encoder.getBytes(US_ASCII));
    body.put(name + 9, (byte) method);
    body.putShort(name + 26, (short) preset);
    return frame;
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static void sized(ByteArrayOutputStream out, byte[] bytes) {
    out.writeBytes(little(bytes.length));
    out.writeBytes(bytes);
  }

  private static byte[] little(int number) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
  }
}
