package dev.seedpost.tracker.unit3d;

import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.Lie;
import dev.seedpost.practice.PracticeTracker;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.TrackerClientContractTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The contract over the wire to a practice tracker that speaks like UNIT3D. */
class Unit3dContractTest extends TrackerClientContractTest {
  @Override
  protected Site open() {
    return new PracticeSite();
  }

  private static final class PracticeSite implements TrackerClientContractTest.Site {
    private final PracticeTracker tracker = new PracticeTracker(Dialect.UNIT3D);
    private final Definition definition = Unit3dSites.definition("ulcx", tracker.url());

    @Override
    public TrackerClient client() {
      return Unit3dSites.client(definition, Map.of("api-key", tracker.apiKey()));
    }

    @Override
    public List<FormField> form() {
      return Unit3dSites.form(definition, Map.of());
    }

    @Override
    public String sourceFlag() {
      return definition.sourceFlag();
    }

    @Override
    public void losesTheReply() {
      tracker.lie(Lie.STORE_THEN_CLOSE);
    }

    @Override
    public void landsLate() {
      tracker.lateBy(Duration.ofHours(1));
      tracker.lie(Lie.LATE_LANDING);
    }

    @Override
    public void land() {
      tracker.land();
    }

    @Override
    public void limitsTheNextUpload() {
      tracker.lie(Lie.RATE_LIMIT);
    }

    @Override
    public void refusesTheNextUpload() {
      tracker.lie(Lie.REFUSE);
    }

    @Override
    public void refusesTheLogin() {
      tracker.lock(true);
    }

    @Override
    public void goesDown() {
      tracker.down(true);
    }

    @Override
    public void makesHalf() {
      tracker.lie(Lie.HALF_MADE);
    }

    @Override
    public void has(TorrentFile foreign) {
      Map<String, List<String>> fields = new HashMap<>();
      form().forEach(field -> fields.put(field.name(), List.of(field.value())));
      tracker.placeForeign(foreign, fields);
    }

    @Override
    public boolean rewrites() {
      return true;
    }

    @Override
    public boolean namesDuplicates() {
      return false;
    }

    @Override
    public int received() {
      return tracker.received();
    }

    @Override
    public void close() {
      tracker.close();
    }
  }
}
