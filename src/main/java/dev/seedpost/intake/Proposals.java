package dev.seedpost.intake;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.qbittorrent.Placement;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.release.Release;
import dev.seedpost.rule.Decision;
import dev.seedpost.rule.Plan;
import dev.seedpost.rule.RuleBook;
import dev.seedpost.rule.Subject;
import dev.seedpost.rule.Verdict;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.TrackerId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What would be done with a payload; no effect on anything. */
final class Proposals {
  /** Rules speak of minutes up to years. */
  private static final List<Duration> AGES =
      Stream.of(1, 10, 60, 6 * 60, 24 * 60, 7 * 24 * 60, 31 * 24 * 60, 366 * 24 * 60)
          .map(Duration::ofMinutes)
          .toList();

  private final Supplier<RuleBook> rules;
  private final TrackerDesk trackers;
  private final UploadQueue queue;
  private final Payloads payloads;

  Proposals(Supplier<RuleBook> rules, TrackerDesk trackers, UploadQueue queue, Payloads payloads) {
    this.rules = rules;
    this.trackers = trackers;
    this.queue = queue;
    this.payloads = payloads;
  }

  Verdict explain(Order.What what) {
    return rules.get().decide(payloads.of(what));
  }

  Proposal of(Arrival arrival) {
    return byRules(payloads.of(arrival));
  }

  Proposal of(Order order) {
    Map<TrackerId, String> disabled = trackers.disabled();
    order.trackers().stream()
        .filter(disabled::containsKey)
        .findFirst()
        .ifPresent(id -> refuse(id, disabled));
    Subject subject = payloads.of(order.what());
    List<TrackerId> chosen = order.trackers().isEmpty() ? named(order.what()) : order.trackers();
    if (chosen.isEmpty()) {
      Proposal proposal = byRules(subject);
      if (proposal.trackers().isEmpty()) {
        proposal.disabled().keySet().stream().findFirst().ifPresent(id -> refuse(id, disabled));
      }
      return proposal;
    }
    List<Plan> plans = chosen.stream().map(id -> new Plan(id, inPlace(subject, id))).toList();
    return proposal(subject, "", plans, this::assisted);
  }

  /** A person waits for it, and can mend it. */
  private static void refuse(TrackerId tracker, Map<TrackerId, String> disabled) {
    throw new FailureException(
        FailureKind.CONFIG,
        "upload to " + tracker,
        disabled.getOrDefault(tracker, "") + "; nothing was done");
  }

  /** A .torrent that was made for a tracker names it by its announce host or source flag. */
  private List<TrackerId> named(Order.What what) {
    if (!(what instanceof Order.What.Torrent torrent)) {
      return List.of();
    }
    TorrentFile file = TorrentFile.read(torrent.file());
    return trackers.all().stream()
        .filter(definition ->
            file.announces().stream()
                    .anyMatch(url -> definition.announceHosts().contains(url.host()))
                || file.source().filter(definition.sourceFlag()::equals).isPresent())
        .map(Definition::id)
        .toList();
  }

  private static Placement inPlace(Subject subject, TrackerId tracker) {
    return new Placement(
        subject.content().parent().toString(),
        subject.category(),
        List.of("seedpost", tracker.id()));
  }

  /** Whether the rules would take an arrival that they ignore now, were it only older. */
  boolean tooYoung(Arrival arrival) {
    Subject subject = payloads.of(arrival);
    return ignores(subject) && AGES.stream().anyMatch(age -> !ignores(later(subject, age)));
  }

  private boolean ignores(Subject subject) {
    return rules.get().decide(subject).decision() instanceof Decision.Ignore;
  }

  private static Subject later(Subject subject, Duration age) {
    return new Subject(
        subject.source(),
        subject.content(),
        subject.release(),
        subject.category(),
        subject.tags(),
        subject.trackerHosts(),
        subject.completed(),
        subject.now().plus(age));
  }

  private Proposal byRules(Subject subject) {
    return switch (rules.get().decide(subject).decision()) {
      case Decision.Upload upload ->
          proposal(
              subject,
              upload.rule(),
              upload.plans(),
              plan -> cameFrom(subject, plan).or(() -> assisted(plan)));
      case Decision.Hold hold ->
          hold.plans().isEmpty()
              ? nothing(subject, hold.rule(), "held for a person: " + hold.reason())
              : proposal(subject, hold.rule(), hold.plans(), plan -> Optional.of(hold.reason()));
      case Decision.Ignore ignore -> nothing(subject, ignore.rule(), ignore.reason());
    };
  }

