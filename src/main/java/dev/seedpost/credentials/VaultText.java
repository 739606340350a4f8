package dev.seedpost.credentials;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import okio.Buffer;

/**
 * What the store's file holds, apart from its check value. All bytes are hexadecimal digits.
 *
 * @param keyId names the data key
 * @param wrappedKey the data key, sealed with the derived key
 * @param entries by name
 */
record VaultText(
    KeyDerivation derivation, String keyId, String wrappedKey, SortedMap<String, Entry> entries) {
  static final int VERSION = 1;

  /**
   * One secret.
   *
   * @param keyId of the data key that sealed it
   */
  record Entry(String keyId, String sealed) {}

  /**
   * A file's text, taken apart.
   *
   * @param check over the same text with an empty check value
   */
  record Checked(VaultText text, String check) {}

  /** Read, but of a version that this program does not know. */
  static final class OtherVersionException extends IOException {
    private static final long serialVersionUID = 1L;

    OtherVersionException(int version) {
      super("version " + version);
    }
  }

  VaultText with(SortedMap<String, Entry> other) {
    return new VaultText(derivation, keyId, wrappedKey, other);
  }

  /** The one spelling of this content; any other is a changed file. */
  String print(String check) {
    Buffer text = new Buffer();
    try (JsonWriter json = JsonWriter.of(text)) {
      json.setIndent(" ");
      json.beginObject().name("version").value(VERSION);
      json.name("derivation").beginObject();
      json.name("name").value(derivation.name());
      json.name("memory").value(derivation.memory());
      json.name("passes").value(derivation.passes());
      json.name("lanes").value(derivation.lanes());
      json.name("salt").value(derivation.salt()).endObject();
      json.name("key").beginObject();
      json.name("id").value(keyId).name("sealed").value(wrappedKey).endObject();
      json.name("entries").beginObject();
      for (var each : entries.entrySet()) {
        json.name(each.getKey()).beginObject();
        json.name("key").value(each.getValue().keyId());
        json.name("sealed").value(each.getValue().sealed()).endObject();
      }
      json.endObject().name("check").value(check).endObject();
    } catch (IOException impossible) {
      throw new IllegalStateException("a buffer in memory does not fail", impossible);
    }
    return text.readUtf8() + "\n";
  }

  /**
   * Takes a file's text apart.
   *
   * @throws IOException if it is not exactly what {@link #print} writes
   */
  static Checked parse(String text) throws IOException {
    try (JsonReader json = JsonReader.of(new Buffer().writeUtf8(text))) {
      json.beginObject();
      int version = number(json, "version");
      if (version != VERSION) {
        throw new OtherVersionException(version);
      }
      KeyDerivation derivation = derivation(json);
      object(json, "key");
      String keyId = string(json, "id");
      String wrappedKey = string(json, "sealed");
      json.endObject();
      SortedMap<String, Entry> entries = entries(json);
      Checked checked =
          new Checked(new VaultText(derivation, keyId, wrappedKey, entries), string(json, "check"));
      if (!derivation.isSane() || !checked.text().print(checked.check()).equals(text)) {
        throw new IOException("not in the form that was written");
      }
      return checked;
    } catch (JsonDataException other) {
      throw new IOException(other);
    }
  }

  private static KeyDerivation derivation(JsonReader json) throws IOException {
    object(json, "derivation");
    KeyDerivation derivation =
        new KeyDerivation(
            string(json, "name"),
            number(json, "memory"),
            number(json, "passes"),
            number(json, "lanes"),
            string(json, "salt"));
    json.endObject();
    return derivation;
  }

  private static SortedMap<String, Entry> entries(JsonReader json) throws IOException {
    object(json, "entries");
    SortedMap<String, Entry> entries = new TreeMap<>();
    while (json.hasNext()) {
      String name = json.nextName();
      json.beginObject();
      entries.put(name, new Entry(string(json, "key"), string(json, "sealed")));
      json.endObject();
    }
    json.endObject();
    return entries;
  }

  private static void object(JsonReader json, String name) throws IOException {
    expect(json, name);
    json.beginObject();
  }

  private static int number(JsonReader json, String name) throws IOException {
    expect(json, name);
    return json.nextInt();
  }

  private static String string(JsonReader json, String name) throws IOException {
    expect(json, name);
    return json.nextString();
  }

  private static void expect(JsonReader json, String name) throws IOException {
    if (!json.nextName().equals(name)) {
      throw new IOException("expected " + name);
    }
  }
}
