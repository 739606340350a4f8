package dev.seedpost.queue;

import dev.seedpost.database.Database;
import dev.seedpost.tracker.TrackerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.HandleCallback;

/** The worker's side of the queue: what to do next, and recording what was done. */
public final class WorkQueue {
  /** What is found in SENDING was left behind and is only taken note of. */
  private static final Set<ItemState> WITHOUT_TRACKER =
      EnumSet.of(ItemState.SENDING, ItemState.FETCHED, ItemState.INJECTED, ItemState.PENDING);

  private static final Set<ItemState> UNDER_WAY =
      EnumSet.of(
          ItemState.SENDING,
          ItemState.UNCERTAIN,
          ItemState.ACCEPTED,
          ItemState.FETCHED,
          ItemState.INJECTED,
          ItemState.PENDING);

  /** Steps into these may be done again: the site has it, which lasts, and takes nothing more. */
  private static final Set<ItemState> REPEATABLE =
      EnumSet.of(ItemState.FETCHED, ItemState.INJECTED, ItemState.PENDING, ItemState.SEEDING);

  private final Database database;
  private final InstantSource clock;
  private final Turns turns;
  private final Claims claims;
  private final ItemTable items = new ItemTable();
  private final StepTable steps = new StepTable();
  private final WorkTable choice;
  private final Rests rests;

  /** Uploads leave whenever each tracker's pace allows it. */
  public WorkQueue(Database database, InstantSource clock) {
    this(database, clock, Turns.anyTime(database, clock), Claims.alone());
  }

  public WorkQueue(Database database, InstantSource clock, Turns turns, Claims claims) {
    this.database = database;
    this.clock = clock;
    this.turns = turns;
    this.claims = claims;
    choice = new WorkTable(claims);
    rests = new Rests(database);
  }

