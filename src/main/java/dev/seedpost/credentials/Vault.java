package dev.seedpost.credentials;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.secret.Sealer;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import dev.seedpost.secret.Signer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The store of secrets: AES-256-GCM, one file of mode 0600 in a folder of its own. Safe for use by
 * many threads and processes. Nothing is read, and no master key looked for, before the first use;
 * every method fails with AUTH if the master key is missing or another one, and with CONFIG if the
 * file was changed, is damaged, is older than it was, is not this user's own, or may be read by
 * others.
 *
 * <p>It protects backups, snapshots and shared disks; it does not protect from a program that runs
 * as the same user and can read the master key.
 */
public final class Vault implements Sealer, Signer {
  /** How long a value that was replaced can be taken back. */
  public static final Duration UNDO = Duration.ofDays(7);

  private final VaultFile file;
  private final SecretMask mask;
  private final InstantSource clock;

  /**
   * A store, which need not exist yet.
   *
   * @param file in a folder that holds nothing else
   * @param mask is taught every secret of the store
   */
  public Vault(Path file, MasterKeys masterKeys, SecretMask mask, InstantSource clock) {
    this(file, masterKeys, mask, clock, KeyDerivation::fresh);
  }

  /** The same, told how a new store derives its key. */
  Vault(
      Path file,
      MasterKeys masterKeys,
      SecretMask mask,
      InstantSource clock,
      Function<Derivation, KeyDerivation> derivations) {
    this.file = new VaultFile(file, masterKeys, mask, derivations);
    this.mask = mask;
    this.clock = clock;
  }

  /**
   * The secret of this name that is used, if one is set.
   *
   * @throws FailureException CONFIG if no secret can have such a name
   */
  public Optional<Secret> get(String name) {
    CredentialName.check(name, "read a credential");
    return secrets().used(name).map(Kept::value);
  }

