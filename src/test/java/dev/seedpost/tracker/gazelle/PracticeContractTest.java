package dev.seedpost.tracker.gazelle;

import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.Lie;
import dev.seedpost.practice.PracticeTracker;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.TrackerClientContractTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;

/** The contract over the wire to a practice tracker, in both dialects. */
class PracticeContractTest {
  @Nested
  class Red extends TrackerClientContractTest {
    @Override
    protected Site open() {
      return new PracticeSite(Dialect.RED);
    }
  }

  @Nested
  class Ops extends TrackerClientContractTest {
    @Override
    protected Site open() {
      return new PracticeSite(Dialect.OPS);
    }
  }

  private static final class PracticeSite implements TrackerClientContractTest.Site {
    private final PracticeTracker tracker;
    private final Definition definition;

    PracticeSite(Dialect dialect) {
      tracker = new PracticeTracker(dialect);
      definition = Sites.definition(dialect.name().toLowerCase(Locale.ROOT), tracker.url());
    }

    @Override
    public TrackerClient client() {
      return Sites.client(definition, tracker.apiKey());
    }

    @Override
    public List<FormField> form() {
      return Sites.form(definition);
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
      tracker.placeForeign(foreign, Map.of("title", List.of("Album")));
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
