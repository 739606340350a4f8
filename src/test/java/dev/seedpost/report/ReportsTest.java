package dev.seedpost.report;

import static dev.seedpost.queue.Items.OPS;
import static dev.seedpost.queue.Items.RED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.MutableClock;
import dev.seedpost.database.Backend;
import dev.seedpost.database.Database;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.Items;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Step;
import dev.seedpost.queue.TrackerStates;
import dev.seedpost.queue.TrackerStatus;
import dev.seedpost.queue.Turns;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.queue.WorkQueue;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.tracker.UploadTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
class ReportsTest {
  @Parameter private Backend backend;
  @TempDir private Path folder;
  private final MutableClock clock = new MutableClock();
  private Database database;
  private UploadQueue queue;
  private WorkQueue work;
  private Reports reports;

  @BeforeEach
  void open() {
    database = backend.open(folder);
    queue = new UploadQueue(database, clock);
    work = new WorkQueue(database, clock);
    reports =
        new Reports(
            database,
            queue,
            new TrackerStates(database),
            new Turns(database, clock, tracker -> UploadTimes.ANY_TIME),
            clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private QueueItem ready(String name, TrackerId tracker) {
    return queue
        .enqueue(List.of(Items.ready(Items.payload(folder, name), tracker)), false)
        .getFirst();
  }

  private void seed(String name, TrackerId tracker, Duration takes) {
    QueueItem item = ready(name, tracker);
    clock.advance(takes);
    QueueItem sending = step(item, Step.to(ItemState.SENDING, "s", clock.instant()));
    QueueItem accepted =
        step(sending, Step.to(ItemState.ACCEPTED, "a", clock.instant()).withTorrentId("7"));
    QueueItem fetched = step(accepted, Step.to(ItemState.FETCHED, "f", clock.instant()));
    QueueItem injected = step(fetched, Step.to(ItemState.INJECTED, "i", clock.instant()));
    step(injected, Step.to(ItemState.SEEDING, "seeds", clock.instant()));
  }

  private QueueItem step(QueueItem item, Step step) {
    return work.step(item, step).orElseThrow();
  }

  @Test
  void figures_count_uploads_failures_by_kind_and_the_median_time_to_seeding() {
    seed("A", RED, Duration.ofSeconds(10));
    seed("B", RED, Duration.ofSeconds(40));
    seed("C", RED, Duration.ofSeconds(20));
    QueueItem refused = step(ready("D", RED), Step.to(ItemState.SENDING, "s", clock.instant()));
    step(
        refused,
        Step.after(FailureKind.REJECTED, ItemState.REFUSED, "refused: no", clock.instant(), 0));
    ready("E", RED);
    queue.cancel(ready("F", RED).id());
    seed("A", OPS, Duration.ofSeconds(10));
    seed("B", OPS, Duration.ofSeconds(20));
    List<TrackerFigures> figures = reports.figures(Optional.empty());
    assertThat(figures).extracting(TrackerFigures::tracker).containsExactly("ops", "red");
    TrackerFigures red = figures.getLast();
    assertThat(red.uploads()).isEqualTo(3);
    assertThat(red.seeding()).isEqualTo(3);
    assertThat(red.failed()).isEqualTo(1);
    assertThat(red.open()).isEqualTo(1);
    assertThat(red.successRate()).contains(0.75);
    assertThat(red.failures()).containsExactly(java.util.Map.entry("REJECTED", 1));
    assertThat(red.arrivalToSeeding()).contains(Duration.ofSeconds(20));
    assertThat(figures.getFirst().arrivalToSeeding()).contains(Duration.ofSeconds(15));
  }

  @Test
  void figures_look_back_only_as_far_as_asked() {
    seed("A", RED, Duration.ofSeconds(10));
    clock.advance(Duration.ofDays(10));
    assertThat(reports.figures(Optional.of(Duration.ofDays(5)))).isEmpty();
    assertThat(reports.figures(Optional.of(Duration.ofDays(11)))).hasSize(1);
  }

  @Test
  void before_the_first_finished_item_there_is_no_rate_and_no_time() {
    ready("A", RED);
    TrackerFigures red = reports.figures(Optional.empty()).getFirst();
    assertThat(red.successRate()).isEmpty();
    assertThat(red.arrivalToSeeding()).isEmpty();
  }

  @Test
  void the_status_names_what_waits_for_a_person_and_every_configured_tracker() {
    ready("A", RED);
    QueueItem asking =
        queue.enqueue(List.of(Items.asking(Items.payload(folder, "B"), RED)), false).getFirst();
    Status status = reports.status(Optional.of("pid 1"), List.of(OPS));
    assertThat(status.daemon()).contains("pid 1");
    assertThat(status.counts()).containsEntry("PREPARED", 1).containsEntry("NEEDS_ANSWER", 1);
    assertThat(status.trackers()).extracting(TrackerStatus::tracker).containsExactly(OPS, RED);
    assertThat(status.needYou()).containsExactly(asking);
    assertThat(status.paused()).isFalse();
  }
}
