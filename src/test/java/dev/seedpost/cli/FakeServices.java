package dev.seedpost.cli;

import dev.seedpost.audit.AuditCheck;
import dev.seedpost.audit.AuditEntry;
import dev.seedpost.intake.Order;
import dev.seedpost.intake.Proposal;
import dev.seedpost.intake.TrackerProposal;
import dev.seedpost.queue.Change;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.NodeStatus;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.TrackerStatus;
import dev.seedpost.queue.Transition;
import dev.seedpost.queue.Turn;
import dev.seedpost.release.Fact;
import dev.seedpost.release.FactName;
import dev.seedpost.report.Status;
import dev.seedpost.report.TrackerFigures;
import dev.seedpost.rule.Decision;
import dev.seedpost.rule.Verdict;
import dev.seedpost.torrent.HashProgress;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Question;
import dev.seedpost.tracker.TrackerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** The program in memory. */
final class FakeServices extends FakeSetup implements Services {
  final Map<Long, QueueItem> items = new LinkedHashMap<>();
  final Map<Long, List<Transition>> histories = new HashMap<>();
  final List<String> story = new ArrayList<>();
  final Map<Long, List<QueueItem>> course = new HashMap<>();
  List<TrackerStatus> trackers =
      List.of(
          new TrackerStatus(Samples.RED, false, Optional.empty(), Instant.EPOCH),
          new TrackerStatus(Samples.OPS, false, Optional.empty(), Instant.EPOCH));
  final FakeTrackers trackerDesk = new FakeTrackers(this);
  final Map<Long, Turn> turns = new HashMap<>();
  List<NodeStatus> nodes = List.of();
  final Map<TrackerId, Turn> trackerTurns = new HashMap<>();
  final FakeDatabaseCare databaseDesk = new FakeDatabaseCare(this);
  boolean paused;
  Optional<String> daemon = Optional.empty();
  Proposal proposal = Samples.proposal(Samples.row(Samples.RED));
  Optional<Proposal> chosen = Optional.empty();
  BiPredicate<FactName, String> accepts = (fact, text) -> true;
  List<TrackerFigures> figures = List.of();
  Verdict verdict = new Verdict(new Decision.Ignore("", "no rule matches"), List.of());
  Optional<Change> change = Optional.empty();
  final List<Support.Written> written = new ArrayList<>();
  boolean closed;
  List<AuditEntry> audited = List.of();
  AuditCheck auditCheck = new AuditCheck.Whole(0);

  FakeServices with(QueueItem... more) {
    for (QueueItem item : more) {
      items.put(item.id(), item);
    }
    return this;
  }

  @Override
  public List<AuditEntry> audited(int most) {
    return audited.subList(Math.max(0, audited.size() - most), audited.size());
  }

  @Override
  public AuditCheck verifyAudit() {
    return auditCheck;
  }

  @Override
  public Proposal propose(Order order) {
    look("propose " + order.what() + " " + order.trackers());
    return order.trackers().isEmpty() ? proposal : chosen.orElse(proposal);
  }

  /** Answers that are accepted fill a field; others leave their question open. */
  @Override
  public Proposal answered(Proposal before, Map<FactName, Fact> answers) {
    answers.forEach((fact, value) -> looks.add("answer " + fact.word() + " " + value.values()));
    return new Proposal(
        before.content(),
        before.release().with(answers),
        before.rule(),
        before.trackers().stream().map(row -> answered(row, answers)).toList(),
        before.ignored(),
        before.disabled());
  }

  private TrackerProposal answered(TrackerProposal row, Map<FactName, Fact> answers) {
    List<FormField> fields = new ArrayList<>(row.draft().fields());
    List<Question> open = new ArrayList<>();
    for (Question question : row.draft().questions()) {
      Optional<Fact> fact =
          Optional.ofNullable(answers.get(question.fact()))
              .filter(value -> accepts.test(question.fact(), value.text()));
      fact.ifPresent(value -> fields.add(new FormField(question.word(), value.text())));
      if (fact.isEmpty()) {
        open.add(question);
      }
    }
    return new TrackerProposal(
        row.tracker(),
        row.placement(),
        row.pieceLength(),
        new FormDraft(fields, open, row.draft().refusals()),
        row.existing(),
        row.hold());
  }

  @Override
  public List<QueueItem> enqueue(Proposal wanted, HashProgress progress) {
    effect("enqueue " + wanted.trackers().stream().map(row -> row.tracker().id()).toList());
    List<QueueItem> queued = new ArrayList<>();
    for (TrackerProposal row : wanted.trackers()) {
      Optional<QueueItem> old =
          row.existing().filter(item -> item.state() != ItemState.NEEDS_ANSWER);
      queued.add(old.orElseGet(() -> fresh(row, wanted.content().name())));
    }
    return queued;
  }

