package dev.seedpost.credentials;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;

/**
 * What the store's file holds, apart from its check value. The file is JSON in UTF-8 in one
 * spelling: members in the order below, each on a line of its own, one blank of indentation a
 * level, a line end after the last brace. Whatever differs by a byte is refused. All keys, salts
 * and sealed values are small hexadecimal digits; what is sealed with AES-256-GCM is nonce (12
 * bytes), ciphertext, tag (16 bytes).
 *
 * <pre>
 * {
 *  "version": 2,
 *  "generation": 7,                    one more at each change of the file
 *  "derivation": {                     from the master key to the key that wraps the data key
 *   "name": "argon2id",                RFC 9106, version 0x13
 *   "memory": 65536,                   KiB
 *   "passes": 3,
 *   "lanes": 1,
 *   "salt": "..."                      16 bytes or more
 *  },
 *  "key": {
 *   "id": "...",                       8 random bytes
 *   "sealed": "..."                    the data key, 32 bytes; authenticated with it:
 *  },                                    "key 2 ID NAME MEMORY PASSES LANES SALT"
 *  "entries": [                        by name, then label
 *   {
 *    "name": "red-api-key",
 *    "label": "main",
 *    "kind": "API_KEY",
 *    "created": "2026-11-30T12:00:00Z",
 *    "active": true,
 *    "sealed": "..."                   the value in UTF-8; authenticated with it:
 *   }                                    "entry 2 ID NAME LABEL KIND CREATED ACTIVE"
 *  ],
 *  "check": "..."                      HMAC-SHA-256 over the whole file with "" in this place, its
 * }                                      key HMAC-SHA-256(data key, "seedpost vault, whole file")
 * </pre>
 *
 * @param keyId names the data key
 * @param wrappedKey the data key, sealed with the derived key
 */
record VaultText(
    long generation,
    KeyDerivation derivation,
    String keyId,
    String wrappedKey,
    List<Entry> entries) {
  static final int VERSION = 2;

  VaultText {
    entries = List.copyOf(entries);
  }

  /** One secret. */
  record Entry(Credential about, String sealed) {}

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

  /** The one spelling of this content; any other is a changed file. */
  String print(String check) {
    Buffer text = new Buffer();
    try (JsonWriter json = JsonWriter.of(text)) {
      json.setIndent(" ");
      json.beginObject().name("version").value(VERSION);
      json.name("generation").value(generation);
      json.name("derivation").beginObject();
      json.name("name").value(derivation.name());
      json.name("memory").value(derivation.memory());
      json.name("passes").value(derivation.passes());
      json.name("lanes").value(derivation.lanes());
      json.name("salt").value(derivation.salt()).endObject();
      json.name("key").beginObject();
      json.name("id").value(keyId).name("sealed").value(wrappedKey).endObject();
      json.name("entries").beginArray();
      for (Entry entry : entries) {
        print(json, entry);
      }
      json.endArray().name("check").value(check).endObject();
    } catch (IOException impossible) {
      throw new IllegalStateException("a buffer in memory does not fail", impossible);
    }
    return text.readUtf8() + "\n";
  }

  private static void print(JsonWriter json, Entry entry) throws IOException {
    Credential about = entry.about();
    json.beginObject().name("name").value(about.name());
    json.name("label").value(about.label());
    json.name("kind").value(about.kind().name());
    json.name("created").value(about.created().toString());
    json.name("active").value(about.active());
    json.name("sealed").value(entry.sealed()).endObject();
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
      expect(json, "generation");
      long generation = json.nextLong();
      KeyDerivation derivation = derivation(json);
      object(json, "key");
      String keyId = string(json, "id");
      String wrappedKey = string(json, "sealed");
      json.endObject();
      List<Entry> entries = entries(json);
      Checked checked =
          new Checked(
              new VaultText(generation, derivation, keyId, wrappedKey, entries),
              string(json, "check"));
      if (!derivation.isSane() || !checked.text().print(checked.check()).equals(text)) {
        throw new IOException("not in the form that was written");
      }
      return checked;
    } catch (JsonDataException | DateTimeException | IllegalArgumentException other) {
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

  private static List<Entry> entries(JsonReader json) throws IOException {
    expect(json, "entries");
    json.beginArray();
    List<Entry> entries = new ArrayList<>();
    while (json.hasNext()) {
      json.beginObject();
      entries.add(
          new Entry(
              new Credential(
                  string(json, "name"),
                  string(json, "label"),
                  SecretKind.valueOf(string(json, "kind")),
                  Instant.parse(string(json, "created")),
                  flag(json, "active")),
              string(json, "sealed")));
      json.endObject();
    }
    json.endArray();
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

  private static boolean flag(JsonReader json, String name) throws IOException {
    expect(json, name);
    return json.nextBoolean();
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
