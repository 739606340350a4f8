package dev.seedpost.queue;

import dev.seedpost.failure.FailureKind;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.tracker.TrackerId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The statements on the table {@code item}, each change with its step; each runs in its caller's
 * transaction.
 */
final class ItemTable {
  private static final String FINISHED_LAST =
      """
      case when state in ('ACCEPTED', 'FETCHED', 'INJECTED', 'PENDING', 'SENDING', 'UNCERTAIN')
             then 0
           when state in ('PREPARED', 'NEEDS_ANSWER', 'DUPLICATE', 'HANDED_OVER') then 1
           when state = 'PARKED' then 2 else 3 end
      """;

  private final ItemJson json = new ItemJson();
  private final ItemRows rows = new ItemRows(json);
  private final StepTable steps = new StepTable();

  List<QueueItem> list(
      Handle handle, Set<ItemState> states, Optional<TrackerId> tracker, int most) {
    String states_ = states.isEmpty() ? "" : " and state in (<states>)";
    String tracker_ = tracker.isEmpty() ? "" : " and tracker = :tracker";
    Query query =
        handle.createQuery(
            "select * from item where 1 = 1"
                + states_
                + tracker_
                + " order by "
                + FINISHED_LAST
                + ", position, id limit :most");
    query.bind("most", most);
    if (!states.isEmpty()) {
      query.bindList("states", states.stream().map(Enum::name).toList());
    }
    tracker.ifPresent(id -> query.bind("tracker", id.id()));
    return query.map(rows).list();
  }

  Optional<QueueItem> find(Handle handle, long id) {
    return handle
        .createQuery("select * from item where id = :id")
        .bind("id", id)
        .map(rows)
        .findOne();
  }

  /** Whether somebody else changed an item since it was read. */
  boolean isChanged(Handle handle, QueueItem item) {
    return handle
        .createQuery("select revision from item where id = :id")
        .bind("id", item.id())
        .mapTo(Long.class)
        .findOne()
        .filter(revision -> revision == item.revision())
        .isEmpty();
  }

  Optional<QueueItem> find(Handle handle, TrackerId tracker, String contentKey) {
    return handle
        .createQuery("select * from item where tracker = :tracker and content_key = :key")
        .bind("tracker", tracker.id())
        .bind("key", contentKey)
        .map(rows)
        .findOne();
  }

  List<QueueItem> at(Handle handle, String contentPath) {
    return handle
        .createQuery("select * from item where content_path = :path order by id")
        .bind("path", contentPath)
        .map(rows)
        .list();
  }

