package dev.seedpost.queue;

import dev.seedpost.database.Database;
import dev.seedpost.tracker.TrackerId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** What this program may work on: everything, or what it claims beside other nodes. */
public sealed interface Claims {
  /** One program alone: everything is for it, and what it finds under way was left behind. */
  static Claims alone() {
    return new Alone();
  }

  /** One of several nodes. */
  static Claims shared(Database database, Lease lease, Reach reach) {
    return new Shared(new NodeTable(database.clock()), lease, reach);
  }

  /** Whether it may work on anything now. */
  boolean open();

  /** What an item has to fulfil to be worked on here, to be added to others; may be empty. */
  String condition();

  /** Gives {@link #condition} its values. */
  <S extends SqlStatement<S>> S bind(S statement);

  /** Claims an item; empty if somebody else was quicker. */
  Optional<QueueItem> claim(Handle handle, QueueItem item);

  /** Whether an upload to a tracker may leave from here: no other node is sending one. */
  boolean mayStart(Handle handle, TrackerId tracker);

  /** Whether an item is still ours, without a look at the database. */
  boolean holds(QueueItem item);

  /** Whether what is found in SENDING may still be on its way, from a node that is not this one. */
  boolean mayBeOnItsWay(QueueItem item);

  /** The only one. */
  record Alone() implements Claims {
    @Override
    public boolean open() {
      return true;
    }

    @Override
    public String condition() {
      return "";
    }

    @Override
    public <S extends SqlStatement<S>> S bind(S statement) {
      return statement;
    }

    @Override
    public Optional<QueueItem> claim(Handle handle, QueueItem item) {
      return Optional.of(item);
    }

    @Override
    public boolean mayStart(Handle handle, TrackerId tracker) {
      return true;
    }

    @Override
    public boolean holds(QueueItem item) {
      return true;
    }

    @Override
    public boolean mayBeOnItsWay(QueueItem item) {
      return false;
    }
  }

  /** One of several. */
  final class Shared implements Claims {
    private static final String NOBODY = "";

    private final NodeTable nodes;
    private final Lease lease;
    private final Reach reach;
    private final String condition;

    private Shared(NodeTable nodes, Lease lease, Reach reach) {
      this.nodes = nodes;
      this.lease = lease;
      this.reach = reach;
      condition = " and " + nodes.unclaimed() + " and " + reached(reach.content().size());
    }

    /**
     * What a site has is asked from anywhere. A payload and its client are needed for all else: the
     * site's torrent too is fetched by who will seed it, for it has that user's passkey in it.
     */
    private static String reached(int folders) {
      String content =
          IntStream.range(0, folders)
              .mapToObj(
                  i -> " or substr(content_path || '/', 1, length(:folder" + i + ")) = :folder" + i)
              .collect(Collectors.joining());
      return "(state in ('SENDING', 'UNCERTAIN') or (client = :client and (node = :node"
          + content
          + " or state in ('INJECTED', 'PENDING'))))";
    }

    @Override
    public boolean open() {
      return lease.term().isPresent();
    }

    @Override
    public String condition() {
      return condition;
    }

    @Override
    public <S extends SqlStatement<S>> S bind(S statement) {
      S bound =
          statement.bind("term", term()).bind("client", reach.client()).bind("node", reach.node());
      List<Path> folders = reach.content();
      for (int i = 0; i < folders.size(); i++) {
        bound = bound.bind("folder" + i, folders.get(i) + "/");
      }
      return bound;
    }

    private String term() {
      return lease.term().map(Lease.Term::name).orElse(NOBODY);
    }

    @Override
    public Optional<QueueItem> claim(Handle handle, QueueItem item) {
      return nodes.claim(handle, item, term());
    }

    @Override
    public boolean mayStart(Handle handle, TrackerId tracker) {
      return nodes.alive(handle, term()) && !nodes.isSending(handle, tracker, term());
    }

    @Override
    public boolean holds(QueueItem item) {
      return item.claimedBy().isPresent()
          && item.claimedBy().equals(lease.term().map(Lease.Term::name));
    }

    @Override
    public boolean mayBeOnItsWay(QueueItem item) {
      return item.claimedBy().filter(term -> !lease.isOurs(term)).isPresent();
    }
  }
}
