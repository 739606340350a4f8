package dev.seedpost.credentials;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.secret.Sealer;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The store of secrets: AES-256-GCM, one file of mode 0600. Safe for use by many threads and
 * processes. Nothing is read, and no master key looked for, before the first use; every method
 * fails with AUTH if the master key is missing or another one, and with CONFIG if the file was
 * changed, is damaged, or may be read by others.
 *
 * <p>It protects backups, snapshots and shared disks; it does not protect from a program that runs
 * as the same user and can read the master key.
 */
public final class Vault implements Sealer {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]*");
  private static final String OPENING = "open the credential store";

  private final Path file;
  private final MasterKeys masterKeys;
  private final SecretMask mask;
  private final VaultLock lock;

  /** What was read or written last. */
  private @Nullable OpenVault last;

  private Optional<String> notice = Optional.empty();

  /**
   * A store, which need not exist yet.
   *
   * @param mask is taught every secret of the store
   */
  public Vault(Path file, MasterKeys masterKeys, SecretMask mask) {
    this.file = file;
    this.masterKeys = masterKeys;
    this.mask = mask;
    this.lock = new VaultLock(file);
  }

  /**
   * The secret of this name, if it is set.
   *
   * @throws FailureException CONFIG if no secret can have such a name
   */
  public Optional<Secret> get(String name) {
    check(name, "read a credential");
    return read().map(OpenVault::secrets).map(secrets -> secrets.get(name));
  }

  /**
   * Stores or replaces a secret.
   *
   * @throws FailureException CONFIG if the file cannot be written, or if no secret can have such a
   *     name
   */
  public void set(String name, Secret value) {
    String doing = "store the credential " + Texts.printable(name);
    check(name, doing);
    mask.learn(value);
    lock.holding(
        doing,
        () -> {
          OpenVault old = readOrMake();
          SortedMap<String, Secret> secrets = new TreeMap<>(old.secrets());
          secrets.put(name, value);
          return write(old.with(secrets), doing);
        });
  }

  /** Forgets a secret; false if there was none. */
  public boolean remove(String name) {
    String doing = "remove the credential " + Texts.printable(name);
    check(name, doing);
    return get(name).isPresent() && lock.holding(doing, () -> removeLocked(name, doing));
  }

  private boolean removeLocked(String name, String doing) {
    OpenVault old = readOrMake();
    SortedMap<String, Secret> secrets = new TreeMap<>(old.secrets());
    boolean removed = secrets.remove(name) != null;
    if (removed) {
      write(old.with(secrets), doing);
    }
    return removed;
  }

  /** The names of all secrets. */
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    read().ifPresent(open -> names.addAll(open.secrets().keySet()));
    return Collections.unmodifiableSortedSet(names);
  }

  @Override
  public byte[] seal(byte[] open) {
    OpenVault vault = read().orElseGet(() -> lock.holding(OPENING, this::readOrMake));
    return vault.seal(open);
  }

  /**
   * The bytes that were sealed.
   *
   * @throws FailureException INVALID_CONTENT if they were changed, CONFIG if they were sealed by
   *     another store
   */
  @Override
  public byte[] open(byte[] sealed) {
    return read()
        .orElseThrow(() ->
            new FailureException(
                FailureKind.CONFIG,
                "decrypt a stored file",
                "the credential store "
                    + PrivateFiles.shown(file)
                    + ", which has the key for it, is missing; restore it from a backup"))
        .open(sealed);
  }

  /** What a person should be told about a master key that was made, once. */
  public synchronized Optional<String> takeNotice() {
    Optional<String> taken = notice;
    notice = Optional.empty();
    return taken;
  }

  /** The file is read each time: it is small, and another process may have replaced it. */
  private synchronized Optional<OpenVault> read() {
    Optional<byte[]> bytes = PrivateFiles.read(file, OPENING);
    if (bytes.isEmpty()) {
      last = null;
      return Optional.empty();
    }
    String text = new String(bytes.get(), StandardCharsets.UTF_8);
    if (last == null || !last.text().equals(text)) {
      last = OpenVault.of(text, Optional.ofNullable(last), this::masterKey, file);
      last.secrets().values().forEach(mask::learn);
    }
    return Optional.of(last);
  }

  private MasterKey masterKey() {
    MasterKey master =
        masterKeys
            .find()
            .orElseThrow(() ->
                new FailureException(
                    FailureKind.AUTH,
                    OPENING,
                    "there is no master key for "
                        + PrivateFiles.shown(file)
                        + "; put master.key back or set SEEDPOST__MASTER_KEY_FILE"));
    mask.learn(master.bytes());
    return master;
  }

  /** Called with the lock. */
  private synchronized OpenVault readOrMake() {
    return read()
        .orElseGet(() -> {
          MasterKey master = masterKeys.findOrMake();
          mask.learn(master.bytes());
          notice = master.notice();
          return write(OpenVault.empty(master), OPENING);
        });
  }

  /** Called with the lock. */
  private synchronized OpenVault write(OpenVault fresh, String doing) {
    PrivateFiles.write(file, fresh.text().getBytes(StandardCharsets.UTF_8), doing);
    last = fresh;
    return fresh;
  }

  private static void check(String name, String doing) {
    if (!NAME.matcher(name).matches()) {
      throw new FailureException(
          FailureKind.CONFIG,
          doing,
          "\""
              + Texts.printable(name)
              + "\" cannot be a credential's name; use small letters, digits, dots and hyphens");
    }
  }
}
