package dev.seedpost.torrent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;

/** Writes canonical bencode: keys sorted by their raw bytes, every number in its one form. */
final class BencodeWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private BencodeWriter() {}

  static byte[] write(Bencode value) {
    BencodeWriter writer = new BencodeWriter();
    writer.value(value);
    return writer.out.toByteArray();
  }

  /**
   * Writes a dictionary of which one value is already bencoded, byte for byte as it is.
   *
   * @param key of the finished value, not among the entries
   */
  static byte[] writeAround(Map<String, Bencode> entries, String key, byte[] finished) {
    BencodeWriter writer = new BencodeWriter();
    TreeMap<String, Bencode> sorted = new TreeMap<>(entries);
    writer.out.write('d');
    sorted.headMap(key).forEach(writer::entry);
    writer.string(key.getBytes(ISO_8859_1));
    writer.out.writeBytes(finished);
    sorted.tailMap(key, false).forEach(writer::entry);
    writer.out.write('e');
    return writer.out.toByteArray();
  }

  private void value(Bencode value) {
    switch (value) {
      case Bencode.Int number -> ascii("i" + number.value() + "e");
      case Bencode.Bytes bytes -> string(bytes.value());
      case Bencode.Items items -> {
        out.write('l');
        items.values().forEach(this::value);
        out.write('e');
      }
      case Bencode.Dictionary dictionary -> {
        out.write('d');
        new TreeMap<>(dictionary.entries()).forEach(this::entry);
        out.write('e');
      }
    }
  }

  private void entry(String key, Bencode value) {
    string(key.getBytes(ISO_8859_1));
    value(value);
  }

  private void string(byte[] bytes) {
    ascii(bytes.length + ":");
    out.writeBytes(bytes);
  }

  private void ascii(String text) {
    out.writeBytes(text.getBytes(US_ASCII));
  }
}
