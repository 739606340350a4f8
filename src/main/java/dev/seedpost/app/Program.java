package dev.seedpost.app;

import dev.seedpost.audit.AuditCheck;
import dev.seedpost.audit.AuditEntry;
import dev.seedpost.cli.DatabaseCare;
import dev.seedpost.cli.InstanceRunsException;
import dev.seedpost.cli.Secrets;
import dev.seedpost.cli.Services;
import dev.seedpost.cli.Support;
import dev.seedpost.cli.Trackers;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.intake.Order;
import dev.seedpost.intake.Proposal;
import dev.seedpost.queue.Change;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Transition;
import dev.seedpost.queue.Turn;
import dev.seedpost.release.Fact;
import dev.seedpost.release.FactName;
import dev.seedpost.report.Reports;
import dev.seedpost.report.Status;
import dev.seedpost.report.TrackerFigures;
import dev.seedpost.rule.Verdict;
import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.torrent.HashProgress;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.yaml.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Third block of the wiring: what the faces ask for, answered by stores and engine. */
final class Program implements Services {
  private final Supplier<Engine> files;
  private final Stores stores;
  private final Engine engine;
  private final Map<String, String> environment;
  private final Consumer<String> logLevel;

  /**
   * The program with what its files say.
   *
   * @param files an engine over the files as they are when it is asked for
   * @param logLevel sets what the daemon's configuration says of the log
   */
  Program(Supplier<Engine> files, Map<String, String> environment, Consumer<String> logLevel) {
    this.files = files;
    this.engine = files.get();
    this.stores = engine.stores();
    this.environment = environment;
    this.logLevel = logLevel;
  }

  @Override
  public Proposal propose(Order order) {
    return engine.intake().propose(order);
  }

  @Override
  public Proposal answered(Proposal proposal, Map<FactName, Fact> answers) {
    return engine.intake().answered(proposal, answers);
  }

  @Override
  public List<QueueItem> enqueue(Proposal proposal, HashProgress progress) {
    return engine.intake().enqueue(proposal, true, progress);
  }

  @Override
  public QueueItem retry(QueueItem item, Map<FactName, Fact> answers) {
    boolean rests = !item.state().active();
    if (rests && stores.queue().restart(item) == ItemState.PREPARED) {
      return engine.intake().again(item, answers, HashProgress.NONE);
    }
    return switch (stores.queue().retry(item.id())) {
      case Change.Done done -> done.item();
      case Change.Impossible impossible ->
          throw new FailureException(
              FailureKind.REJECTED, "retry item " + item.id(), impossible.why());
    };
  }

  @Override
  public List<QueueItem> work(Collection<Long> items, Duration limit, Consumer<QueueItem> seen) {
    return new Worker(stores, engine).work(items, limit, seen);
  }

  @Override
  public Verdict explain(Order.What what) {
    return engine.intake().explain(what);
  }

  @Override
  public List<QueueItem> items(Set<ItemState> states, Optional<TrackerId> tracker) {
    return stores.queue().list(states, tracker);
  }

  @Override
  public List<QueueItem> first(int most, Optional<TrackerId> tracker) {
    return stores.queue().first(most, tracker);
  }

  @Override
  public Optional<QueueItem> item(long id) {
    return stores.queue().find(id);
  }

  @Override
  public List<Transition> history(long id) {
    return stores.queue().history(id);
  }

  @Override
  public Map<Long, Turn> turns(List<QueueItem> items) {
    return stores.turns().of(items);
  }

  @Override
  public Change retryFrom(long id, ItemState from) {
    return stores.queue().retryFrom(id, from);
  }

  @Override
  public Change cancel(long id) {
    return stores.queue().cancel(id);
  }

  @Override
  public Change moveToTop(long id) {
    return stores.queue().moveToTop(id);
  }

  @Override
  public Change moveBefore(long id, long other) {
    return stores.queue().moveBefore(id, other);
  }

  @Override
  public void pause(Optional<TrackerId> tracker) {
    tracker.ifPresent(engine.sites()::definition);
    stores.trackerStates().pause(tracker);
  }

  @Override
  public void resume(Optional<TrackerId> tracker) {
    tracker.ifPresent(engine.sites()::definition);
    stores.trackerStates().resume(tracker);
  }

  private Reports reports() {
    return new Reports(
        stores.database(), stores.queue(), stores.trackerStates(), stores.turns(), stores.clock());
  }

  @Override
  public Status status() {
    return reports().status(daemon(), engine.sites().all().stream().map(Definition::id).toList());
  }

  @Override
  public List<TrackerFigures> figures(Optional<Duration> since) {
    return reports().figures(since);
  }

  @Override
  public void finished(InfoHash hash) {
    stores.finished().add(hash, stores.clock().instant());
  }

  @Override
  public Optional<String> daemon() {
    return InstanceLock.heldBy(stores.places().state());
  }

  @Override
  public Optional<Definition> definition(TrackerId tracker) {
    Problem mistake = engine.definitions().broken().get(tracker);
    if (mistake != null) {
      throw new FailureException(
          FailureKind.CONFIG, "use the tracker " + tracker, Sites.mistake(mistake));
    }
    return engine.sites().all().stream()
        .filter(definition -> definition.id().equals(tracker))
        .findFirst()
        .or(() -> engine.definitions().get(tracker));
  }

  @Override
  public Optional<AnnounceUrl> announce(TrackerId tracker) {
    return definition(tracker)
        .flatMap(definition ->
            stores.auditor().credential(definition.credentialName("announce-url"), tracker.id()))
        .map(AnnounceUrl::of);
  }

  @Override
  public String checkConfig() {
    return new ConfigCheck(engine).all();
  }

  @Override
  public String checkRules(Optional<Path> file) {
    return new ConfigCheck(engine).rules(file);
  }

  @Override
  public List<Path> initConfig() {
    return new FirstFiles(stores.places().config()).write();
  }

  @Override
  public List<Check> doctor() {
    return new Doctor(stores, engine).examine();
  }

  @Override
  public List<AuditEntry> audited(int most) {
    return stores.auditor().trail().last(most);
  }

  @Override
  public AuditCheck verifyAudit() {
    return stores.auditor().trail().verify();
  }

  @Override
  public Secrets secrets() {
    return new SecretProgram(stores, engine);
  }

  @Override
  public Trackers trackers() {
    return new TrackerProgram(stores, engine);
  }

  @Override
  public DatabaseCare database() {
    return new DatabaseProgram(stores);
  }

  @Override
  public Support support() {
    return new SupportProgram(stores, environment);
  }

  @Override
  public void serve() {
    stores.places().make();
    switch (InstanceLock.take(stores.places().state(), "serve")) {
      case InstanceLock.HeldBy other -> throw new InstanceRunsException(other.text());
      case InstanceLock.Taken mine -> {
        try (mine) {
          new Daemon(files, new SystemdNotify(environment), logLevel).run();
        }
      }
    }
  }

  @Override
  public Optional<String> reload() {
    return daemon().map(running -> new ReloadOrder(engine).carriedOut(this::daemon));
  }

  @Override
  public void demo(boolean install, Consumer<String> say) {
    new Demo(say, stores.clock()).run(install);
  }

  @Override
  public void close() {
    stores.close();
  }
}
