package dev.seedpost.tracker.unit3d;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.practice.Lie;
import dev.seedpost.practice.StoredUpload;
import dev.seedpost.release.FactName;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Uploads through everything that goes wrong at a site: it never has one twice by our doing. */
class Unit3dPracticeTest extends OnPracticeSite {
  @ParameterizedTest
  @CsvSource({
    "STORE_THEN_CLOSE, UNCERTAIN",
    "STORE_THEN_HTML_200, UNCERTAIN",
    "STORE_THEN_500, UNCERTAIN",
    "STORE_THEN_REDIRECT, UNCERTAIN",
    "STORE_THEN_TRUNCATE, UNCERTAIN",
    "STORE_THEN_GATEWAY_TIMEOUT, UNCERTAIN",
    "CRASH_WITHOUT_STORING, UNCERTAIN",
    "HOLD_BACK_THEN_CLOSE, UNCERTAIN",
    "LOSE_RACE_THEN_HTML_200, UNCERTAIN",
    "LATE_LANDING, UNCERTAIN",
    "HTML_WITHOUT_STORING, UNCERTAIN",
    "CLOSE_WITHOUT_STORING, UNCERTAIN",
    "HALF_MADE, UNCERTAIN",
    "DOWN, UNCERTAIN",
    "RATE_LIMIT, RATE_LIMITED"
  })
  void what_is_not_clear_is_uncertain(Lie lie, FailureKind kind) {
    tracker.lie(lie);
    assertThat(failure(() -> client.upload(film)).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource(
      value = Lie.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"LOSE_RACE", "LOSE_RACE_THEN_HTML_200", "HOLD_BACK", "HOLD_BACK_THEN_CLOSE"})
  void whatever_the_site_says_it_never_has_the_upload_twice(Lie lie) {
    tracker.lie(lie);
    assertThat(sent()).isFalse();
    tracker.land();
    assertThat(tracker.uploads()).hasSizeLessThanOrEqualTo(1);
    if (client.find(film).isEmpty()) {
      assertThat(tracker.uploads()).isEmpty();
      assertThat(sent()).isTrue();
    }
    assertThat(client.upload(film)).isEqualTo(new UploadResult.AlreadyThere(""));
    assertThat(tracker.uploads()).hasSize(1);
    assertThat(client.find(film))
        .hasValueSatisfying(there -> {
          assertThat(there.whose()).isEqualTo(Listing.Whose.OURS);
          assertThat(there.likeness()).isEqualTo(Listing.Likeness.ALIKE);
          assertThat(there.size()).isEqualTo(100);
        });
  }

  private boolean sent() {
    try {
      return client.upload(film) instanceof UploadResult.Accepted;
    } catch (FailureException e) {
      return false;
    }
  }

  @Test
  void a_refusal_names_the_field_and_an_unknown_id_the_definition() {
    UploadRequest series = request(Map.of(FactName.TMDB, List.of()));
    List<FormField> fields = new ArrayList<>(series.fields());
    fields.add(new FormField("season_number", "0"));
    assertThat(client.upload(request(film.torrent(), fields)))
        .isEqualTo(
            new UploadResult.Refused(
                List.of("season_number: The season number field is prohibited.")));
    fields.removeIf(field -> field.name().equals("category_id"));
    fields.add(new FormField("category_id", "999"));
    assertThat(client.upload(request(film.torrent(), fields)))
        .isInstanceOfSatisfying(
            UploadResult.Refused.class,
            refused ->
                assertThat(refused.reasons().getFirst())
                    .contains("Category] 999", "check the ids"));
    assertThat(tracker.uploads()).isEmpty();
  }

  @Test
  void the_check_of_names_has_a_gap_and_one_of_two_copies_is_still_found() throws Exception {
    tracker.race(2);
    Callable<UploadResult> send = () -> client().upload(film);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<UploadResult> each : threads.invokeAll(List.of(send, send))) {
        assertThat(each.get()).isInstanceOf(UploadResult.Accepted.class);
      }
    }
    assertThat(tracker.uploads()).hasSize(2);
    assertThat(client.find(film)).map(Listing::ours).contains(true);
  }

  @Test
  void the_site_takes_the_same_torrent_under_another_name_with_another_info_hash() {
    accepted(film);
    accepted(named(film, "Another Film 2021"));
    assertThat(tracker.uploads())
        .hasSize(2)
        .extracting(StoredUpload::infoHash)
        .doesNotHaveDuplicates()
        .doesNotContain(film.torrent().infoHash());
  }
}
