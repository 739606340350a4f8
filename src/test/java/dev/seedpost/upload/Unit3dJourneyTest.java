package dev.seedpost.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.Lie;
import dev.seedpost.practice.StoredUpload;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Transition;
import dev.seedpost.torrent.TorrentFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A site whose info hashes are random, whose names race, and whose staff looks first. */
class Unit3dJourneyTest {
  @TempDir Path folder;
  private Journey journey;
  private JourneyAssert then;

  @BeforeEach
  void open() {
    journey = new Journey(Dialect.UNIT3D, folder);
    then = new JourneyAssert(journey);
  }

  @AfterEach
  void close() {
    journey.close();
  }

  /** Another user's upload of this name. */
  private void strangers(TorrentFile torrent) {
    QueueItem item = journey.now();
    Map<String, List<String>> fields =
        Map.of(
            "name",
            item.form().stream()
                .filter(field -> field.name().equals("name"))
                .map(field -> field.value())
                .toList(),
            "category_id",
            List.of("1"));
    journey.site.tracker.placeForeign(torrent, fields);
  }

  private TorrentFile prepared() {
    return journey.site.ready(journey.payload, true).torrent();
  }

  private TorrentFile another() {
    return dev.seedpost.tracker.SampleTorrents.album("Another.Cut", "ULCX");
  }

  @Test
  void what_is_seeded_has_the_random_info_hash_that_only_the_sites_own_torrent_tells() {
    journey.site.tracker.lie(Lie.STORE_THEN_CLOSE);
    QueueItem item = journey.rest();
    StoredUpload stored = journey.site.ours(journey.payload.name()).getFirst();
    assertThat(stored.infoHash()).isNotEqualTo(item.infoHash());
    assertThat(item.siteHash()).contains(stored.infoHash());
    assertThat(journey.client.find(item.infoHash())).isEmpty();
    then.rests(new Expected.Rest(1, 1, ItemState.SEEDING));
  }

  @ParameterizedTest
  @EnumSource(
      value = Lie.class,
      names = {"STORE_THEN_CLOSE", "STORE_THEN_TRUNCATE", "LATE_LANDING"})
  void a_lost_answer_is_proven_by_the_uploader_beside_another_users_upload_of_that_name(Lie lie) {
    journey.site.tracker.lie(lie);
    journey.advance();
    strangers(prepared());
    journey.site.tracker.land();
    // LATE_LANDING meets the name that is taken by now and is not stored: the look says whose it
    // is.
    boolean landed = lie != Lie.LATE_LANDING;
    QueueItem item = journey.rest();
    assertThat(item.state()).isEqualTo(landed ? ItemState.SEEDING : ItemState.DUPLICATE);
    then.rests(new Expected.Rest(1, landed ? 1 : 0, item.state()));
  }

  @Test
  void another_users_upload_of_that_name_and_size_is_never_sent_over_unless_a_person_says_so() {
    strangers(prepared());
    journey.rest();
    then.rests(new Expected.Rest(0, 0, ItemState.DUPLICATE));
    journey.prepareAnew();
    // The site itself refuses the name, and the look then says that it is another user's.
    journey.rest();
    then.rests(new Expected.Rest(1, 0, ItemState.DUPLICATE));
    assertThat(journey.now().reason()).contains("somebody else has uploaded");
    journey.end();
    then.rests(new Expected.Rest(1, 0, ItemState.SEEDING));
  }

  @Test
  void a_name_that_another_payload_has_taken_is_not_claimed_to_be_ours() {
    strangers(another());
    QueueItem item = journey.rest();
    then.rests(new Expected.Rest(1, 0, ItemState.PARKED));
    assertThat(item.reason()).contains("does not show it", "somebody else's");
  }

  @Test
  void an_upload_that_the_staff_holds_back_goes_on_by_itself_when_they_approve_it() {
    journey.site.tracker.moderate(true);
    journey.rest();
    then.rests(new Expected.Rest(1, 1, ItemState.PENDING));
    assertThat(journey.now().reason()).contains("staff", "PENDING In Moderation");
    journey.site.tracker.approve();
    // The first glance asks for an announce, the second sees what came of it.
    for (int glance = 0; glance < 2; glance++) {
      journey.clock.advance(Duration.ofMinutes(15));
      assertThat(journey.advance()).isTrue();
    }
    then.rests(new Expected.Rest(1, 1, ItemState.SEEDING));
  }

  @Test
  void a_lost_upload_that_the_staff_holds_back_is_found_when_a_person_retries_it_afterwards() {
    journey.site.tracker.lie(Lie.HOLD_BACK_THEN_CLOSE);
    QueueItem item = journey.rest();
    then.rests(new Expected.Rest(2, 1, ItemState.PARKED));
    assertThat(item.reason()).contains("may be ours and wait for the staff");
    journey.site.tracker.approve();
    journey.queue().retry(journey.id);
    journey.rest();
    then.rests(new Expected.Rest(2, 1, ItemState.SEEDING));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 20})
  void a_person_who_retries_too_early_again_and_again_never_makes_a_second_one(int times) {
    journey.site.tracker.lie(Lie.HOLD_BACK_THEN_CLOSE);
    for (int time = 0; time < times; time++) {
      assertThat(journey.rest().state()).isEqualTo(ItemState.PARKED);
      journey.queue().retry(journey.id);
    }
    journey.rest();
    journey.site.tracker.approve();
    journey.queue().retry(journey.id);
    assertThat(journey.rest().state()).isEqualTo(ItemState.SEEDING);
    then.isSound();
    assertThat(journey.site.tracker.received()).isEqualTo(journey.sends());
  }

  @Test
  void a_landing_later_than_every_look_meets_a_name_that_is_taken() {
    journey.landsAfter = Duration.ofHours(1);
    journey.site.tracker.lie(Lie.LATE_LANDING);
    journey.rest();
    then.rests(new Expected.Rest(2, 1, ItemState.SEEDING));
    assertThat(journey.history())
        .extracting(Transition::reason)
        .anyMatch(reason -> reason.contains("it did not arrive and is sent again"));
  }
}
