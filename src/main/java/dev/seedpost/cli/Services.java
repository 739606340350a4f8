package dev.seedpost.cli;

import dev.seedpost.audit.AuditCheck;
import dev.seedpost.audit.AuditEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the commands need of the program. Each part is opened when it is first asked for, so that a
 * command pays only for what it uses; every method may throw a FailureException.
 */
public interface Services extends Uploads, QueueControl, Setup, AutoCloseable {
  /** The encrypted store. */
  Secrets secrets();

  /** The newest entries of the audit trail, oldest first. */
  List<AuditEntry> audited(int most);

  /** Whether the audit trail is as it was written. */
  AuditCheck verifyAudit();

  /** The trackers and what a person does there. */
  Trackers trackers();

  /** The database itself. */
  DatabaseCare database();

  /** What a bug report needs. */
  Support support();

  /** Runs the daemon until it is told to stop. */
  void serve();

  /**
   * Has the running daemon take up configuration, rules and definitions as they are now; one with a
   * mistake is not taken up.
   *
   * @return what was found, in words; empty if no daemon runs
   */
  Optional<String> reload();

  /**
   * Runs the demo.
   *
   * @param install whether missing packages may be installed
   */
  void demo(boolean install, Consumer<String> say);

  @Override
  void close();
}