  /**
   * The item of a tracker to work on now, if one is due. A new upload is handed out only when
   * {@link Turns} let it leave. A tracker that is held or left alone is not spoken to, but what is
   * fetched goes on to seed; a pause stops everything.
   */
  public Optional<QueueItem> next(TrackerId tracker) {
    if (!claims.open()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Optional<QueueItem> next = rests.unless(tracker, now, () -> chosen(tracker, now));
    // Of what was left behind it counts who was sending it.
    return next.isEmpty() || next.get().state() == ItemState.SENDING || claims.holds(next.get())
        ? next
        : database.write(handle -> claims.claim(handle, next.get()));
  }

  /** Whether {@link #next} found nothing and certainly would again, without asking much. */
  public boolean rests(TrackerId tracker) {
    return rests.lasts(tracker, clock.instant());
  }

  private Optional<QueueItem> chosen(TrackerId tracker, Instant now) {
    return database.read(handle -> {
      TrackerTable.Standing standing = TrackerTable.standing(handle, tracker);
      if (standing.paused()) {
        return Optional.empty();
      }
      TrackerStatus status = standing.status();
      boolean asked = status.held().isEmpty() && !status.leftAlone(now);
      Optional<QueueItem> underWay =
          choice.underWay(handle, tracker, asked ? UNDER_WAY : WITHOUT_TRACKER, now);
      return underWay.isPresent() || !asked || !turns.open(handle, standing, now)
          ? underWay
          : choice.firstToSend(handle, tracker, turns.stagger(tracker), now);
    });
  }

  /** How often the upload request of an item may have left. */
  public long sends(long id) {
    return database.read(handle -> steps.count(handle, id, ItemState.SENDING));
  }

  /** How often an upload request was answered by handing the item over to a person. */
  public long handOvers(long id) {
    return database.read(
        handle -> steps.count(handle, id, ItemState.SENDING, ItemState.HANDED_OVER));
  }

  /**
   * Whether what is looked for was handed over to a person, who may have uploaded it, and is wanted
   * back since.
   */
  public boolean wantedBack(long id) {
    return database.read(handle ->
        steps.history(handle, id).reversed().stream()
            .flatMap(step -> step.from().stream())
            .filter(EnumSet.of(ItemState.SENDING, ItemState.HANDED_OVER)::contains)
            .findFirst()
            .filter(ItemState.HANDED_OVER::equals)
            .isPresent());
  }

  /** Whether a person was asked about what cannot be looked for, since it was last handed over. */
  public boolean askedBack(long id) {
    return database.read(handle ->
        steps.history(handle, id).reversed().stream()
            .filter(step -> step.to() == ItemState.HANDED_OVER)
            .flatMap(step -> step.from().stream())
            .findFirst()
            .filter(ItemState.UNCERTAIN::equals)
            .isPresent());
  }

  /** How often a person let an item go on that was stopped because it may have been sent. */
  public long letGoOn(long id) {
    return database.read(handle -> steps.count(handle, id, ItemState.PARKED, ItemState.UNCERTAIN));
  }

  /** Whether a person has seen that others uploaded this release and wants it sent all the same. */
  public boolean wantedAllTheSame(long id) {
    return database.read(
        handle -> steps.count(handle, id, ItemState.DUPLICATE, ItemState.PREPARED) > 0);
  }

  /** Whether a person wants another user's torrent over the same payload. */
  public boolean crossSeeded(long id) {
    return database.read(
        handle -> steps.count(handle, id, ItemState.DUPLICATE, ItemState.ACCEPTED) > 0);
  }

  /**
   * Items of a tracker that wait to be sent and never were, in the order of the queue: those that
   * may leave in the request of another.
   */
  public List<QueueItem> neverSent(TrackerId tracker) {
    return database.read(
        handle -> choice.neverSent(handle, tracker, turns.stagger(tracker), clock.instant()));
  }

  /** How many uploads to a tracker its budget has left now. */
  public int room(TrackerId tracker) {
    return database.read(handle -> turns.room(handle, tracker, clock.instant()));
  }

  /** The item as it is now. */
  public Optional<QueueItem> now(long id) {
    return database.read(handle -> items.find(handle, id));
  }

  /**
   * Records a step if nobody else changed the item since it was read.
   *
   * @return the item as it is now; empty if somebody else was quicker, and then nothing was
   *     recorded
   */
  public Optional<QueueItem> step(QueueItem item, Step step) {
    HandleCallback<Optional<QueueItem>, RuntimeException> record =
        handle -> items.step(handle, item, step, clock.instant());
    return REPEATABLE.contains(step.to()) ? database.writeLazily(record) : database.write(record);
  }

  /**
   * Commits that an upload is about to leave, with all that leave in its request, and takes the
   * tracker's upload slot. Only after this returned may the request be sent.
   *
   * @param leaving the upload first; all of one tracker
   * @return all of them; empty if they may not be sent now or somebody changed one meanwhile, and
   *     then nothing was recorded
   */
  public List<QueueItem> startSending(List<QueueItem> leaving, Duration spacing) {
    Instant now = clock.instant();
    TrackerId tracker = leaving.getFirst().tracker();
    return database.write(handle -> {
      boolean changed = leaving.stream().anyMatch(item -> items.isChanged(handle, item));
      if (changed || !claims.mayStart(handle, tracker) || !turns.mayLeave(handle, leaving, now)) {
        return List.of();
      }
      List<QueueItem> ours =
          leaving.stream().flatMap(item -> claims.claim(handle, item).stream()).toList();
      if (ours.size() < leaving.size()) {
        return List.of();
      }
      TrackerTable.takeSlot(handle, tracker, now, spacing);
      Step sending = Step.to(ItemState.SENDING, "being sent", now);
      return ours.stream()
          .map(item -> items.step(handle, item, sending, now).orElseThrow())
          .toList();
    });
  }

  /**
   * Whether an item that was claimed is still for this program alone, without asking the database.
   */
  public boolean holds(QueueItem item) {
    return claims.holds(item);
  }

  /**
   * Takes note that an item was left behind while it was being sent. If that was on another node,
   * which may only be cut off from here, its request may still be on its way: until it cannot be
   * any more nothing else leaves, and what the site shows proves nothing.
   *
   * @param longest that a request takes
   */
  public void leftBehind(QueueItem item, Step step, Duration longest) {
    Instant now = clock.instant();
    database.write(handle -> {
      boolean elsewhere = claims.mayBeOnItsWay(item);
      Optional<QueueItem> left =
          items.step(handle, item, elsewhere ? step.dueAt(now.plus(longest)) : step, now);
      TrackerStatus status = TrackerTable.status(handle, item.tracker());
      boolean longer = status.spaced(now) && status.nextUpload().isAfter(now.plus(longest));
      if (left.isPresent() && elsewhere && !longer) {
        TrackerTable.takeSlot(handle, item.tracker(), now, longest);
      }
      return left;
    });
  }

  /** How a tracker's queue stands. */
  public TrackerStatus status(TrackerId tracker) {
    return database.read(handle -> TrackerTable.status(handle, tracker));
  }

  /** Leaves a tracker alone for a while. */
  public void leaveAlone(TrackerId tracker, Trouble trouble) {
    database.write(handle -> {
      TrackerTable.trouble(handle, tracker, trouble);
      return tracker;
    });
  }

  /** The tracker has answered: whatever trouble there was is over. */
  public void answers(TrackerId tracker) {
    database.write(handle -> {
      TrackerTable.works(handle, tracker);
      return tracker;
    });
  }

  /** Holds a tracker until a person acts. */
  public void hold(TrackerId tracker, String why) {
    database.write(handle -> {
      TrackerTable.hold(handle, tracker, why);
      return tracker;
    });
  }

  /** Records a failure that holds the whole tracker, and the item's step with it. */
  public Optional<QueueItem> hold(QueueItem item, Step step, String why) {
    return database.write(handle -> {
      TrackerTable.hold(handle, item.tracker(), why);
      return items.step(handle, item, step, clock.instant());
    });
  }
}
