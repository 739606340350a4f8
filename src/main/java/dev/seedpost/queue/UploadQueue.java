package dev.seedpost.queue;

import dev.seedpost.database.Database;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.tracker.TrackerId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The persistent queue. Every change is one short transaction; several processes may use it at
 * once.
 */
public final class UploadQueue {
  private final Database database;
  private final InstantSource clock;
  private final Reach home;
  private final ItemTable items = new ItemTable();
  private final StepTable steps = new StepTable();
  private final Positions positions = new Positions(items);
  private final Restarts restarts = new Restarts(items);

  /** The queue of a program that is alone. */
  public UploadQueue(Database database, InstantSource clock) {
    this(database, clock, Reach.MAIN);
  }

  /**
   * A queue that several nodes may share.
   *
   * @param home of what is queued here
   */
  public UploadQueue(Database database, InstantSource clock, Reach home) {
    this.database = database;
    this.clock = clock;
    this.home = home;
  }

  /**
   * Queues payloads, all or none. Where an item of the same payload and tracker is there already
   * nothing is added: it is refilled if it still waits for a person, else left as it is.
   *
   * @return the items, new and old, in the order given
   */
  public List<QueueItem> enqueue(List<NewItem> wanted, boolean front) {
    Instant now = now();
    return database.write(handle -> {
      List<QueueItem> queued = new ArrayList<>();
      for (NewItem item : wanted) {
        Optional<QueueItem> old = items.find(handle, item.tracker(), item.content().key().hex());
        if (old.isEmpty()) {
          queued.add(items.insert(handle, item, home, front, now));
        } else if (old.get().state() == ItemState.NEEDS_ANSWER) {
          queued.add(items.refill(handle, old.get(), item, home, now).orElse(old.get()));
        } else {
          queued.add(old.get());
        }
      }
      return List.copyOf(queued);
    });
  }

  /**
   * Replaces what intake found out about an item that was never sent, or of which is known that it
   * did not arrive.
   *
   * @return empty if somebody else changed it meanwhile, or if it has to be looked up first
   */
  public Optional<QueueItem> refill(QueueItem old, NewItem item) {
    return database.write(handle ->
        restarts.of(handle, old) == ItemState.PREPARED
            ? items.refill(handle, old, item, home, now())
            : Optional.empty());
  }

  /** Where an item that rests would go on: never in front of a request that may have left. */
  public ItemState restart(QueueItem item) {
    return database.read(handle -> restarts.of(handle, item));
  }

  /** Whether the site may have an upload of this item, as far as anybody knows. */
  public boolean mayBeOnSite(QueueItem item) {
    return restart(item) != ItemState.PREPARED;
  }

  /** Lets what waits for another try go on now; what has to be looked up keeps its waits. */
  public void hurry() {
    database.write(handle -> {
      items.hurry(handle, now());
      return handle;
    });
  }

  /** The item of a payload for a tracker, whatever its state. */
  public Optional<QueueItem> find(TrackerId tracker, dev.seedpost.content.ContentKey content) {
    return database.read(handle -> items.find(handle, tracker, content.hex()));
  }

  /** Items whose payload lay at this path. */
  public List<QueueItem> at(String contentPath) {
    return database.read(handle -> items.at(handle, contentPath));
  }

  /** Whether a torrent in the client was put there by this queue. */
  public boolean injected(InfoHash hash) {
    return database.read(handle -> items.isTorrentOfOurs(handle, hash));
  }

  /** The facts a person gave for an item, by the fact's word. */
  public Map<String, List<String>> answers(long id) {
    return database.read(handle -> items.answers(handle, id));
  }

  /**
   * Items in the order in which they will be worked on, finished ones last.
   *
   * @param states empty for all
   */
  public List<QueueItem> list(Set<ItemState> states, Optional<TrackerId> tracker) {
    return database.read(handle -> items.list(handle, states, tracker, Integer.MAX_VALUE));
  }

  /** The first of them. */
  public List<QueueItem> first(int most, Optional<TrackerId> tracker) {
    return database.read(handle -> items.list(handle, Set.of(), tracker, most));
  }

  public Optional<QueueItem> find(long id) {
    return database.read(handle -> items.find(handle, id));
  }

  /** How many items stand in each state that has any. */
  public Map<ItemState, Integer> counts() {
    return database.read(items::counts);
  }

  /** The item's steps, oldest first. */
  public List<Transition> history(long id) {
    return database.read(handle -> steps.history(handle, id));
  }

