package dev.seedpost.torrent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads bencode strictly: one value, nothing after it, integers and lengths in their one correct
 * form, no key twice. Unsorted keys are let through, since old torrents have them and the info hash
 * comes from the bytes as they are.
 */
final class BencodeReader {
  static final int DEEPEST = 32;
  static final int MOST_VALUES = 1_000_000;

  private final byte[] bytes;
  private int at;
  private int values;

  private BencodeReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads the one value that the bytes hold.
   *
   * @throws MalformedBencode with what is wrong and where
   */
  static Bencode read(byte[] bytes) throws MalformedBencode {
    BencodeReader reader = new BencodeReader(bytes);
    Bencode value = reader.value(0);
    if (reader.at != bytes.length) {
      throw reader.malformed("there are " + (bytes.length - reader.at) + " stray bytes at its end");
    }
    return value;
  }

  private Bencode value(int depth) throws MalformedBencode {
    if (depth > DEEPEST) {
      throw malformed("its values are nested more than " + DEEPEST + " deep");
    }
    if (++values > MOST_VALUES) {
      throw malformed("it has more than a million values");
    }
    byte first = peek();
    return switch (first) {
      case 'i' -> number();
      case 'l' -> items(depth);
      case 'd' -> dictionary(depth);
      default -> {
        if (first < '0' || first > '9') {
          throw malformed("no value starts with byte " + Byte.toUnsignedInt(first));
        }
        yield new Bencode.Bytes(string());
      }
    };
  }

  private Bencode number() throws MalformedBencode {
    at++;
    long value = digits('e', peek() == '-');
    return new Bencode.Int(value);
  }

  private Bencode items(int depth) throws MalformedBencode {
    at++;
    List<Bencode> list = new ArrayList<>();
    while (peek() != 'e') {
      list.add(value(depth + 1));
    }
    at++;
    return new Bencode.Items(list);
  }

  private Bencode dictionary(int depth) throws MalformedBencode {
    int from = at++;
    Map<String, Bencode> entries = new LinkedHashMap<>();
    while (peek() != 'e') {
      if (peek() < '0' || peek() > '9') {
        throw malformed("a key must be a string");
      }
      String key = new String(string(), ISO_8859_1);
      if (entries.put(key, value(depth + 1)) != null) {
        throw malformed("a dictionary has a key twice");
      }
    }
    at++;
    return new Bencode.Dictionary(entries, from, at);
  }

  private byte[] string() throws MalformedBencode {
    long length = digits(':', false);
    if (length > bytes.length - at) {
      throw truncated();
    }
    byte[] string = Arrays.copyOfRange(bytes, at, at + (int) length);
    at += (int) length;
    return string;
  }

  /** Reads the digits up to the end mark, and the mark. */
  private long digits(char mark, boolean negative) throws MalformedBencode {
    if (negative) {
      at++;
    }
    int start = at;
    long value = 0;
    while (peek() >= '0' && peek() <= '9') {
      if (value > (Long.MAX_VALUE - 9) / 10) {
        throw malformed("a number is too large");
      }
      value = value * 10 + (bytes[at] - '0');
      at++;
    }
    boolean padded = at - start > 1 && bytes[start] == '0';
    if (at == start || padded || (negative && value == 0) || bytes[at] != mark) {
      throw malformed("a number is not written correctly");
    }
    at++;
    return negative ? -value : value;
  }

  private byte peek() throws MalformedBencode {
    if (at >= bytes.length) {
      throw truncated();
    }
    return bytes[at];
  }

  private MalformedBencode truncated() {
    return new MalformedBencode("it ends too early, after " + bytes.length + " bytes");
  }

  private MalformedBencode malformed(String what) {
    return new MalformedBencode(what + " (at byte " + at + ")");
  }
}
