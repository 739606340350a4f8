package dev.seedpost.credentials;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the master key; the first of these that is there: the systemd credential {@code
 * master-key}; the file {@code master.key} in the configuration folder; the file that {@code
 * SEEDPOST__MASTER_KEY_FILE} names; the value of {@code SEEDPOST__MASTER_KEY} (other programs of
 * this user can read it); what the command in {@code SEEDPOST__MASTER_KEY_COMMAND} prints; the
 * desktop's keyring; the person at the terminal. Line ends after a key do not count.
 */
public final class MasterKeys {
  private final Map<String, String> environment;
  private final OwnKeys own;

  /**
   * With the keyring of this desktop, if there is one.
   *
   * @param environment the environment variables
   * @param configuration where {@code master.key} is
   */
  public MasterKeys(Map<String, String> environment, Path configuration, Prompt prompt) {
    this(environment, configuration, new DesktopKeyring(environment), prompt);
  }

  MasterKeys(Map<String, String> environment, Path configuration, Keyring keyring, Prompt prompt) {
    this.environment = Map.copyOf(environment);
    this.own = new OwnKeys(configuration, keyring, prompt);
  }

  /**
   * The key that is there without asking anybody.
   *
   * @throws FailureException CONFIG if a named key file cannot be read, is empty, or may be read by
   *     others; AUTH if it is missing, or if the command fails
   */
  Optional<MasterKey> find() {
    return credential()
        .or(own::inFile)
        .or(this::namedFile)
        .or(this::value)
        .or(this::printed)
        .or(own::inKeyring);
  }

  /**
   * The key for a store that is there.
   *
   * @throws FailureException as {@link #find}; AUTH if there is none and nobody to ask
   */
  MasterKey toOpen() {
    return find().or(own::typed).orElseThrow(() -> none("there is no master key for it"));
  }

  /**
   * The key for a new store. A person chooses a passphrase, or a key file by saying nothing.
   *
   * @throws FailureException as {@link #toOpen}; AUTH if the two passphrases differ, or are short
   */
  MasterKey toMake() {
    return find().or(own::chosen).orElseThrow(() -> none("there is no master key yet"));
  }

  private FailureException none(String what) {
    return new FailureException(
        FailureKind.AUTH,
        VaultFile.OPENING,
        what
            + ", and nobody to ask; give it by one of: 'seedpost secret init', which makes the file"
            + " "
            + own.shown()
            + "; SEEDPOST__MASTER_KEY_FILE; SEEDPOST__MASTER_KEY_COMMAND, such as 'pass show"
            + " seedpost'; systemd's credential master-key; an unlocked desktop keyring");
  }

  /** Where the key is, for a person. */
  String describe() {
    return find()
        .map(MasterKey::origin)
        .orElse("none yet; the first 'seedpost secret set' asks for a passphrase");
  }

  private Optional<MasterKey> credential() {
    return set("CREDENTIALS_DIRECTORY")
        .map(folder -> Path.of(folder, "master-key"))
        .filter(Files::exists)
        .map(file -> key(bytesOf(file), "the systemd credential master-key"));
  }

  private Optional<MasterKey> namedFile() {
    return set("SEEDPOST__MASTER_KEY_FILE")
        .map(Path::of)
        .map(file -> {
          String origin = "the file " + PrivateFiles.shown(file);
          return key(isInMemory(file) ? bytesOf(file) : ownBytesOf(file), origin);
        });
  }

  /** Containers put secrets there for everyone inside to read. */
  private static boolean isInMemory(Path file) {
    return file.toAbsolutePath().normalize().startsWith("/run");
  }

  private Optional<MasterKey> value() {
    return set("SEEDPOST__MASTER_KEY")
        .map(value -> key(bytes(value), "the environment variable SEEDPOST__MASTER_KEY"));
  }

  private Optional<MasterKey> printed() {
    return set("SEEDPOST__MASTER_KEY_COMMAND")
        .filter(line -> !line.isBlank())
        .map(line -> KeyCommand.of(line, environment))
        .map(command -> key(command.key(), command.origin()));
  }

  /**
   * Makes a random key for a machine that has to start without a person.
   *
   * @throws FailureException REJECTED if there is a key already, CONFIG if it cannot be kept there
   */
  MasterKey make(KeyPlace place) {
    Optional<MasterKey> there = find();
    if (there.isPresent()) {
      String detail = "there is one already: " + there.get().origin();
      throw new FailureException(FailureKind.REJECTED, "make a master key", detail);
    }
    return own.make(place);
  }

  /** As {@link OwnKeys#next}. */
  MasterKey next(MasterKey current) {
    return own.next(current);
  }

  /** As {@link OwnKeys#pending}. */
  Optional<MasterKey> pending() {
    return own.pending();
  }

  /** As {@link OwnKeys#settle}. */
  void settle(MasterKey next) {
    own.settle(next);
  }

  private Optional<String> set(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  private static byte[] ownBytesOf(Path file) {
    return PrivateFiles.read(file, VaultFile.OPENING).orElseThrow(() -> absent(file));
  }

  private static byte[] bytesOf(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException absent) {
      throw absent(file);
    } catch (IOException fault) {
      throw PrivateFiles.broken("read", file, VaultFile.OPENING, fault);
    }
  }

  private static FailureException absent(Path file) {
    return new FailureException(
        FailureKind.AUTH,
        VaultFile.OPENING,
        "there is no master key file "
            + PrivateFiles.shown(file)
            + "; SEEDPOST__MASTER_KEY_FILE names it: correct the path or put the key back");
  }

  private static MasterKey key(byte[] bytes, String origin) {
    return MasterKey.of(bytes, MasterKey.Giver.OTHER, origin);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
