package dev.seedpost.credentials;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.SecretMask;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The file of a store with the master key that opens it, among all who read and write it. */
final class VaultFile {
  static final String OPENING = "open the credential store";

  private final Path file;
  private final MasterKeys masterKeys;
  private final SecretMask mask;
  private final Function<Derivation, KeyDerivation> derivations;
  private final VaultLock lock;
  private final Newest newest;

  /** What was read or written last. */
  private @Nullable OpenVault last;

  /** What opened it. */
  private Optional<MasterKey> opened = Optional.empty();

  /** It opened the store from beside the key whose place it has to take. */
  private Optional<MasterKey> unsettled = Optional.empty();

  private Optional<String> notice = Optional.empty();

  VaultFile(
      Path file,
      MasterKeys masterKeys,
      SecretMask mask,
      Function<Derivation, KeyDerivation> derivations) {
    this.file = file;
    this.masterKeys = masterKeys;
    this.mask = mask;
    this.derivations = derivations;
    this.lock = new VaultLock(file);
    this.newest = new Newest(file);
  }

  /** The file is read each time: it is small, and another process may have replaced it. */
  synchronized Optional<OpenVault> read() {
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
      now = opened(text);
      now.secrets().all().forEach(one -> mask.learn(one.value()));
    }
    newest.check(remembered, now);
    last = now;
    return Optional.of(now);
  }

  private OpenVault opened(String text) {
    unsettled = Optional.empty();
    try {
      return OpenVault.of(text, Optional.ofNullable(last), () -> used(masterKeys.toOpen()), file);
    } catch (FailureException refused) {
      // A change of the master key may have been interrupted between the store and its key.
      Optional<MasterKey> next =
          refused.kind() == FailureKind.AUTH ? masterKeys.pending() : Optional.empty();
      if (next.isEmpty()) {
        throw refused;
      }
      OpenVault vault = OpenVault.of(text, Optional.empty(), () -> used(next.get()), file);
      unsettled = next;
      return vault;
    }
  }

  private MasterKey used(MasterKey master) {
    mask.learn(master.bytes());
    mask.learn(master.text());
    opened = Optional.of(master);
    return master;
  }

  OpenVault readOrMake() {
    return read().orElseGet(() -> lock.holding(OPENING, this::readOrMakeLocked));
  }

  /** Called with the lock, without which nobody moves a key. */
  private synchronized Optional<OpenVault> readLocked() {
    Optional<OpenVault> vault = read();
    unsettled.ifPresent(masterKeys::settle);
    unsettled = Optional.empty();
    return vault;
  }

  private synchronized OpenVault readOrMakeLocked() {
    return readLocked()
        .orElseGet(() -> {
          MasterKey master = used(masterKeys.toMake());
          notice = master.notice();
          return write(made(master), OPENING);
        });
  }

  private OpenVault made(MasterKey master) {
    return OpenVault.empty(master, derivations.apply(Derivation.ARGON2ID));
  }

  /** Writes the store if a change makes another one of it; whether it did. */
  boolean change(String doing, UnaryOperator<SecretList> change) {
    return lock.holding(
        doing,
        () -> {
          OpenVault old = readOrMakeLocked();
          SecretList changed = change.apply(old.secrets());
          boolean other = !changed.equals(old.secrets());
          if (other) {
            write(old.with(changed), doing);
          }
          return other;
        });
  }

  /** As {@link Vault#init}. */
  String init(KeyPlace place) {
    String doing = "make a master key";
    return lock.holding(
        doing,
        () -> {
          if (read().isPresent()) {
            String detail = "there is a store already, opened by " + keyOrigin();
            throw new FailureException(FailureKind.REJECTED, doing, detail);
          }
          MasterKey master = used(masterKeys.make(place));
          write(made(master), doing);
          return master.notice().orElseThrow();
        });
  }

  /** As {@link Vault#rotate}. */
  String rotate(Optional<Derivation> how) {
    String doing = "change the master key";
    return lock.holding(
        doing,
        () -> {
          OpenVault old = readLocked().orElseThrow(() -> none(doing));
          MasterKey next = masterKeys.next(openedBy(old));
          mask.learn(next.bytes());
          mask.learn(next.text());
          OpenVault fresh = old.wrapped(next, derivations.apply(how.orElse(old.derivation())));
          write(fresh, doing);
          masterKeys.settle(next);
          opened = Optional.of(next);
          return "the store has another master key, from "
              + next.origin()
              + " ("
              + fresh.cost()
              + ")";
        });
  }

  /** As {@link Vault#rekey}. */
  void rekey(Instant now) {
    String doing = "encrypt everything anew";
    lock.holding(
        doing,
        () -> {
          OpenVault old = readLocked().orElseThrow(() -> none(doing));
          return write(old.rekeyed(openedBy(old), derivations.apply(old.derivation()), now), doing);
        });
  }

  /** Of a store that this process made or opened; another process may have changed its key. */
  private MasterKey openedBy(OpenVault vault) {
    return opened.filter(vault::isOpenedBy).orElseGet(masterKeys::toOpen);
  }

  private FailureException none(String doing) {
    String detail = "there is no store yet: " + PrivateFiles.shown(file);
    return new FailureException(FailureKind.REJECTED, doing, detail);
  }

  /** Called with the lock. */
  private synchronized OpenVault write(OpenVault fresh, String doing) {
    PrivateFiles.write(file, fresh.text().getBytes(StandardCharsets.UTF_8), doing);
    newest.write(fresh, doing);
    last = fresh;
    return fresh;
  }

  synchronized String keyOrigin() {
    read();
    return opened.map(MasterKey::origin).orElseGet(masterKeys::describe);
  }

  synchronized Optional<String> takeNotice() {
    Optional<String> taken = notice;
    notice = Optional.empty();
    return taken;
  }

  /** Its path, for messages. */
  String shown() {
    return PrivateFiles.shown(file);
  }
}