  boolean isTorrentOfOurs(Handle handle, InfoHash hash) {
    return handle
            .createQuery("select count(*) from item where site_hash = :hash or info_hash = :hash")
            .bind("hash", hash.hex())
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  Map<ItemState, Integer> counts(Handle handle) {
    Map<ItemState, Integer> counts = new EnumMap<>(ItemState.class);
    handle
        .createQuery("select state, count(*) as number from item group by state")
        .map((row, context) ->
            counts.put(ItemState.valueOf(row.getString("state")), row.getInt("number")))
        .list();
    return counts;
  }

  QueueItem insert(Handle handle, NewItem item, Reach home, boolean front, Instant now) {
    double position =
        handle
            .createQuery(
                front
                    ? "select coalesce(min(position), 0) - 1 from item where tracker = :tracker"
                    : "select coalesce(max(position), 0) + 1 from item where tracker = :tracker")
            .bind("tracker", item.tracker().id())
            .mapTo(Double.class)
            .one();
    long id =
        handle
            .createQuery(
                """
                insert into item (tracker, content_key, name, content_path, fingerprint, save_path,
                  category, tags, state, reason, due_at, info_hash, rule, form, questions, answers,
                  arrived_at, changed_at, position, node, client)
                values (:tracker, :key, :name, :path, :fingerprint, :savePath, :category, :tags,
                  :state, :reason, :now, :infoHash, :rule, :form, :questions, :answers,
                  :now, :now, :position, :node, :client)
                returning id
                """)
            .bind("tracker", item.tracker().id())
            .bind("key", item.content().key().hex())
            .bind("name", item.content().name())
            .bind("path", item.content().root().toString())
            .bind("position", position)
            .bind("node", home.node())
            .bind("client", home.client())
            .bind("now", now.toEpochMilli())
            .bindMap(columns(item))
            .mapTo(Long.class)
            .one();
    QueueItem stored = find(handle, id).orElseThrow();
    steps.record(
        handle,
        new Transition(
            id, now, Optional.empty(), stored.state(), stored.reason(), Optional.empty()));
    return stored;
  }

  private Map<String, Object> columns(NewItem item) {
    return Map.ofEntries(
        Map.entry("fingerprint", item.content().fingerprint()),
        Map.entry("savePath", item.placement().savePath()),
        Map.entry("category", item.placement().category()),
        Map.entry("tags", json.texts(item.placement().tags())),
        Map.entry("state", item.state().name()),
        Map.entry("reason", item.reason()),
        Map.entry("infoHash", item.torrent().infoHash().hex()),
        Map.entry("rule", item.rule()),
        Map.entry("form", json.form(item.draft().fields())),
        Map.entry("questions", json.questions(item.draft().questions())),
        Map.entry("answers", json.answers(item.answers())));
  }

  /** Replaces what intake found out about an item that was never sent. */
  Optional<QueueItem> refill(Handle handle, QueueItem old, NewItem item, Reach home, Instant now) {
    int changed =
        handle
            .createUpdate(
                """
                update item set fingerprint = :fingerprint, save_path = :savePath,
                  category = :category, tags = :tags, state = :state, reason = :reason,
                  info_hash = :infoHash, rule = :rule, form = :form, questions = :questions,
                  answers = :answers, torrent_id = null, site_hash = null, content_path = :path, due_at = :now, attempts = 0,
                  failure_kind = null, changed_at = :now, node = :node, client = :client,
                  claimed_by = null, revision = revision + 1
                where id = :id and revision = :revision
                """)
            .bind("id", old.id())
            .bind("revision", old.revision())
            .bind("node", home.node())
            .bind("client", home.client())
            .bind("path", item.content().root().toString())
            .bind("now", now.toEpochMilli())
            .bindMap(columns(item))
            .execute();
    if (changed == 0) {
      return Optional.empty();
    }
    steps.record(
        handle,
        new Transition(
            old.id(),
            now,
            Optional.of(old.state()),
            item.state(),
            item.reason(),
            Optional.empty()));
    return find(handle, old.id());
  }

  /**
   * Takes a step if nobody else changed the item since it was read.
   *
   * @return the item as it is now; empty if somebody else was quicker
   */
  Optional<QueueItem> step(Handle handle, QueueItem item, Step step, Instant now) {
    if (step.to() != item.state() && !item.state().mayBecome(step.to())) {
      throw new IllegalStateException(
          "item " + item.id() + " may not go from " + item.state() + " to " + step.to());
    }
    boolean moves = step.to() != item.state();
    int changed =
        handle
            .createUpdate(
                """
                update item set state = :to, reason = :reason, failure_kind = :kind, due_at = :due,
                  attempts = :attempts, torrent_id = coalesce(:torrentId, torrent_id),
                  site_hash = coalesce(:siteHash, site_hash), changed_at = :changed,
                  claimed_by = case when :to = 'SENDING' then claimed_by end,
                  revision = revision + 1
                where id = :id and revision = :revision
                """)
            .bind("to", step.to().name())
            .bind("reason", step.reason())
            .bind("kind", step.failureKind().map(FailureKind::name).orElse(null))
            .bind("due", step.dueAt().toEpochMilli())
            .bind("attempts", step.attempts())
            .bind("torrentId", step.torrentId().orElse(null))
            .bind("siteHash", step.siteHash().map(Object::toString).orElse(null))
            .bind("changed", (moves ? now : item.changedAt()).toEpochMilli())
            .bind("id", item.id())
            .bind("revision", item.revision())
            .execute();
    if (changed == 0) {
      return Optional.empty();
    }
    if (moves || !step.reason().equals(item.reason())) {
      steps.record(
          handle,
          new Transition(
              item.id(),
              now,
              Optional.of(item.state()),
              step.to(),
              step.reason(),
              step.failureKind().map(FailureKind::name)));
    }
    return Optional.of(item.after(step, now));
  }

  void hurry(Handle handle, Instant now) {
    handle
        .createUpdate(
            "update item set due_at = :now where due_at > :now"
                + " and state in ('PREPARED', 'FETCHED', 'INJECTED', 'PENDING')")
        .bind("now", now.toEpochMilli())
        .execute();
  }

  Map<String, List<String>> answers(Handle handle, long id) {
    return json.answers(
        handle
            .createQuery("select answers from item where id = :id")
            .bind("id", id)
            .mapTo(String.class)
            .one());
  }
}
