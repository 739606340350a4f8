package dev.seedpost.credentials;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.secret.Sealer;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The store of secrets: AES-256-GCM, one file of mode 0600 in a folder of its own. Safe for use by many threads and
 * processes. Nothing is read, and no master key looked for, before the first use; every method
 * fails with AUTH if the master key is missing or another one, and with CONFIG if the file was
 * changed, is damaged, is older than it was, is not this user's own, or may be read by others.
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
  private final InstantSource clock;
  private final Supplier<KeyDerivation> derivations;
  private final VaultLock lock;
  private final Newest newest;

  /** What was read or written last. */
  private @Nullable OpenVault last;

  private Optional<String> notice = Optional.empty();
  private Optional<String> origin = Optional.empty();

  /**
   * A store, which need not exist yet.
   *
   * @param file in a folder that holds nothing else
   * @param mask is taught every secret of the store
   */
  public Vault(Path file, MasterKeys masterKeys, SecretMask mask, InstantSource clock) {
    this(file, masterKeys, mask, clock, KeyDerivation::fresh);
  }

  /**
   * As {@link #Vault(Path, MasterKeys, SecretMask, InstantSource)}.
   *
   * @param derivations how a new store derives its key
   */
  Vault(
      Path file,
      MasterKeys masterKeys,
      SecretMask mask,
      InstantSource clock,
      Supplier<KeyDerivation> derivations) {
    this.file = file;
    this.masterKeys = masterKeys;
    this.mask = mask;
    this.clock = clock;
    this.derivations = derivations;
    this.lock = new VaultLock(file);
    this.newest = new Newest(file);
  }

  /**
   * The secret of this name that is used, if one is set.
   *
   * @throws FailureException CONFIG if no secret can have such a name
   */
  public Optional<Secret> get(String name) {
    check(name, "read a credential");
    return secrets().used(name).map(Kept::value);
  }

  /** Stores a secret or replaces the one of its name that is used. */
  public void set(String name, Secret value) {
    set(name, Optional.empty(), value);
  }

  /**
   * Stores or replaces a secret. The first of a name is used; one under another label waits until
   * {@link #use} says so.
   *
   * @param label empty for the one that is used
   * @throws FailureException CONFIG if the file cannot be written, or if no secret can have such a
   *     name or label
   */
  public void set(String name, Optional<String> label, Secret value) {
    String doing = "store the credential " + Texts.printable(name);
    check(name, doing);
    label.ifPresent(word -> check(word, doing));
    mask.learn(value);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    change(doing, secrets -> secrets.with(name, label, value, now));
  }

  /**
   * Has another of several secrets of one name used from now on.
   *
   * @return false if there is none with this label
   */
  public boolean use(String name, String label) {
    String doing = "use another credential for " + Texts.printable(name);
    check(name, doing);
    check(label, doing);
    boolean there = list().stream().anyMatch(about -> about.is(name, label));
    if (there) {
      change(doing, secrets -> secrets.using(name, label));
    }
    return there;
  }

  /**
   * Forgets a secret.
   *
   * @param label empty for all of this name
   * @return false if there was none
   * @throws FailureException REJECTED if it is the one that is used and there are others
   */
  public boolean remove(String name, Optional<String> label) {
    String doing = "remove the credential " + Texts.printable(name);
    check(name, doing);
    label.ifPresent(word -> check(word, doing));
    return read().isPresent() && change(doing, secrets -> secrets.without(name, label, doing));
  }

  /** Writes the store if a change makes another one of it; whether it did. */
  private boolean change(String doing, UnaryOperator<SecretList> change) {
    return lock.holding(
        doing,
        () -> {
          OpenVault old = readOrMake();
          SecretList changed = change.apply(old.secrets());
          boolean other = !changed.equals(old.secrets());
          if (other) {
            write(old.with(changed), doing);
          }
          return other;
        });
  }

  private SecretList secrets() {
    return read().map(OpenVault::secrets).orElse(SecretList.NONE);
  }

  /** What is stored, by name and label; no values. */
  public List<Credential> list() {
    return secrets().all().stream().map(Kept::about).toList();
  }

  /** The names of all secrets. */
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    list().forEach(about -> names.add(about.name()));
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

  /** Where the master key is that opens it, for a person. */
  public synchronized String keyOrigin() {
    read();
    return origin.orElseGet(masterKeys::describe);
  }

  /**
   * Makes a key for a store that is not there yet, and the store.
   *
   * @return what a person should be told
   * @throws FailureException REJECTED if there is a store or a key already
   */
  public String init(KeyPlace place) {
    String doing = "make a master key";
    return lock.holding(
        doing,
        () -> {
          if (read().isPresent()) {
            String detail = "there is a store already, opened by " + keyOrigin();
            throw new FailureException(FailureKind.REJECTED, doing, detail);
          }
          MasterKey master = learned(masterKeys.make(place));
          write(OpenVault.empty(master, derivations.get()), doing);
          return master.notice().orElseThrow();
        });
  }

  /** What a person should be told about a master key that was made, once. */
  public synchronized Optional<String> takeNotice() {
    Optional<String> taken = notice;
    notice = Optional.empty();
    return taken;
  }

  /** The file is read each time: it is small, and another process may have replaced it. */
  private synchronized Optional<OpenVault> read() {
    Optional<String> remembered = newest.read();
    Optional<byte[]> bytes = PrivateFiles.readOwn(file, OPENING);
    if (bytes.isEmpty()) {
      last = null;
      newest.checkAbsent(remembered);
      return Optional.empty();
    }
    String text = new String(bytes.get(), StandardCharsets.UTF_8);
    OpenVault now = last;
    if (now == null || !now.text().equals(text)) {
      now = OpenVault.of(text, Optional.ofNullable(last), this::masterKey, file);
      now.secrets().all().forEach(one -> mask.learn(one.value()));
    }
    newest.check(remembered, now);
    last = now;
    return Optional.of(now);
  }

  private MasterKey masterKey() {
    return learned(masterKeys.toOpen());
  }

  private MasterKey learned(MasterKey master) {
    mask.learn(master.bytes());
    origin = Optional.of(master.origin());
    return master;
  }

  /** Called with the lock. */
  private synchronized OpenVault readOrMake() {
    return read()
        .orElseGet(() -> {
          MasterKey master = learned(masterKeys.toMake());
          notice = master.notice();
          return write(OpenVault.empty(master, derivations.get()), OPENING);
        });
  }

  /** Called with the lock. */
  private synchronized OpenVault write(OpenVault fresh, String doing) {
    PrivateFiles.write(file, fresh.text().getBytes(StandardCharsets.UTF_8), doing);
    newest.write(fresh, doing);
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
