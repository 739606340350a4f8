package dev.seedpost.credentials;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The store's content, decrypted, with the file's text that says the same. Immutable. */
final class OpenVault {
  private static final HexFormat hex = HexFormat.of();
  static final int ID_BYTES = 8;

  private final VaultText parts;
  private final DataKey key;
  private final SecretList secrets;
  private final String text;

  private OpenVault(VaultText parts, DataKey key, SecretList secrets) {
    this.parts = parts;
    this.key = key;
    this.secrets = secrets;
    this.text = parts.print(check(parts, key));
  }

  /** A new store with a new data key, of which nothing is written yet. */
  static OpenVault empty(MasterKey master, KeyDerivation derivation) {
    String keyId = hex.formatHex(DataKey.randomBytes(ID_BYTES));
    DataKey key = DataKey.fresh();
    byte[] wrapped =
        derivation.derive(master.material()).seal(key.bytes(), keyContext(derivation, keyId));
    VaultText parts = new VaultText(1, derivation, keyId, hex.formatHex(wrapped), List.of());
    return new OpenVault(parts, key, SecretList.NONE);
  }

  /**
   * Reads a file's text.
   *
   * @param known a state whose data key may still be the same: spares the slow derivation
   */
  static OpenVault of(
      String text, Optional<OpenVault> known, Supplier<MasterKey> master, Path file) {
    try {
      VaultText.Checked checked = VaultText.parse(text);
      VaultText parts = checked.text();
      DataKey key =
          known
              .filter(old -> old.hasKeyOf(parts))
              .map(old -> old.key)
              .orElseGet(() -> unwrap(parts, master.get(), file));
      if (!MessageDigest.isEqual(ascii(check(parts, key)), ascii(checked.check()))) {
        throw changed(file, Optional.empty());
      }
      List<Kept> secrets = new ArrayList<>();
      for (VaultText.Entry each : parts.entries()) {
        byte[] open = key.open(hex.parseHex(each.sealed()), entryContext(parts, each.about()));
        secrets.add(new Kept(each.about(), Secret.of(new String(open, StandardCharsets.UTF_8))));
      }
      return new OpenVault(parts, key, new SecretList(secrets));
    } catch (VaultText.OtherVersionException other) {
      throw failure(file, "was written by another version of seedpost; use that version", other);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException damaged) {
      throw changed(file, Optional.of(damaged));
    }
  }

  private boolean hasKeyOf(VaultText other) {
    return parts.derivation().equals(other.derivation())
        && parts.keyId().equals(other.keyId())
        && parts.wrappedKey().equals(other.wrappedKey());
  }

  private static DataKey unwrap(VaultText parts, MasterKey master, Path file) {
    try {
      byte[] wrapped = hex.parseHex(parts.wrappedKey());
      return new DataKey(
          parts
              .derivation()
              .derive(master.material())
              .open(wrapped, keyContext(parts.derivation(), parts.keyId())));
    } catch (GeneralSecurityException other) {
      String detail =
          "the master key from "
              + master.origin()
              + " does not open "
              + PrivateFiles.shown(file)
              + "; give the key it was made with, or restore the file if it was changed";
      throw new FailureException(FailureKind.AUTH, VaultFile.OPENING, detail, other);
    }
  }

  /** The next generation of the store, with other secrets; every one is sealed anew. */
  OpenVault with(SecretList others) {
    List<VaultText.Entry> entries =
        others.all().stream()
            .map(kept -> {
              byte[] open = kept.value().reveal().getBytes(StandardCharsets.UTF_8);
              byte[] sealed = key.seal(open, entryContext(parts, kept.about()));
              return new VaultText.Entry(kept.about(), hex.formatHex(sealed));
            })
            .toList();
    VaultText next =
        new VaultText(
            parts.generation() + 1, parts.derivation(), parts.keyId(), parts.wrappedKey(), entries);
    return new OpenVault(next, key, others);
  }

  /** The next generation of the store, opened by another master key. */
  OpenVault wrapped(MasterKey master, KeyDerivation derivation) {
    String wrapped =
        hex.formatHex(
            derivation
                .derive(master.material())
                .seal(key.bytes(), keyContext(derivation, parts.keyId())));
    VaultText next =
        new VaultText(parts.generation() + 1, derivation, parts.keyId(), wrapped, parts.entries());
    return new OpenVault(next, key, secrets);
  }

