package dev.seedpost.intake;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.NewItem;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.TorrentStore;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.release.Fact;
import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import dev.seedpost.rule.RuleBook;
import dev.seedpost.rule.Verdict;
import dev.seedpost.torrent.HashProgress;
import dev.seedpost.torrent.TorrentCreator;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.torrent.TorrentSpec;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormDraft;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** From an arrival or an order to queued items. Everything before the queue may be repeated. */
public final class Intake {
  private static final String ANSWER = "answer";

  private final Proposals proposals;
  private final TrackerDesk trackers;
  private final UploadQueue queue;
  private final TorrentStore torrents;
  private final Payloads payloads;

  public Intake(
      Supplier<RuleBook> rules,
      TrackerDesk trackers,
      UploadQueue queue,
      TorrentStore torrents,
      Payloads payloads) {
    this.proposals = new Proposals(rules, trackers, queue, payloads);
    this.trackers = trackers;
    this.queue = queue;
    this.torrents = torrents;
    this.payloads = payloads;
  }

  /**
   * Looks at an order without any effect.
   *
   * @throws FailureException INVALID_CONTENT, CONFIG, or TRANSIENT and AUTH if qBittorrent has to
   *     be asked
   */
  public Proposal propose(Order order) {
    return proposals.of(order);
  }

  /** Looks at an arrival without any effect. */
  public Proposal propose(Arrival arrival) {
    return proposals.of(arrival);
  }

  /** Items of an earlier form of the same folder that are open and were never sent. */
  List<QueueItem> outdated(Proposal proposal) {
    return proposals.outdated(proposal.content());
  }

  /** Whether there are items of an earlier form of the same folder. */
  boolean reshaped(Proposal proposal) {
    return proposals.reshaped(proposal.content());
  }

  /** Whether the rules would take an arrival that they ignore now, were it only older. */
  boolean tooYoung(Arrival arrival) {
    return proposals.tooYoung(arrival);
  }

  /** The rules' whole story for an order. */
  public Verdict explain(Order.What what) {
    return proposals.explain(what);
  }

  /** The same proposal with a person's answers; origin "answer". */
  public Proposal answered(Proposal proposal, Map<FactName, Fact> answers) {
    return proposals.with(proposal, proposal.release().with(answers));
  }

  /**
   * Hashes the payload and queues an item per tracker that has none yet: complete forms as
   * PREPARED, others as NEEDS_ANSWER, broken rules as REFUSED.
   *
   * @param front before all others of the tracker
   * @return the items of all trackers of the proposal, old and new
   */
  public List<QueueItem> enqueue(Proposal proposal, boolean front, HashProgress progress) {
    List<TrackerProposal> open =
        proposal.trackers().stream()
            .filter(row ->
                row.existing().isEmpty() || row.existing().get().state() == ItemState.NEEDS_ANSWER)
            .toList();
    List<TorrentFile> made = make(proposal.content(), open, progress);
    List<NewItem> wanted = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      wanted.add(item(proposal, open.get(i), made.get(i)));
    }
    List<QueueItem> queued = new ArrayList<>(queue.enqueue(wanted, front));
    proposal.trackers().stream()
        .filter(row -> !open.contains(row))
        .forEach(row -> row.existing().ifPresent(queued::add));
    return List.copyOf(queued);
  }

  /**
   * Prepares an item anew that rests and was never sent, or of which is known that it did not
   * arrive: files, facts, form and torrent as they are now. It counts as a person's consent.
   *
   * @param answers further facts from a person
   * @return the item as it is now
   * @throws FailureException INVALID_CONTENT, CONFIG or AUTH as for an order; REJECTED if it may
   *     have been sent
   */
  public QueueItem again(QueueItem item, Map<FactName, Fact> answers, HashProgress progress) {
    Content content = Content.read(Path.of(item.contentPath()));
    Map<FactName, Fact> facts = new EnumMap<>(FactName.class);
    queue
        .answers(item.id())
        .forEach((word, values) ->
            FactName.of(word).ifPresent(name -> facts.put(name, new Fact(values, ANSWER))));
    facts.putAll(answers);
    Release release = payloads.release(content).with(facts);
    Definition definition = trackers.definition(item.tracker());
    FormDraft draft = trackers.draft(definition, release, content);
    TrackerProposal row =
        new TrackerProposal(
            item.tracker(),
            item.placement(),
            definition.pieceLength(content),
            draft,
            Optional.empty(),
            Optional.empty());
    if (!content.key().equals(item.content())) {
      throw new FailureException(
          FailureKind.INVALID_CONTENT,
          "prepare " + item.name() + " again",
          "it is another payload by now (names or sizes changed); cancel item "
              + item.id()
              + " and upload it as a new one");
    }
    Proposal proposal =
        new Proposal(content, release, item.rule(), List.of(row), Optional.empty(), Map.of());
    TorrentFile torrent = make(content, List.of(row), progress).getFirst();
    return queue
        .refill(item, item(proposal, row, torrent))
        .orElseThrow(() ->
            new FailureException(
                FailureKind.REJECTED,
                "prepare " + item.name() + " again",
                "it was changed by somebody else meanwhile or may have been sent"));
  }

  private List<TorrentFile> make(
      Content content, List<TrackerProposal> rows, HashProgress progress) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<TorrentSpec> specs =
        rows.stream()
            .map(row ->
                new TorrentSpec(
                    row.pieceLength(),
                    trackers.definition(row.tracker()).sourceFlag(),
                    trackers.announce(row.tracker())))
            .toList();
    List<TorrentFile> made = new TorrentCreator().create(content, specs, progress);
    made.forEach(torrents::savePrepared);
    return made;
  }

  private NewItem item(Proposal proposal, TrackerProposal row, TorrentFile torrent) {
    List<String> refusals = new ArrayList<>(row.draft().refusals());
    refusals.addAll(trackers.definition(row.tracker()).refusals(torrent));
    return new NewItem(
        row.tracker(),
        proposal.content(),
        row.placement(),
        proposal.rule(),
        torrent,
        new FormDraft(row.draft().fields(), row.draft().questions(), refusals),
        row.hold(),
        answers(proposal.release()));
  }

  private static Map<String, List<String>> answers(Release release) {
    Map<String, List<String>> given = new TreeMap<>();
    release
        .facts()
        .forEach((name, fact) -> {
          if (fact.origin().equals(ANSWER)) {
            given.put(name.word(), fact.values());
          }
        });
    return given;
  }
}
