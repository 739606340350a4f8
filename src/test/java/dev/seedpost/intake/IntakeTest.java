package dev.seedpost.intake;

import static dev.seedpost.queue.Items.OPS;
import static dev.seedpost.queue.Items.RED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.Items;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.release.Fact;
import dev.seedpost.release.FactName;
import dev.seedpost.torrent.HashProgress;
import dev.seedpost.torrent.PieceLength;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.TrackerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
  @TempDir private Path home;
  private Wing wing;
  private Content album;

  @BeforeEach
  void open() {
    wing = new Wing(home, Wing.RULES);
    album = Items.payload(home, "Album");
  }

  @AfterEach
  void close() {
    wing.close();
  }

  private Proposal propose(TrackerId... trackers) {
    return wing.intake.propose(new Order(new Order.What.Payload(album.root()), List.of(trackers)));
  }

  private List<QueueItem> enqueue(Proposal proposal) {
    return wing.intake.enqueue(proposal, false, HashProgress.NONE);
  }

  private static Map<FactName, Fact> media(String word) {
    return Map.of(FactName.MEDIA, new Fact(List.of(word), "prompt"));
  }

  private FailureKind kindOf(Runnable work) {
    List<FailureKind> kinds = new ArrayList<>();
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(FailureException.class, e -> kinds.add(e.kind()));
    return kinds.getFirst();
  }

  @Test
  void a_proposal_has_no_effect() {
    Proposal proposal = propose(RED, OPS);
    assertThat(proposal.trackers()).hasSize(2);
    assertThat(wing.items()).isEmpty();
    assertThat(home.resolve("torrents")).doesNotExist();
  }

  @Test
  void the_payload_is_read_once_however_many_trackers_and_piece_lengths() {
    wing.desk.limit(RED, PieceLength.ofExponent(15), 200);
    wing.desk.limit(OPS, PieceLength.ofExponent(17), 200);
    List<Long> bytes = new ArrayList<>();
    List<QueueItem> items =
        wing.intake.enqueue(propose(RED, OPS), false, (done, total) -> bytes.add(done));
    assertThat(bytes.getLast()).isEqualTo(album.size());
    assertThat(bytes).isSorted().doesNotHaveDuplicates();
    assertThat(items).extracting(QueueItem::tracker).containsExactly(RED, OPS);
    TorrentFile red = wing.torrents.load(items.getFirst().infoHash());
    TorrentFile ops = wing.torrents.load(items.getLast().infoHash());
    assertThat(red.pieceLength()).isEqualTo(1L << 15);
    assertThat(ops.pieceLength()).isEqualTo(1L << 17);
    assertThat(red.source()).contains(wing.desk.definition(RED).sourceFlag());
    assertThat(ops.source()).contains(wing.desk.definition(OPS).sourceFlag());
    assertThat(red.announces()).extracting(url -> url.host()).containsExactly("red.example");
  }

  @Test
  void a_site_whose_own_torrent_is_fetched_afterwards_needs_no_announce_url() {
    wing.desk.needsNoAnnounce(RED);
    QueueItem item = enqueue(propose(RED)).getFirst();
    assertThat(item.state()).isEqualTo(ItemState.PREPARED);
    assertThat(wing.torrents.load(item.infoHash()).announces()).isEmpty();
    assertThat(wing.torrents.load(item.infoHash()).isPrivate()).isTrue();
  }

  @Test
  void enqueueing_again_changes_nothing_and_hashes_nothing() {
    List<QueueItem> first = enqueue(propose(RED, OPS));
    List<QueueItem> second =
        wing.intake.enqueue(
            propose(RED, OPS),
            false,
            (done, total) -> {
              throw new AssertionError("hashed again");
            });
    assertThat(second).isEqualTo(first);
    assertThat(wing.items()).hasSize(2);
  }

  @Test
  void a_further_tracker_is_added_beside_the_one_that_is_there() {
    QueueItem red = enqueue(propose(RED)).getFirst();
    assertThat(enqueue(propose(RED, OPS)))
        .hasSize(2)
        .contains(red)
        .extracting(QueueItem::tracker)
        .containsExactlyInAnyOrder(RED, OPS);
  }

  @Test
  void a_payload_that_changes_while_it_is_hashed_queues_nothing() {
    Proposal proposal = propose(RED, OPS);
    HashProgress meddler =
        (done, total) -> Wing.write(album.root().resolve("03 - Three.flac"), "late");
    assertThat(kindOf(() -> wing.intake.enqueue(proposal, false, meddler)))
        .isEqualTo(FailureKind.INVALID_CONTENT);
    assertThat(wing.items()).isEmpty();
  }

  @Test
  void a_broken_rule_of_the_site_is_refused_at_once_and_another_site_is_not() {
    wing.desk.limit(RED, PieceLength.ofExponent(15), 5);
    enqueue(propose(RED, OPS));
    assertThat(wing.items())
        .extracting(QueueItem::tracker, QueueItem::state)
        .containsExactlyInAnyOrder(tuple(RED, ItemState.REFUSED), tuple(OPS, ItemState.PREPARED));
  }

  @Test
  void an_order_without_trackers_goes_by_the_rules() {
    assertThat(propose().trackers()).extracting(TrackerProposal::tracker).containsExactly(RED);
    assertThat(propose().rule()).isEqualTo("ordered");
    assertThat(propose(OPS).rule()).isEmpty();
  }

  @Test
  void a_chosen_tracker_seeds_the_payload_where_it_lies() {
    TrackerProposal row = propose(OPS).trackers().getFirst();
    assertThat(row.placement().savePath()).isEqualTo(home.toString());
    assertThat(row.placement().tags()).containsExactly("seedpost", "ops");
  }

  @Test
  void a_tracker_that_is_not_configured_is_refused() {
    assertThat(kindOf(() -> propose(new TrackerId("nowhere")))).isEqualTo(FailureKind.CONFIG);
  }

  @Test
  void a_torrent_made_for_a_tracker_names_it_by_its_source_flag() throws IOException {
    Path file = Files.write(home.resolve("made.torrent"), Items.torrent(album, OPS).bytes());
    Proposal proposal = wing.intake.propose(new Order(new Order.What.Torrent(file), List.of()));
    assertThat(proposal.trackers()).extracting(TrackerProposal::tracker).containsExactly(OPS);
  }

  @Test
  void the_rules_story_can_be_told_without_effect() {
    assertThat(wing.intake.explain(new Order.What.Payload(album.root())).traces())
        .extracting(trace -> trace.rule())
        .containsExactly("dropped", "finished", "ordered");
    assertThat(wing.items()).isEmpty();
  }

  @Test
  void answers_fill_the_form_and_are_kept() {
    wing.desk.require(FactName.MEDIA);
    Proposal open = propose(RED);
    assertThat(open.trackers().getFirst().draft().questions()).hasSize(1);
    Proposal answered =
        wing.intake.answered(open, Map.of(FactName.MEDIA, new Fact(List.of("CD"), "answer")));
    QueueItem item = enqueue(answered).getFirst();
    assertThat(item.state()).isEqualTo(ItemState.PREPARED);
    assertThat(item.form()).containsExactly(new FormField("media", "CD"));
    assertThat(wing.queue.answers(item.id())).isEqualTo(Map.of("media", List.of("CD")));
  }

  @Test
  void preparing_again_reads_everything_anew_and_keeps_earlier_answers() {
    wing.desk.require(FactName.MEDIA);
    wing.desk.require(FactName.LABEL);
    Proposal partly =
        wing.intake.answered(
            propose(RED), Map.of(FactName.MEDIA, new Fact(List.of("CD"), "answer")));
    QueueItem item = enqueue(partly).getFirst();
    assertThat(item.reason()).isEqualTo("missing: label");
    Wing.write(home.resolve("Album.seedpost.yaml"), "label: A Label\nmedia: WEB\n");
    QueueItem again = wing.intake.again(item, Map.of(), HashProgress.NONE);
    assertThat(again.id()).isEqualTo(item.id());
    assertThat(again.state()).isEqualTo(ItemState.PREPARED);
    assertThat(again.form()).containsExactly(new FormField("media", "CD"));
    assertThat(wing.intake.again(again, media("Vinyl"), HashProgress.NONE).form())
        .containsExactly(new FormField("media", "Vinyl"));
  }

  @Test
  void another_payload_is_not_prepared_again_under_the_old_item() throws IOException {
    QueueItem item = enqueue(propose(RED)).getFirst();
    Files.writeString(album.root().resolve("03 - Three.flac"), "new");
    assertThat(kindOf(() -> wing.intake.again(item, Map.of(), HashProgress.NONE)))
        .isEqualTo(FailureKind.INVALID_CONTENT);
    assertThat(wing.queue.find(item.id())).contains(item);
  }

  @Test
  void what_may_have_been_sent_is_not_prepared_again() {
    QueueItem item = enqueue(propose(RED)).getFirst();
    QueueItem sending = wing.step(item, ItemState.SENDING);
    assertThat(kindOf(() -> wing.intake.again(item, Map.of(), HashProgress.NONE)))
        .isEqualTo(FailureKind.REJECTED);
    assertThat(kindOf(() -> wing.intake.again(sending, Map.of(), HashProgress.NONE)))
        .isEqualTo(FailureKind.REJECTED);
    assertThat(wing.queue.find(item.id())).contains(sending);
  }

  @Test
  void a_held_rule_holds_an_order_too() {
    wing =
        wing.restarted(
            """
            version: 1
            rules:
              - name: careful
                match: { source: command }
                do: { hold: { reason: look at it first }, upload: { to: [red] } }
            """);
    Proposal proposal = propose();
    assertThat(proposal.trackers().getFirst().hold()).contains("look at it first");
    QueueItem item = enqueue(proposal).getFirst();
    assertThat(item.state()).isEqualTo(ItemState.NEEDS_ANSWER);
    assertThat(propose().trackers().getFirst().existing()).isEqualTo(Optional.of(item));
  }
}
