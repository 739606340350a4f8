package dev.seedpost.app;

import dev.seedpost.audit.Actor;
import dev.seedpost.audit.AuditTrail;
import dev.seedpost.audit.Deed;
import dev.seedpost.audit.Subject;
import dev.seedpost.credentials.Credential;
import dev.seedpost.credentials.Vault;
import dev.seedpost.failure.FailureException;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import dev.seedpost.upload.Attempts;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Gives out credentials and writes down who had which one, and which upload left. */
final class Auditor implements Attempts {
  private static final Logger log = LoggerFactory.getLogger(Auditor.class);

  private final Vault vault;
  private final AuditTrail trail;
  private final Actor actor;

  /** More than are on their way at once. */
  private static final int REMEMBERED = 10_000;

  /**
   * What was given out for which item: its steps need it again and again, some for weeks. The
   * oldest is forgotten first, and told of once more if it comes again.
   */
  private final Map<String, Boolean> given =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  Auditor(Vault vault, AuditTrail trail, Actor actor) {
    this.vault = vault;
    this.trail = trail;
    this.actor = actor;
  }

  /** The trail of an installation, beside its credential store. */
  static Auditor of(
      Places places, Vault vault, SecretMask mask, InstantSource clock, String command) {
    return new Auditor(
        vault,
        new AuditTrail(places.state().resolve("audit"), vault, clock, mask::mask),
        new Actor(System.getProperty("user.name"), command));
  }

  Vault vault() {
    return vault;
  }

  AuditTrail trail() {
    return trail;
  }

  /**
   * A credential that is about to be used.
   *
   * @param tracker empty if it is for none
   */
  Optional<Secret> credential(String name, String tracker) {
    Optional<Secret> value = vault.get(name);
    String item = Objects.requireNonNullElse(MDC.get("item"), "");
    if (value.isPresent() && isNew(name, item)) {
      String label =
          vault.list().stream()
              .filter(one -> one.active() && one.name().equals(name))
              .map(Credential::label)
              .findFirst()
              .orElse(Credential.MAIN);
      attempt(Deed.USED, new Subject(shown(name, label), tracker, item), "given out");
    }
    return value;
  }

  private boolean isNew(String name, String item) {
    synchronized (given) {
      return given.put(name + " " + item, true) == null;
    }
  }

  static String shown(String name, String label) {
    return name + " (" + label + ")";
  }

  /**
   * Writes down that something was changed.
   *
   * @throws FailureException TRANSIENT if that cannot be
   */
  void changed(Deed deed, Subject subject, String result) {
    trail.record(actor, deed, subject, result);
  }

  @Override
  public void leaves(QueueItem item) {
    trail.record(actor, Deed.UPLOAD_LEAVES, about(item), item.name());
  }

  @Override
  public void ended(QueueItem item, String outcome) {
    attempt(Deed.UPLOAD_ENDED, about(item), outcome);
  }

  private static Subject about(QueueItem item) {
    return Subject.upload(item.tracker().id(), item.id());
  }

  /** What is done already, or is needed all the same, is not undone by a full disk. */
  private void attempt(Deed deed, Subject subject, String result) {
    try {
      trail.record(actor, deed, subject, result);
    } catch (FailureException e) {
      log.warn("{}; '{}' is missing in it", e.failure().message(), deed.word());
    }
  }
}
