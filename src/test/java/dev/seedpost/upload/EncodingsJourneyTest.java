package dev.seedpost.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.Lie;
import dev.seedpost.practice.StoredUpload;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.NewItem;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Transition;
import dev.seedpost.tracker.Budget;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.UploadTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three encodings of one album in one request, to sites that tell the truth and to sites that do
 * not: each is stored once and seeds.
 */
class EncodingsJourneyTest {
  /** The site stored nothing of the first request: each encoding is sent once more, alone. */
  private static final Set<Lie> NOTHING_STORED =
      EnumSet.of(
          Lie.HTML_WITHOUT_STORING,
          Lie.CLOSE_WITHOUT_STORING,
          Lie.CRASH_WITHOUT_STORING,
          Lie.REFUSE,
          Lie.RATE_LIMIT,
          Lie.DOWN);

  @TempDir Path folder;

  static Stream<Dialect> dialects() {
    return Stream.of(Dialect.RED, Dialect.OPS);
  }

  static Stream<Arguments> lies() {
    Set<Lie> told = EnumSet.complementOf(EnumSet.of(Lie.HOLD_BACK, Lie.HOLD_BACK_THEN_CLOSE));
    return dialects().flatMap(dialect -> told.stream().map(lie -> Arguments.of(dialect, lie)));
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void three_encodings_leave_in_one_request_and_all_of_them_seed(Dialect dialect) {
    try (Journey journey = Journey.ofEncodings(dialect, folder)) {
      journey.rest();
      isOneEach(journey, 1);
      assertThat(journey.site.tracker.uploads().subList(1, 4))
          .as("in one group, with their own formats, bitrates and descriptions")
          .allMatch(one -> one.groupId() == journey.site.tracker.uploads().get(1).groupId())
          .extracting(
              one -> one.field("format"),
              one -> one.field("bitrate"),
              one -> one.field("release_desc"),
              StoredUpload::name)
          .containsExactly(
              tuple("FLAC", "Lossless", "", "Album [FLAC]"),
              tuple("MP3", "320", "", "Album [320]"),
              tuple("MP3", "V0 (VBR)", "made by LAME", "Album [V0]"));
      assertThat(journey.queue().history(journey.items().getLast().id()))
          .extracting(Transition::reason)
          .anyMatch(reason -> reason.contains("in one request with Album [FLAC]"));
    }
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void one_that_comes_a_little_later_goes_along(Dialect dialect) {
    try (Journey journey = Journey.ofEncodings(dialect, folder)) {
      QueueItem late = journey.items().getLast();
      journey.queue().cancel(late.id());
      assertThat(journey.advance()).isTrue();
      assertThat(journey.now().reason()).contains("waits for other encodings");
      journey.clock.advance(Duration.ofSeconds(20));
      journey.prepareAnew(journey.items().getLast());
      journey.rest();
      isOneEach(journey, 1);
    }
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void no_more_leave_together_than_the_budget_has_left(Dialect dialect) {
    try (Journey journey = Journey.ofEncodings(dialect, folder)) {
      UploadTimes any = UploadTimes.ANY_TIME;
      journey.times =
          new UploadTimes(
              new Budget(Optional.of(2), Optional.empty()), any.hours(), Optional.empty());
      journey.clock.advance(Duration.ofMinutes(1));
      for (int step = 0; step < 50 && journey.advance(); step++) {
        journey.clock.advance(Duration.ofSeconds(1));
      }
      assertThat(journey.site.tracker.received()).isEqualTo(1);
      assertThat(journey.items().getLast().state()).isEqualTo(ItemState.PREPARED);
      assertThat(journey.site.ours(journey.items().getLast().name())).isEmpty();
      journey.clock.advance(Duration.ofHours(1));
      journey.rest();
      isOneEach(journey, 2);
    }
  }

  @ParameterizedTest
  @MethodSource("lies")
  void whatever_the_site_says_each_encoding_is_stored_once_and_seeds(Dialect dialect, Lie lie) {
    try (Journey journey = Journey.ofEncodings(dialect, folder)) {
      journey.site.tracker.lie(lie);
      journey.end();
      ends(journey, lie);
    }
  }

  @ParameterizedTest
  @MethodSource("lies")
  void a_program_that_is_started_anew_after_each_step_does_the_same(Dialect dialect, Lie lie) {
    try (Journey journey = Journey.ofEncodings(dialect, folder)) {
      journey.restartsAfterEachStep = true;
      journey.site.tracker.lie(lie);
      journey.end();
      ends(journey, lie);
    }
  }

  @ParameterizedTest
  @MethodSource("lies")
  void a_program_that_is_killed_once_at_every_waypoint_never_sends_what_is_there(
      Dialect dialect, Lie lie) {
    try (Journey journey = Journey.ofEncodings(dialect, folder)) {
      Set<Waypoint> deaths = EnumSet.noneOf(Waypoint.class);
      journey.waypoints =
          waypoint -> {
            if (deaths.add(waypoint)) {
              throw new Journey.Killed();
            }
          };
      journey.site.tracker.lie(lie);
      journey.end();
      new JourneyAssert(journey).isSound();
      assertThat(journey.items()).allMatch(item -> item.state() == ItemState.SEEDING);
      assertThat(deaths).contains(Waypoint.BEFORE_SEND, Waypoint.ANSWERED, Waypoint.ACCEPTED);
    }
  }

  @ParameterizedTest
  @MethodSource("lies")
  void a_site_that_tells_the_same_lie_four_times_still_has_one_of_each(Dialect dialect, Lie lie) {
    try (Journey journey = Journey.ofEncodings(dialect, folder)) {
      journey.site.tracker.lie(lie, lie, lie, lie);
      journey.end();
      new JourneyAssert(journey).isSound();
      assertThat(journey.items()).allMatch(item -> item.state() == ItemState.SEEDING);
    }
  }

  static Stream<Arguments> meetings() {
    return dialects()
        .flatMap(dialect ->
            Stream.of(Waypoint.values()).map(waypoint -> Arguments.of(dialect, waypoint)));
  }

  @ParameterizedTest
  @MethodSource("meetings")
  void a_second_program_that_steps_in_at_any_waypoint_stores_nothing_twice(
      Dialect dialect, Waypoint meeting) {
    try (Journey journey = Journey.ofEncodings(dialect, folder)) {
      Journey.Running other = journey.start(Waypoint.Listener.NONE);
      Set<Waypoint> met = EnumSet.noneOf(Waypoint.class);
      journey.waypoints =
          waypoint -> {
            if (waypoint == meeting && met.add(waypoint)) {
              other.uploader().advance(journey.site.definition.id());
            }
          };
      journey.end();
      assertThat(met).containsExactly(meeting);
      isOneEach(journey, 1);
      other.database().close();
    }
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void one_that_somebody_else_has_uploaded_does_not_go_along(Dialect dialect) {
    try (Journey journey = Journey.ofEncodings(dialect, folder)) {
      QueueItem theirs = journey.items().get(1);
      placeForeign(journey, 1);
      journey.rest();
      assertThat(journey.queue().find(theirs.id()).orElseThrow().state())
          .isEqualTo(ItemState.DUPLICATE);
      assertThat(journey.site.ours("Album [FLAC]")).hasSize(1);
      assertThat(journey.site.ours("Album [V0]")).hasSize(1);
      assertThat(journey.site.tracker.received()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void one_that_somebody_else_uploads_meanwhile_keeps_all_out_and_then_only_itself(
      Dialect dialect) {
    try (Journey journey = Journey.ofEncodings(dialect, folder)) {
      journey.site.tracker.onUpload(() -> placeForeign(journey, 1));
      journey.rest();
      assertThat(journey.items())
          .extracting(QueueItem::state)
          .containsExactly(ItemState.SEEDING, ItemState.DUPLICATE, ItemState.SEEDING);
      assertThat(journey.site.ours("Album [FLAC]")).hasSize(1);
      assertThat(journey.site.ours("Album [320]")).isEmpty();
      assertThat(journey.site.ours("Album [V0]")).hasSize(1);
      assertThat(journey.site.tracker.received()).isEqualTo(3);
      assertThat(journey.history())
          .extracting(Transition::reason)
          .anyMatch(reason -> reason.contains("each is looked for and then sent alone"));
    }
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void one_whose_payload_is_gone_does_not_go_along(Dialect dialect) throws IOException {
    try (Journey journey = Journey.ofEncodings(dialect, folder)) {
      Files.delete(folder.resolve("Album [V0]/01 - One.mp3"));
      journey.rest();
      assertThat(journey.items())
          .extracting(QueueItem::state)
          .containsExactly(ItemState.SEEDING, ItemState.SEEDING, ItemState.PARKED);
      assertThat(journey.site.tracker.received()).isEqualTo(1);
    }
  }

  /** Another user uploads one of the encodings, with the same form. */
  private static void placeForeign(Journey journey, int number) {
    NewItem item = journey.site.ready(journey.payloads.get(number), true);
    Map<String, List<String>> fields =
        item.draft().fields().stream()
            .collect(
                Collectors.groupingBy(
                    FormField::name, Collectors.mapping(FormField::value, Collectors.toList())));
    journey.site.tracker.placeForeign(item.torrent(), fields);
  }

  private static void ends(Journey journey, Lie lie) {
    if (lie == Lie.LOSE_RACE || lie == Lie.LOSE_RACE_THEN_HTML_200) {
      new JourneyAssert(journey).isSound();
      assertThat(journey.items()).allMatch(item -> item.state() == ItemState.SEEDING);
      assertThat(journey.site.tracker.received()).isEqualTo(1);
    } else {
      isOneEach(journey, NOTHING_STORED.contains(lie) ? 4 : 1);
    }
  }

  private static void isOneEach(Journey journey, int requests) {
    new JourneyAssert(journey).isSound();
    assertThat(journey.items())
        .allSatisfy(item -> {
          assertThat(item.state()).isEqualTo(ItemState.SEEDING);
          assertThat(journey.site.ours(item.name())).hasSize(1);
        });
    assertThat(journey.site.tracker.received()).isEqualTo(requests);
  }
}