  /** Takes an item back before it is sent. */
  public Change cancel(long id) {
    return change(
        id,
        (handle, item) ->
            switch (item.state()) {
              case PREPARED, NEEDS_ANSWER, DUPLICATE, HANDED_OVER ->
                  step(handle, item, Step.to(ItemState.CANCELLED, "cancelled by a person", now()));
              case PARKED ->
                  restarts.of(handle, item) == ItemState.UNCERTAIN
                      ? impossible(
                          item, "it may have been sent; 'seedpost retry " + id + "' asks the site")
                      : step(
                          handle,
                          item,
                          Step.to(
                              ItemState.CANCELLED,
                              item.torrentId().isPresent()
                                  ? "given up by a person though the site had accepted it"
                                  : "cancelled by a person",
                              now()));
              case CANCELLED -> impossible(item, "it is cancelled already");
              case SENDING, UNCERTAIN -> impossible(item, "it may have been sent");
              case ACCEPTED, FETCHED, INJECTED, PENDING, SEEDING ->
                  impossible(item, "the site has accepted it");
              case REFUSED -> impossible(item, "it is refused already");
            });
  }

  /**
   * Lets a stopped item go on: one that may have been sent, by hand too, is looked up first, one
   * that was accepted goes on after that; an active one is due at once.
   */
  public Change retry(long id) {
    return change(
        id,
        (handle, item) ->
            switch (item.state()) {
              // Looks start anew: what a person hurries is still asked for several times.
              case PREPARED, UNCERTAIN, ACCEPTED, FETCHED, INJECTED, PENDING ->
                  step(handle, item, Step.to(item.state(), item.reason(), now()));
              case SENDING ->
                  impossible(
                      item,
                      "it is being sent; if Seedpost died over it, 'seedpost serve' or 'seedpost"
                          + " queue drain' finds out what became of it");
              case SEEDING, HANDED_OVER -> step(handle, item, again(restarts.of(handle, item)));
              case NEEDS_ANSWER -> impossible(item, item.reason());
              case REFUSED, DUPLICATE -> impossible(item, "it has to be prepared anew");
              case PARKED, CANCELLED ->
                  restarts.of(handle, item) == ItemState.PREPARED
                      ? impossible(item, "it has to be prepared anew")
                      : step(handle, item, again(restarts.of(handle, item)));
            });
  }

  /**
   * Lets an accepted item go on from a step that a person names.
   *
   * @param from ACCEPTED to fetch, FETCHED to inject, INJECTED to confirm
   */
  public Change retryFrom(long id, ItemState from) {
    return change(id, (handle, item) -> restarts.from(handle, item, from, now()));
  }

  /**
   * Goes on with a torrent that is on the site: a person has uploaded it, or it is another user's
   * over the very same payload.
   *
   * @param torrentId the site's number of it
   * @param siteHash of the site's torrent, if a person brought it
   */
  public Change uploaded(long id, String torrentId, Optional<InfoHash> siteHash) {
    return change(
        id,
        (handle, item) ->
            switch (item.state()) {
              case HANDED_OVER, DUPLICATE, NEEDS_ANSWER, REFUSED, UNCERTAIN, PARKED -> {
                Step accepted =
                    Step.to(ItemState.ACCEPTED, "a person says that it is on the site", now())
                        .withTorrentId(torrentId);
                Change done = step(handle, item, accepted);
                yield siteHash.isEmpty()
                    ? done
                    : step(
                        handle,
                        items.find(handle, id).orElseThrow(),
                        Step.to(ItemState.FETCHED, "a person brought the site's torrent", now())
                            .withSiteHash(siteHash.get()));
              }
              case PREPARED -> impossible(item, "it is about to be sent; cancel it first");
              case SENDING -> impossible(item, "it is being sent");
              case ACCEPTED, FETCHED, INJECTED, PENDING, SEEDING ->
                  impossible(item, "the site has accepted it already");
              case CANCELLED -> impossible(item, "it is cancelled");
            });
  }

  private Step again(ItemState state) {
    return Step.to(state, "tried again by a person", now());
  }

  /** Puts an item in front of all others of its tracker. */
  public Change moveToTop(long id) {
    return change(id, positions::top);
  }

  /** Puts an item in front of another one of the same tracker. */
  public Change moveBefore(long id, long other) {
    return change(id, (handle, item) -> positions.before(handle, item, other));
  }

  /** Goes on with another user's torrent over the same payload, for which a person asks. */
  public Change crossSeed(long id) {
    return change(
        id,
        (handle, item) ->
            item.state() == ItemState.DUPLICATE && item.torrentId().isPresent()
                ? step(
                    handle,
                    item,
                    Step.to(
                        ItemState.ACCEPTED,
                        "a person wants the other user's torrent to be seeded",
                        now()))
                : impossible(item, "nobody else's torrent over these files is known"));
  }

  private interface Wish {
    Change of(Handle handle, QueueItem item);
  }

  private Change change(long id, Wish wish) {
    return database.write(handle ->
        items
            .find(handle, id)
            .map(item -> wish.of(handle, item))
            .orElseGet(() -> new Change.Impossible("there is no item " + id)));
  }

  private Change step(Handle handle, QueueItem item, Step step) {
    return new Change.Done(items.step(handle, item, step, now()).orElseThrow());
  }

  private static Change impossible(QueueItem item, String why) {
    return new Change.Impossible("item " + item.id() + " (" + item.name() + "): " + why);
  }

  private Instant now() {
    return clock.instant();
  }
}