  private static Proposal nothing(Subject subject, String rule, String why) {
    return new Proposal(
        subject.content(), subject.release(), rule, List.of(), Optional.of(why), Map.of());
  }

  private Proposal proposal(
      Subject subject, String rule, List<Plan> plans, Function<Plan, Optional<String>> hold) {
    Optional<String> changed = changedSince(subject.content());
    Map<TrackerId, String> disabled = new TreeMap<>(trackers.disabled());
    disabled.keySet().retainAll(plans.stream().map(Plan::tracker).toList());
    List<TrackerProposal> rows =
        plans.stream()
            .filter(plan -> !disabled.containsKey(plan.tracker()))
            .map(plan -> row(subject, plan, hold.apply(plan).or(() -> changed)))
            .toList();
    return new Proposal(
        subject.content(), subject.release(), rule, rows, Optional.empty(), disabled);
  }

  private TrackerProposal row(Subject subject, Plan plan, Optional<String> hold) {
    Definition definition = trackers.definition(plan.tracker());
    Content content = subject.content();
    return new TrackerProposal(
        plan.tracker(),
        plan.placement(),
        definition.pieceLength(content),
        trackers.draft(definition, subject.release(), content),
        queue.find(plan.tracker(), content.key()),
        hold);
  }

  /** What was downloaded from a tracker is on it, whatever its info hash would be here. */
  private Optional<String> cameFrom(Subject subject, Plan plan) {
    Set<String> hosts = trackers.definition(plan.tracker()).announceHosts();
    return subject.trackerHosts().stream()
        .filter(hosts::contains)
        .findFirst()
        .map(host ->
            "qBittorrent has it with "
                + plan.tracker()
                + "'s announce host "
                + host
                + ": it may have come from there; a person has to say that it did not");
  }

  /** Where a site wants it, nothing leaves before a person has seen the form. */
  private Optional<String> assisted(Plan plan) {
    Definition definition = trackers.definition(plan.tracker());
    return definition.policy().automation() == Definition.Automation.ASSISTED
        ? Optional.of(
            definition.name()
                + " is set to 'assisted': a person looks at the form ('seedpost queue show ID')"
                + " and lets it go ('seedpost retry ID')")
        : Optional.empty();
  }

  /** A folder that was uploaded and then changed is no new release until a person says so. */
  private Optional<String> changedSince(Content content) {
    return earlierForms(content)
        .filter(queue::mayBeOnSite)
        .findFirst()
        .map(item ->
            "the folder changed after item "
                + item.id()
                + (item.state() == ItemState.PARKED && item.torrentId().isEmpty()
                    ? " may have been uploaded from it to "
                    : " was uploaded from it to ")
                + item.tracker());
  }

  /** The same rows with other facts. */
  Proposal with(Proposal proposal, Release release) {
    List<TrackerProposal> rows =
        proposal.trackers().stream()
            .map(row ->
                new TrackerProposal(
                    row.tracker(),
                    row.placement(),
                    row.pieceLength(),
                    trackers.draft(trackers.definition(row.tracker()), release, proposal.content()),
                    row.existing(),
                    row.hold()))
            .toList();
    return new Proposal(
        proposal.content(),
        release,
        proposal.rule(),
        rows,
        proposal.ignored(),
        proposal.disabled());
  }

  /** Items of an earlier form of the same folder that are open and were never sent. */
  List<QueueItem> outdated(Content content) {
    return earlierForms(content).filter(item -> !queue.mayBeOnSite(item)).toList();
  }

  /** Whether there are items of an earlier form of the same folder. */
  boolean reshaped(Content content) {
    return earlierForms(content).findAny().isPresent();
  }

  private Stream<QueueItem> earlierForms(Content content) {
    return queue.at(content.root().toString()).stream()
        .filter(item -> !item.content().equals(content.key()))
        .filter(item -> item.state() != ItemState.CANCELLED && item.state() != ItemState.REFUSED);
  }
}