  private QueueItem fresh(TrackerProposal row, String name) {
    ItemState state =
        !row.draft().refusals().isEmpty()
            ? ItemState.REFUSED
            : row.draft().questions().isEmpty() && row.hold().isEmpty()
                ? ItemState.PREPARED
                : ItemState.NEEDS_ANSWER;
    QueueItem item =
        Samples.item(
            items.size() + 1L, row.tracker(), state, name, "queued", row.draft().questions());
    items.put(item.id(), item);
    return item;
  }

  @Override
  public QueueItem retry(QueueItem item, Map<FactName, Fact> answers) {
    effect("retry " + item.id() + answers.values().stream().map(Fact::text).toList());
    return Samples.in(item, ItemState.PREPARED, "tried again");
  }

  /** Every item goes through its scripted course, or stands still. */
  @Override
  public List<QueueItem> work(Collection<Long> ids, Duration limit, Consumer<QueueItem> seen) {
    effect("work " + ids);
    List<QueueItem> ended = new ArrayList<>();
    for (long id : ids) {
      QueueItem item = items.get(id);
      for (QueueItem next : course.getOrDefault(id, List.of())) {
        seen.accept(next);
        item = next;
      }
      ended.add(item);
    }
    return ended;
  }

  @Override
  public Verdict explain(Order.What what) {
    look("explain " + what);
    return verdict;
  }

  @Override
  public List<QueueItem> items(Set<ItemState> states, Optional<TrackerId> tracker) {
    look("items");
    return items.values().stream()
        .filter(item -> states.isEmpty() || states.contains(item.state()))
        .filter(item -> tracker.isEmpty() || tracker.get().equals(item.tracker()))
        .toList();
  }

  @Override
  public List<QueueItem> first(int most, Optional<TrackerId> tracker) {
    return items(Set.of(), tracker).stream().limit(most).toList();
  }

  @Override
  public Optional<QueueItem> item(long id) {
    look("item " + id);
    return Optional.ofNullable(items.get(id));
  }

  @Override
  public List<Transition> history(long id) {
    return histories.getOrDefault(id, List.of());
  }

  @Override
  public Map<Long, Turn> turns(List<QueueItem> some) {
    look("turns");
    Map<Long, Turn> known = new HashMap<>();
    some.stream()
        .filter(item -> item.state().active())
        .forEach(item -> known.put(item.id(), turns.getOrDefault(item.id(), new Turn.Now())));
    return known;
  }

  @Override
  public Change cancel(long id) {
    effect("cancel " + id);
    return change(id, ItemState.CANCELLED);
  }

  @Override
  public Change retryFrom(long id, ItemState from) {
    effect("retryFrom " + id + " " + from);
    return change(id, from);
  }

  @Override
  public Change moveToTop(long id) {
    effect("moveToTop " + id);
    return change(id, ItemState.PREPARED);
  }

  @Override
  public Change moveBefore(long id, long other) {
    effect("moveBefore " + id + " " + other);
    return change(id, ItemState.PREPARED);
  }

  private Change change(long id, ItemState state) {
    return change.orElseGet(() ->
        Optional.ofNullable(items.get(id))
            .<Change>map(item -> new Change.Done(Samples.in(item, state, "as asked")))
            .orElseGet(() -> new Change.Impossible("there is no item " + id)));
  }

  @Override
  public void pause(Optional<TrackerId> tracker) {
    effect("pause " + tracker.map(TrackerId::id).orElse("all"));
  }

  @Override
  public void resume(Optional<TrackerId> tracker) {
    effect("resume " + tracker.map(TrackerId::id).orElse("all"));
  }

  @Override
  public Status status() {
    look("status");
    Map<String, Integer> counts = new TreeMap<>();
    items.values().forEach(item -> counts.merge(item.state().name(), 1, Integer::sum));
    return new Status(
        Instant.parse("2026-11-24T12:00:00Z"),
        daemon,
        paused,
        counts,
        trackers,
        trackerTurns,
        nodes,
        items.values().stream()
            .filter(
                item -> item.state() == ItemState.NEEDS_ANSWER || item.state() == ItemState.PARKED)
            .toList());
  }

  @Override
  public List<TrackerFigures> figures(Optional<Duration> since) {
    look("figures " + since.map(Duration::toString).orElse("ever"));
    return figures;
  }

  @Override
  public void finished(InfoHash hash) {
    effect("finished " + hash);
  }

  @Override
  public Optional<String> daemon() {
    return daemon;
  }

  @Override
  public DatabaseCare database() {
    return databaseDesk;
  }

  @Override
  public Secrets secrets() {
    return secrets;
  }

  @Override
  public Trackers trackers() {
    return trackerDesk;
  }

  @Override
  public Support support() {
    return new FakeSupport(this, written);
  }

  @Override
  public void serve() {
    effect("serve");
  }

  @Override
  public Optional<String> reload() {
    effect("reload");
    return daemon.map(running -> "seedpost.yaml: fine");
  }

  @Override
  public void demo(boolean install, Consumer<String> say) {
    effect("demo " + install);
    story.forEach(say);
  }

  @Override
  public void close() {
    closed = true;
    fail("close");
  }
}
