package dev.seedpost.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;

/**
 * A small FLAC encoder (RFC 9639): two channels of 16 bit at 44.1 kHz, blocks of 4096 samples,
 * second-order fixed prediction, one Rice partition. Enough for a sound file that every player and
 * {@code flac -t} accepts.
 */
final class TinyFlac {
  static final int RATE = 44_100;
  private static final int BLOCK = 4096;
  private static final int ORDER = 2;
  private static final int STREAM_INFO = 0;
  private static final int VORBIS_COMMENT = 4;

  private TinyFlac() {}

  /**
   * Encodes a recording.
   *
   * @param left samples of the left channel, more than a few
   * @param right as many samples of the right channel
   * @param tags in the order in which they are written
   */
  static byte[] encode(short[] left, short[] right, List<Map.Entry<String, String>> tags) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    int smallest = Integer.MAX_VALUE;
    int largest = 0;
    for (int from = 0, number = 0; from < left.length; from += BLOCK, number++) {
      byte[] frame = frame(left, right, from, number);
      smallest = Math.min(smallest, frame.length);
      largest = Math.max(largest, frame.length);
      frames.writeBytes(frame);
    }
    BitOutput file = new BitOutput();
    file.put(0x664C6143, 32); // "fLaC"
    BitOutput info = streamInfo(smallest, largest, left.length);
    block(file, STREAM_INFO, false, concat(info.bytes(), md5(left, right)));
    block(file, VORBIS_COMMENT, true, comment(tags));
    return concat(file.bytes(), frames.toByteArray());
  }

  private static BitOutput streamInfo(int smallest, int largest, int samples) {
    BitOutput info = new BitOutput();
    info.put(BLOCK, 16);
    info.put(BLOCK, 16);
    info.put(smallest, 24);
    info.put(largest, 24);
    info.put(RATE, 20);
    info.put(2 - 1, 3);
    info.put(16 - 1, 5);
    info.put(0, 4);
    info.put(samples, 32);
    return info;
  }

  private static void block(BitOutput file, int type, boolean last, byte[] body) {
    file.put(last ? 1 : 0, 1);
    file.put(type, 7);
    file.put(body.length, 24);
    for (byte b : body) {
      file.put(b, 8);
    }
  }

  private static byte[] comment(List<Map.Entry<String, String>> tags) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    length(out, "Seedpost".getBytes(UTF_8));
    out.writeBytes(little(tags.size()));
    for (Map.Entry<String, String> tag : tags) {
      length(out, (tag.getKey() + "=" + tag.getValue()).getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  private static void length(ByteArrayOutputStream out, byte[] text) {
    out.writeBytes(little(text.length));
    out.writeBytes(text);
  }

  private static byte[] little(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  /** Over the samples as they will be decoded: interleaved, little-endian. */
  private static byte[] md5(short[] left, short[] right) {
    ByteBuffer samples = ByteBuffer.allocate(4 * left.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < left.length; i++) {
      samples.putShort(left[i]).putShort(right[i]);
    }
    try {
      return MessageDigest.getInstance("MD5").digest(samples.array());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  private static byte[] frame(short[] left, short[] right, int from, int number) {
    int size = Math.min(BLOCK, left.length - from);
    BitOutput frame = new BitOutput();
    frame.put(0b11111111111110, 14);
    frame.put(0, 2); // reserved; blocks of fixed size
    frame.put(size == BLOCK ? 0b1100 : 0b0111, 4);
    frame.put(0b1001, 4); // 44.1 kHz
    frame.put(0b0001, 4); // left, right
    frame.put(0b100, 3); // 16 bit
    frame.put(0, 1);
    for (byte b : new String(Character.toChars(number)).getBytes(UTF_8)) {
      frame.put(b, 8);
    }
    if (size != BLOCK) {
      frame.put(size - 1, 16);
    }
    frame.put(crc(frame.bytes(), 0x07, 8), 8);
    subframe(frame, left, from, size);
    subframe(frame, right, from, size);
    frame.align();
    frame.put(crc(frame.bytes(), 0x8005, 16), 16);
    return frame.bytes();
  }

  private static void subframe(BitOutput frame, short[] samples, int from, int size) {
    frame.put(0, 1);
    frame.put(0b001000 | ORDER, 6);
    frame.put(0, 1);
    for (int i = 0; i < ORDER; i++) {
      frame.put(samples[from + i], 16);
    }
    int[] folded = new int[size - ORDER];
    long sum = 0;
    for (int i = ORDER; i < size; i++) {
      int at = from + i;
      int residual = samples[at] - 2 * samples[at - 1] + samples[at - 2];
      folded[i - ORDER] = residual << 1 ^ residual >> 31;
      sum += folded[i - ORDER];
    }
    int parameter = 0;
    while (parameter < 14 && (long) folded.length << (parameter + 1) < sum) {
      parameter++;
    }
    frame.put(0, 6); // Rice codes with parameters of 4 bits, in one partition
    frame.put(parameter, 4);
    for (int value : folded) {
      frame.unary(value >>> parameter);
      frame.put(value, parameter);
    }
  }

  static int crc(byte[] bytes, int polynomial, int width) {
    int top = 1 << (width - 1);
    int mask = (1 << width) - 1;
    int crc = 0;
    for (byte b : bytes) {
      crc ^= Byte.toUnsignedInt(b) << (width - 8);
      for (int i = 0; i < 8; i++) {
        crc = ((crc & top) != 0 ? crc << 1 ^ polynomial : crc << 1) & mask;
      }
    }
    return crc;
  }

  private static byte[] concat(byte[] a, byte[] b) {
    return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
  }
}
