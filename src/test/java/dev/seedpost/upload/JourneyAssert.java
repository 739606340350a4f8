package dev.seedpost.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.practice.Announced;
import dev.seedpost.practice.StoredUpload;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Transition;
import dev.seedpost.secret.Secret;
import java.util.List;

/** What has to be true of every journey, whatever the site did. */
final class JourneyAssert {
  private final Journey journey;

  JourneyAssert(Journey journey) {
    this.journey = journey;
  }

  /** Where it stands, and that nothing of the great promises is broken. */
  void rests(Expected.Rest expected) {
    assertThat(
            new Expected.Rest(
                journey.site.tracker.received(),
                journey.site.ours(journey.payload.name()).size(),
                journey.now().state()))
        .as("%s", journey.history())
        .isEqualTo(expected);
    isSound();
  }

  /** Never two stored, nothing claimed, all explained, no secret told. */
  void isSound() {
    journey.site.tracker.land();
    for (QueueItem item : journey.items()) {
      List<Transition> history = journey.queue().history(item.id());
      assertThat(journey.site.ours(item.name())).as("%s", history).hasSizeLessThanOrEqualTo(1);
      seedsWhatIsStored(item);
      isExplained(item, history);
      keepsSecrets(history);
    }
  }

  private void seedsWhatIsStored(QueueItem item) {
    if (item.state() != ItemState.SEEDING) {
      return;
    }
    List<StoredUpload> stored = journey.site.stored(item.name());
    StoredUpload seeded =
        stored.stream()
            .filter(one -> one.infoHash().equals(item.siteHash().orElseThrow()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("not stored: " + item));
    assertThat(item.torrentId()).contains(Integer.toString(seeded.id()));
    boolean oursIsThere = stored.stream().anyMatch(StoredUpload::isOurs);
    assertThat(seeded.isOurs()).as("ours comes before another user's").isEqualTo(oursIsThere);
    assertThat(journey.client.find(seeded.infoHash()).orElseThrow().tags()).contains("seedpost");
    assertThat(journey.site.tracker.announces(seeded.infoHash()))
        .filteredOn(Announced::accepted)
        .isNotEmpty()
        .allMatch(announced -> announced.left() == 0);
  }

  /** Behind every request there is a line that says what came of it. */
  private static void isExplained(QueueItem item, List<Transition> history) {
    for (int i = 0; i < history.size() - 1; i++) {
      if (history.get(i).to() == ItemState.SENDING) {
        Transition outcome = history.get(i + 1);
        assertThat(outcome.from()).contains(ItemState.SENDING);
        assertThat(outcome.reason()).isNotBlank().isNotEqualTo(history.get(i).reason());
      }
    }
    assertThat(history.getLast().to()).isEqualTo(item.state());
  }

  private void keepsSecrets(List<Transition> history) {
    String passkey = journey.site.tracker.announceUrl().reveal().replaceFirst(".*/", "");
    List<String> secrets =
        List.of(journey.site.tracker.apiKey(), journey.site.tracker.rssKey()).stream()
            .map(Secret::reveal)
            .toList();
    assertThat(history)
        .extracting(Transition::reason)
        .allSatisfy(reason -> assertThat(reason).doesNotContain(secrets).doesNotContain(passkey));
  }
}
