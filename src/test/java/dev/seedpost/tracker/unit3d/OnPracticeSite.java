package dev.seedpost.tracker.unit3d;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.Failure;
import dev.seedpost.failure.FailureException;
import dev.seedpost.practice.Dialect;
import dev.seedpost.practice.PracticeTracker;
import dev.seedpost.release.FactName;
import dev.seedpost.secret.SecretMask;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.SampleTorrents;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A film, a client, and the practice site that it is uploaded to. */
abstract class OnPracticeSite {
  final SecretMask mask = new SecretMask();
  PracticeTracker tracker;
  Definition definition;
  TrackerClient client;
  UploadRequest film;

  @BeforeEach
  void open() {
    tracker = new PracticeTracker(Dialect.UNIT3D);
    tracker.lateBy(Duration.ofHours(1));
    definition = Unit3dSites.definition("ulcx", tracker.url());
    client = client();
    film = request(Map.of());
  }

  @AfterEach
  void close() {
    tracker.close();
  }

  final TrackerClient client() {
    return Unit3dSites.client(definition, Map.of("api-key", tracker.apiKey()), mask);
  }

  final UploadRequest request(Map<FactName, List<String>> changes) {
    return request(SampleTorrents.album("Album", "ULCX"), Unit3dSites.form(definition, changes));
  }

  static UploadRequest request(TorrentFile torrent, List<FormField> form) {
    return new UploadRequest(torrent, form, SampleTorrents.payload(torrent));
  }

  static UploadRequest named(UploadRequest request, String name) {
    List<FormField> fields = new ArrayList<>();
    for (FormField field : request.fields()) {
      fields.add(field.name().equals("name") ? new FormField("name", name) : field);
    }
    return new UploadRequest(request.torrent(), fields, request.content());
  }

  static Failure failure(ThrowingCallable call) {
    List<Failure> failures = new ArrayList<>();
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(FailureException.class, e -> failures.add(e.failure()));
    return failures.getFirst();
  }

  final String accepted(UploadRequest request) {
    return ((UploadResult.Accepted) client.upload(request)).torrentId();
  }
}