  /** The next generation of the store with another data key; the one it had is retired. */
  OpenVault rekeyed(MasterKey master, KeyDerivation derivation, Instant now) {
    OpenVault fresh = empty(master, derivation);
    List<Kept> all = new ArrayList<>(secrets.all());
    all.add(RetiredKeys.of(parts.keyId(), key, now));
    VaultText next =
        new VaultText(
            parts.generation(),
            derivation,
            fresh.parts.keyId(),
            fresh.parts.wrappedKey(),
            List.of());
    return new OpenVault(next, fresh.key, SecretList.NONE).with(new SecretList(all));
  }

  /** The key with this id, if this store has or had it. */
  private Optional<DataKey> keyOf(String keyId) {
    return keyId.equals(parts.keyId()) ? Optional.of(key) : RetiredKeys.find(secrets, keyId);
  }

  /** Whether a master key opens it; as slow as opening it. */
  boolean isOpenedBy(MasterKey master) {
    try {
      parts
          .derivation()
          .derive(master.material())
          .open(hex.parseHex(parts.wrappedKey()), keyContext(parts.derivation(), parts.keyId()));
      return true;
    } catch (GeneralSecurityException other) {
      return false;
    }
  }

  Derivation derivation() {
    return Derivation.ofWord(parts.derivation().name()).orElseThrow();
  }

  /** What opening it costs, for a person. */
  String cost() {
    return parts.derivation().cost();
  }

  SecretList secrets() {
    return secrets;
  }

  /** How often the store was written. */
  long generation() {
    return parts.generation();
  }

  /** A check value that only who opens this store can make. */
  String mark(String words) {
    return check("mark", parts.keyId(), key, words);
  }

  /** Whether a check value was made by this store, though with a key that it had before. */
  boolean isMark(String words, String check) {
    return Stream.concat(Stream.of(parts.keyId()), RetiredKeys.ids(secrets))
        .anyMatch(id -> isEqual(check("mark", id, keyOf(id).orElseThrow(), words), check));
  }

  /** The key's id and a check value. */
  String sign(String words) {
    return parts.keyId() + check("signed", parts.keyId(), key, words);
  }

  boolean isSigned(String words, String check) {
    String id = check.substring(0, Math.min(ID_BYTES * 2, check.length()));
    return keyOf(id)
        .filter(known -> isEqual(id + check("signed", id, known, words), check))
        .isPresent();
  }

  private static String check(String use, String keyId, DataKey key, String words) {
    return hex.formatHex(key.authenticate(use + " " + keyId + " " + words));
  }

  private static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  String text() {
    return text;
  }

  byte[] seal(byte[] open) {
    return SealedBytes.seal(open, parts.keyId(), key);
  }

  byte[] open(byte[] sealed) {
    return SealedBytes.open(sealed, this::keyOf);
  }

  private static String entryContext(VaultText parts, Credential about) {
    return String.join(
        " ",
        "entry",
        String.valueOf(VaultText.VERSION),
        parts.keyId(),
        about.name(),
        about.label(),
        about.kind().name(),
        about.created().toString(),
        String.valueOf(about.active()));
  }

  private static String keyContext(KeyDerivation derivation, String keyId) {
    return "key " + VaultText.VERSION + " " + keyId + " " + derivation.spelled();
  }

  private static String check(VaultText parts, DataKey key) {
    return hex.formatHex(key.authenticate(parts.print("")));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static FailureException changed(Path file, Optional<Exception> cause) {
    String detail = "is damaged or was changed by another program; restore it from a backup";
    return cause
        .map(each -> failure(file, detail, each))
        .orElseGet(() ->
            new FailureException(
                FailureKind.CONFIG, VaultFile.OPENING, PrivateFiles.shown(file) + " " + detail));
  }

  private static FailureException failure(Path file, String detail, Exception cause) {
    return new FailureException(
        FailureKind.CONFIG, VaultFile.OPENING, PrivateFiles.shown(file) + " " + detail, cause);
  }
}