  /**
   * The one-time code of this moment (RFC 6238); its seed stays in here.
   *
   * @param name ends in {@code otp-seed}
   * @throws FailureException AUTH if there is no such seed, REJECTED if it is something else by its
   *     name, INVALID_CONTENT if it is none
   */
  public OneTimeCode code(String name) {
    String doing = "make a one-time code of " + Texts.printable(name);
    CredentialName.check(name, doing);
    if (SecretKind.ofName(name) != SecretKind.OTP_SEED) {
      String detail = "it is no one-time seed: the name of one ends in -otp-seed";
      throw new FailureException(FailureKind.REJECTED, doing, detail);
    }
    Secret seed =
        get(name)
            .orElseThrow(() ->
                new FailureException(
                    FailureKind.AUTH,
                    doing,
                    "it is not set; run 'seedpost secret set " + name + "'"));
    return OneTimeSeed.of(seed, doing).at(clock.instant());
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
   *     name or label; INVALID_CONTENT if it should be a one-time seed by its name and is none
   */
  public void set(String name, Optional<String> label, Secret value) {
    String doing = "store the credential " + Texts.printable(name);
    CredentialName.check(name, doing);
    label.ifPresent(word -> CredentialName.check(word, doing));
    mask.learn(value);
    if (SecretKind.ofName(name) == SecretKind.OTP_SEED) {
      OneTimeSeed.of(value, doing);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    file.change(doing, secrets -> secrets.with(name, label, value, now));
  }

  /**
   * Stores a secret unless there is one in its place: nothing is ever replaced.
   *
   * @param label empty for the one that is used
   * @throws FailureException as {@link #set(String, Optional, Secret)}
   */
  public Offered offer(String name, Optional<String> label, Secret value) {
    Offered answer = weigh(name, label, value);
    if (answer != Offered.NEW) {
      return answer;
    }
    String doing = "store the credential " + Texts.printable(name);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    boolean stored =
        file.change(
            doing,
            secrets ->
                secrets.weigh(name, label, value) == Offered.NEW
                    ? secrets.with(name, label, value, now)
                    : secrets);
    // Somebody else may have been quicker.
    return stored ? Offered.NEW : weigh(name, label, value);
  }

  /** What {@link #offer} would say; changes nothing. */
  public Offered weigh(String name, Optional<String> label, Secret value) {
    String doing = "store the credential " + Texts.printable(name);
    CredentialName.check(name, doing);
    label.ifPresent(word -> CredentialName.check(word, doing));
    mask.learn(value);
    return secrets().weigh(name, label, value);
  }

  /**
   * Takes another value for a name and keeps the one before under the label {@link
   * Credential#PREVIOUS}; those that were kept so for longer than {@link #UNDO} go.
   */
  public void replace(String name, Secret value) {
    String doing = "change the credential " + Texts.printable(name);
    CredentialName.check(name, doing);
    mask.learn(value);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    file.change(
        doing, secrets -> secrets.withoutPrevious(now.minus(UNDO)).replacing(name, value, now));
  }

  /** Forgets what {@link #replace} kept for longer than {@link #UNDO}; whether there was any. */
  public boolean forgetPrevious() {
    Instant limit = clock.instant().minus(UNDO);
    return secrets().withoutPrevious(limit).all().size() < secrets().all().size()
        && file.change("forget old credentials", secrets -> secrets.withoutPrevious(limit));
  }

  /**
   * Has another of several secrets of one name used from now on.
   *
   * @return false if there is none with this label
   */
  public boolean use(String name, String label) {
    String doing = "use another credential for " + Texts.printable(name);
    CredentialName.check(name, doing);
    CredentialName.check(label, doing);
    boolean there = list().stream().anyMatch(about -> about.is(name, label));
    if (there) {
      file.change(doing, secrets -> secrets.using(name, label));
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
    CredentialName.check(name, doing);
    label.ifPresent(word -> CredentialName.check(word, doing));
    return file.read().isPresent()
        && file.change(doing, secrets -> secrets.without(name, label, doing));
  }

  private SecretList secrets() {
    return file.read().map(OpenVault::secrets).orElse(SecretList.NONE);
  }

  /** What is stored, by name and label; no values. */
  public List<Credential> list() {
    return secrets().all().stream()
        .map(Kept::about)
        .filter(about -> about.kind() != SecretKind.DATA_KEY)
        .toList();
  }

  /** The names of all secrets. */
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    list().forEach(about -> names.add(about.name()));
    return Collections.unmodifiableSortedSet(names);
  }

  @Override
  public byte[] seal(byte[] open) {
    return file.readOrMake().seal(open);
  }

  /**
   * The bytes that were sealed.
   *
   * @throws FailureException INVALID_CONTENT if they were changed, CONFIG if they were sealed by
   *     another store
   */
  @Override
  public byte[] open(byte[] sealed) {
    return file.read()
        .orElseThrow(() ->
            new FailureException(
                FailureKind.CONFIG,
                "decrypt a stored file",
                "the credential store "
                    + file.shown()
                    + ", which has the key for it, is missing; restore it from a backup"))
        .open(sealed);
  }

  @Override
  public String sign(String text) {
    return file.readOrMake().sign(text);
  }

  @Override
  public boolean isSigned(String text, String check) {
    return file.read().filter(vault -> vault.isSigned(text, check)).isPresent();
  }

  /** Where the master key is that opens it, for a person. */
  public String keyOrigin() {
    return file.keyOrigin();
  }

  /**
   * Makes a key for a store that is not there yet, and the store.
   *
   * @return what a person should be told
   * @throws FailureException REJECTED if there is a store or a key already
   */
  public String init(KeyPlace place) {
    return file.init(place);
  }

  /**
   * Changes the master key: a new random one where it was random, else one that a person gives. No
   * secret is encrypted anew, only the key that they are encrypted with. If it is interrupted, the
   * old key or the new one opens the store, and it can be run again.
   *
   * @param how the key is derived from now on; empty for as before, at what this machine can bear
   * @return what a person should be told
   * @throws FailureException AUTH if a person has to give the new key and there is none
   */
  public String rotate(Optional<Derivation> how) {
    return file.rotate(how);
  }

  /**
   * Encrypts every secret with another random key, with a key derivation at what this machine can
   * bear. The key before goes on opening what it sealed, and holds for what it signed. If it is
   * interrupted, the old store or the new one is there, and it can be run again.
   */
  public void rekey() {
    file.rekey(clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  /** What a person should be told about a master key that was made, once. */
  public Optional<String> takeNotice() {
    return file.takeNotice();
  }
}
