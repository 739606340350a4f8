package dev.seedpost.tracker.btn;

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
import java.util.Map;

/** A practice site with BTN's API and pages. */
final class PracticeBtn implements TrackerClientContractTest.Site {
  private static final String NAME = "Practice.Show.S05E04.1080p.WEB-DL.H.264-GRP";

  private final PracticeTracker tracker = new PracticeTracker(Dialect.BTN);
  private final Definition definition = Sites.definition(tracker.url());

  PracticeTracker tracker() {
    return tracker;
  }

  @Override
  public TrackerClient client() {
    return Sites.client(
        definition,
        Map.of("api-key", tracker.apiKey(), "cookie", tracker.apiKey().prefixed("session=")));
  }

  @Override
  public List<FormField> form() {
    return Sites.form(definition).stream()
        .map(field -> field.name().equals("scenename") ? new FormField("scenename", NAME) : field)
        .toList();
  }

  @Override
  public String sourceFlag() {
    return definition.sourceFlag();
  }

  @Override
  public boolean tellsThatItKeeps() {
    return false;
  }

  @Override
  public boolean tellsWhose() {
    return false;
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
    tracker.placeForeign(foreign, Map.of("title", List.of("S05E04")));
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
