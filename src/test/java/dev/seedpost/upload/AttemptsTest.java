package dev.seedpost.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a trail is told of uploads. */
class AttemptsTest extends UploadBench {
  private final List<String> told = new ArrayList<>();
  private boolean full;

  @BeforeEach
  void listen() {
    attempts =
        new Attempts() {
          @Override
          public void leaves(QueueItem item) {
            if (full) {
              throw new FailureException(FailureKind.TRANSIENT, "write it down", "no room");
            }
            told.add(item.id() + " leaves, sent " + site.sent().size());
          }

          @Override
          public void ended(QueueItem item, String outcome) {
            told.add(item.id() + " ended: " + outcome);
          }
        };
  }

  @Test
  void an_upload_is_told_before_it_leaves_and_when_it_is_answered() {
    QueueItem item = album();
    trackerWorks(item);
    run(item, Duration.ofMinutes(5));
    assertThat(told)
        .containsExactly(item.id() + " leaves, sent 0", item.id() + " ended: accepted as 700");
  }

  @Test
  void what_cannot_be_written_down_does_not_leave_and_does_later() {
    QueueItem item = album();
    trackerWorks(item);
    full = true;
    QueueItem waiting = run(item, Duration.ofMinutes(5));
    assertThat(waiting.state()).isEqualTo(ItemState.PREPARED);
    assertThat(waiting.reason()).contains("no room");
    assertThat(site.sent()).isEmpty();
    full = false;
    assertThat(run(item, Duration.ofHours(2)).state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.sent()).hasSize(1);
  }

  @Test
  void a_lost_answer_is_told_as_one() {
    QueueItem item = album();
    trackerWorks(item);
    site.nextLookFindsNothing();
    site.nextAnswerIsLost();
    run(item, Duration.ofHours(1));
    assertThat(told).hasSize(2);
    assertThat(told.getLast()).startsWith(item.id() + " ended: UNCERTAIN: ");
  }
}
