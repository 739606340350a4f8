package dev.seedpost.queue;

import dev.seedpost.database.Database;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This program's right to work on a shared queue. It is renewed while the program lives and reaches
 * the database; once it ran out, others take over what was claimed in its term, and this program
 * begins a new one. Its end is measured twice: by the database's clock for the others, and here, by
 * a clock that nobody sets, from before it was last renewed.
 */
public final class Lease implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Lease.class);

  private final Database database;
  private final InstantSource clock;
  private final NodeTable table;
  private final Holder holder;
  private final ScheduledExecutorService renewing =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("lease").factory());
  private volatile Term term;
  private volatile String trouble = "";

  /**
   * Who takes a lease.
   *
   * @param installation told apart from any other that goes by the same name
   * @param host for people
   * @param length how long a node may be silent before its work is taken over
   */
  public record Holder(Reach reach, String installation, String host, Duration length) {}

  /** One unbroken stretch of a lease. */
  final class Term {
    private final String name;
    private volatile long renewed;
    private volatile Instant renewedAt;

    private Term(String name, long renewed, Instant renewedAt) {
      this.name = name;
      this.renewed = renewed;
      this.renewedAt = renewedAt;
    }

    String name() {
      return name;
    }

    /**
     * Whether nobody can have taken anything over yet. A machine that slept stops the one clock and
     * not the other.
     */
    boolean holds() {
      Duration safe = holder.length().multipliedBy(3).dividedBy(4);
      return System.nanoTime() - renewed < safe.toNanos()
          && clock.instant().isBefore(renewedAt.plus(safe));
    }
  }

  private Lease(Database database, InstantSource clock, Holder holder) {
    this.database = database;
    this.clock = clock;
    this.holder = holder;
    table = new NodeTable(database.clock());
    term = begin();
  }

  /**
   * Takes the lease and keeps it until it is closed.
   *
   * @throws FailureException CONFIG if another installation works under this name
   */
  public static Lease take(Database database, InstantSource clock, Holder holder) {
    Lease lease = new Lease(database, clock, holder);
    long pause = holder.length().dividedBy(5).toMillis();
    var _ = lease.renewing.scheduleWithFixedDelay(lease::keep, pause, pause, TimeUnit.MILLISECONDS);
    return lease;
  }

  private Term begin() {
    long before = System.nanoTime();
    Instant now = clock.instant();
    String name = ours() + UUID.randomUUID();
    database.write(handle -> {
      mustBeFree(handle, table, holder);
      table.put(
          handle, holder.reach(), holder.installation(), holder.host(), name, holder.length());
      return name;
    });
    return new Term(name, before, now);
  }

  private static void mustBeFree(Handle handle, NodeTable table, Holder holder) {
    if (table.taken(handle, holder.reach().node(), holder.installation())) {
      throw new FailureException(
          FailureKind.CONFIG,
          "work on the queue as node '" + holder.reach().node() + "'",
          "another Seedpost works under this name; give each its own 'node: name:' in"
              + " seedpost.yaml");
    }
  }

  /**
   * Looks whether a lease could be taken.
   *
   * @throws FailureException CONFIG if another installation works under this name
   */
  public static void check(Database database, Holder holder) {
    database.read(handle -> {
      mustBeFree(handle, new NodeTable(database.clock()), holder);
      return holder;
    });
  }

  /** How the names of all terms of this installation begin. */
  private String ours() {
    return holder.reach().node() + "/" + holder.installation() + "/";
  }

  /**
   * Whether a term is or was one of this installation. Another one that went by its name earlier
   * may still be at work somewhere; an earlier process of this one is not.
   */
  boolean isOurs(String termName) {
    return termName.startsWith(ours());
  }

  /** The term that runs; empty while the database cannot be reached or somebody has our name. */
  Optional<Term> term() {
    return Optional.of(term).filter(Term::holds);
  }

  private void keep() {
    try {
      Term running = term;
      long before = System.nanoTime();
      Instant now = clock.instant();
      boolean on =
          running.holds()
              && database.write(handle -> table.renew(handle, running.name(), holder.length()));
      if (on) {
        running.renewed = before;
        running.renewedAt = now;
      } else {
        term = begin();
        log.info("This node was silent for too long; others may have taken over what it was at");
      }
      trouble = "";
    } catch (FailureException e) {
      if (!trouble.equals(e.getMessage())) {
        trouble = String.valueOf(e.getMessage());
        log.warn("This node cannot keep its lease: {}", trouble);
      }
    } catch (RuntimeException e) {
      log.error("A fault in this program: the lease was not renewed", e);
    }
  }

  /** Lets others take over at once. */
  @Override
  public void close() {
    renewing.shutdownNow();
    try {
      renewing.awaitTermination(1, TimeUnit.SECONDS);
      database.write(handle -> {
        table.end(handle, term.name());
        return term;
      });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (FailureException e) {
      log.debug("The lease ends by itself", e);
    }
  }
}
