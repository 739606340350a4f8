package dev.seedpost.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.database.CuttingProxy;
import dev.seedpost.database.Database;
import dev.seedpost.database.PostgresServer;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database server is cut off at a commit around the one request that must not leave twice. */
class LostCommitTest extends UploadBench {
  private CuttingProxy proxy;

  @Override
  Database openDatabase() {
    proxy = CuttingProxy.open();
    return Database.open(proxy.through(PostgresServer.made()), Optional.empty());
  }

  @AfterEach
  void closeProxy() {
    proxy.close();
  }

  private QueueItem cutOnceAt(Waypoint where, CuttingProxy.Cut cut) {
    QueueItem item = album();
    trackerWorks(item);
    boolean[] done = {false};
    waypoints =
        waypoint -> {
          if (waypoint == where && !done[0]) {
            done[0] = true;
            proxy.cutOnce(cut);
          }
        };
    QueueItem after = run(item, Duration.ofHours(1));
    assertThat(done[0] && proxy.hasCut()).isTrue();
    return after;
  }

  @ParameterizedTest
  @EnumSource(
      value = CuttingProxy.Cut.class,
      names = {"BEFORE", "AFTER"})
  void when_sending_may_be_recorded_nothing_leaves_until_a_look(CuttingProxy.Cut cut) {
    QueueItem item = cutOnceAt(Waypoint.LOOKED, cut);
    assertThat(item.state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.sent()).containsExactly(item.infoHash());
    if (cut == CuttingProxy.Cut.AFTER) {
      assertThat(states(item))
          .startsWith(
              ItemState.PREPARED,
              ItemState.SENDING,
              ItemState.UNCERTAIN,
              ItemState.PREPARED,
              ItemState.SENDING,
              ItemState.ACCEPTED);
    } else {
      assertThat(states(item)).doesNotContain(ItemState.UNCERTAIN);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CuttingProxy.Cut.class,
      names = {"BEFORE", "AFTER"})
  void when_the_answer_may_be_recorded_the_request_does_not_leave_again(CuttingProxy.Cut cut) {
    QueueItem item = cutOnceAt(Waypoint.ANSWERED, cut);
    assertThat(item.state()).isEqualTo(ItemState.SEEDING);
    assertThat(site.sent()).containsExactly(item.infoHash());
    assertThat(states(item).contains(ItemState.UNCERTAIN))
        .isEqualTo(cut == CuttingProxy.Cut.BEFORE);
  }
}
