package dev.seedpost.tracker;

import dev.seedpost.failure.FailureKind;
import dev.seedpost.torrent.TorrentFile;
import java.util.List;

/** The fake keeps the contract that it stands in for. */
class FakeTrackerContractTest extends TrackerClientContractTest {
  @Override
  protected Site open() {
    return new FakeSite(new FakeTracker("fake"));
  }

  private record FakeSite(FakeTracker fake) implements Site {
    @Override
    public TrackerClient client() {
      return fake;
    }

    @Override
    public List<FormField> form() {
      return List.of(new FormField("title", "Album"));
    }

    @Override
    public String sourceFlag() {
      return "FAKE";
    }

    @Override
    public void losesTheReply() {
      fake.next(FakeTracker.Behaviour.LOSE_REPLY);
    }

    @Override
    public void landsLate() {
      fake.next(FakeTracker.Behaviour.LAND_LATE);
    }

    @Override
    public void land() {
      fake.land();
    }

    @Override
    public void limitsTheNextUpload() {
      fake.next(FakeTracker.Behaviour.RATE_LIMIT);
    }

    @Override
    public void refusesTheNextUpload() {
      fake.next(FakeTracker.Behaviour.REFUSE);
    }

    @Override
    public void refusesTheLogin() {
      fake.breakWith(FailureKind.AUTH);
    }

    @Override
    public void goesDown() {
      fake.breakWith(FailureKind.TRANSIENT);
    }

    @Override
    public void makesHalf() {
      fake.next(FakeTracker.Behaviour.HALF_MADE);
    }

    @Override
    public void has(TorrentFile foreign) {
      fake.placeForeign(foreign);
    }

    @Override
    public int received() {
      return fake.received().size();
    }

    @Override
    public void close() {}
  }
}
