package dev.seedpost.credentials;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
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
  private static final String DOING = "open the credential store";
  private static final String MAKING = "make a master key";
  private static final String KEYRING = "the desktop's keyring";
  private static final int KEY_BYTES = 32;
  private static final int SHORTEST_PASSPHRASE = 8;

  private final Map<String, String> environment;
  private final Path ownFile;
  private final Keyring keyring;
  private final Prompt prompt;

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
    this.ownFile = configuration.resolve("master.key");
    this.keyring = keyring;
    this.prompt = prompt;
  }

  /**
   * The key that is there without asking anybody.
   *
   * @throws FailureException CONFIG if a named key file cannot be read, is empty, or may be read by
   *     others; AUTH if it is missing, or if the command fails
   */
  public Optional<MasterKey> find() {
    return credential()
        .or(this::own)
        .or(this::namedFile)
        .or(this::value)
        .or(this::printed)
        .or(() -> keyring.get().map(each -> MasterKey.of(bytes(each), KEYRING)));
  }

  /**
   * The key for a store that is there.
   *
   * @throws FailureException as {@link #find}; AUTH if there is none and nobody to ask
   */
  MasterKey toOpen() {
    return find()
        .or(() -> asked("Passphrase of the credential store:"))
        .orElseThrow(() -> none("there is no master key for it"));
  }

  /**
   * The key for a new store. A person chooses a passphrase, or a key file by saying nothing.
   *
   * @throws FailureException as {@link #toOpen}; AUTH if the two passphrases differ, or are short
   */
  MasterKey toMake() {
    return find().or(this::chosen).orElseThrow(() -> none("there is no master key yet"));
  }

  private Optional<MasterKey> chosen() {
    String question =
        "Choose a passphrase for the credential store (nothing: a key file, "
            + PrivateFiles.shown(ownFile)
            + "):";
    return prompt
        .ask(question)
        .map(first -> first.isEmpty() ? make() : confirmed(first));
  }

  private MasterKey confirmed(String first) {
    if (first.length() < SHORTEST_PASSPHRASE) {
      throw refused("a passphrase has " + SHORTEST_PASSPHRASE + " characters or more");
    }
    if (!prompt.ask("Once more:").equals(Optional.of(first))) {
      throw refused("the two were not the same");
    }
    return MasterKey.of(bytes(first), "the terminal");
  }

  private static FailureException refused(String why) {
    return new FailureException(
        FailureKind.AUTH, "choose a passphrase", why + "; nothing was stored");
  }

  private Optional<MasterKey> asked(String question) {
    return prompt
        .ask(question)
        .filter(typed -> !typed.isEmpty())
        .map(typed -> MasterKey.of(bytes(typed), "the terminal"));
  }

  private FailureException none(String what) {
    return new FailureException(
        FailureKind.AUTH,
        DOING,
        what
            + ", and nobody to ask; give it by one of: 'seedpost secret init', which makes the file "
            + PrivateFiles.shown(ownFile)
            + "; SEEDPOST__MASTER_KEY_FILE; SEEDPOST__MASTER_KEY_COMMAND, such as 'pass show"
            + " seedpost'; systemd's credential master-key; an unlocked desktop keyring");
  }

  /** Where the key is, for a person. */
  public String describe() {
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

  private Optional<MasterKey> own() {
    return PrivateFiles.read(ownFile, DOING).map(bytes -> key(bytes, ownOrigin()));
  }

  private Optional<MasterKey> printed() {
    return set("SEEDPOST__MASTER_KEY_COMMAND")
        .filter(line -> !line.isBlank())
        .map(line -> KeyCommand.of(line, environment))
        .map(command -> key(command.key(), command.origin()));
  }

  private String ownOrigin() {
    return "the file " + PrivateFiles.shown(ownFile);
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
      throw new FailureException(FailureKind.REJECTED, MAKING, detail);
    }
    return switch (place) {
      case FILE -> make();
      case KEYRING -> makeInKeyring();
    };
  }

  private MasterKey makeInKeyring() {
    String made = HexFormat.of().formatHex(DataKey.randomBytes(KEY_BYTES));
    if (!keyring.put(made)) {
      String detail = "no desktop keyring is unlocked in this session; without one use a key file";
      throw new FailureException(FailureKind.CONFIG, MAKING, detail);
    }
    return new MasterKey(
        Secret.of(made),
        KEYRING,
        Optional.of(
            "A new master key was put into the desktop's keyring, service seedpost, user"
                + " master-key; without it the credentials are lost."));
  }

  private MasterKey make() {
    String made = HexFormat.of().formatHex(DataKey.randomBytes(KEY_BYTES));
    PrivateFiles.write(ownFile, bytes(made + "\n"), DOING);
    String notice =
        "A new master key was written to "
            + PrivateFiles.shown(ownFile)
            + "; anyone who can read this file can read the credentials; keep a copy in a safe"
            + " place, because without it the credentials are lost.";
    return new MasterKey(MasterKey.of(bytes(made), "").bytes(), ownOrigin(), Optional.of(notice));
  }

  private Optional<String> set(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  private static byte[] ownBytesOf(Path file) {
    return PrivateFiles.read(file, DOING).orElseThrow(() -> absent(file));
  }

  private static byte[] bytesOf(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException absent) {
      throw absent(file);
    } catch (IOException fault) {
      throw PrivateFiles.broken("read", file, DOING, fault);
    }
  }

  private static FailureException absent(Path file) {
    return new FailureException(
        FailureKind.AUTH,
        DOING,
        "there is no master key file "
            + PrivateFiles.shown(file)
            + "; SEEDPOST__MASTER_KEY_FILE names it: correct the path or put the key back");
  }

  private static MasterKey key(byte[] bytes, String origin) {
    int end = bytes.length;
    while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
      end--;
    }
    if (end == 0) {
      throw new FailureException(
          FailureKind.CONFIG, DOING, "the master key from " + origin + " is empty");
    }
    return MasterKey.of(Arrays.copyOf(bytes, end), origin);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
