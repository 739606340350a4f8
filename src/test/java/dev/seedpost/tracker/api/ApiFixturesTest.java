package dev.seedpost.tracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.failure.FailureException;
import dev.seedpost.http.Reply;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Definitions;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Json;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.SampleTorrents;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.tracker.UploadRequest;
import dev.seedpost.tracker.UploadResult;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every recorded form of a reply means exactly one thing by the site's shipped definition. */
class ApiFixturesTest {
  private static final List<String> SITES =
      List.of("ant", "bhd", "dc", "gpw", "nbl", "rtf", "spd", "tl");

  private static final TorrentFile ALBUM = SampleTorrents.album("Example Movie", "GreatPosterWall");

  private static final List<Case> CASES =
      List.of(
          of("ant-upload-success", 200, "accepted 2"),
          of("ant-upload-success-key", 201, "accepted 2"),
          of("ant-error-duplicate-infohash", 400, "already there 2"),
          of("ant-error-duplicate-file", 400, "already there "),
          of("ant-search", 200, "2 Example.Movie.2020.1080p-GRP.mkv 10000000000  "),
          of("bhd-upload-live", 200, "accepted 12345"),
          of("bhd-upload-draft", 200, "handed over BHD has saved it as a draft; publish it there"),
          of("bhd-upload-error", 200, "refused [Invalid imdb_id]"),
          of(
              "bhd-search",
              200,
              "12345 Example Movie 2020 1080p Blu-ray DTS-HD MA 5.1 x264-GRP 10000000000"
                  + " 0123456789abcdef0123456789abcdef01234567 example"),
          of("gpw-upload-success", 200, "accepted 4321"),
          of("gpw-error-duplicate", 200, "already there "),
          of("gpw-error-duplicate-error-key", 200, "already there "),
          of("gpw-error-internal", 200, "refused [internal error]"),
          of("gpw-error-invalid-token", 200, "AUTH"),
          of("gpw-torrents-by-imdb", 200, "Example Movie"),
          of("nbl-upload-success", 200, "accepted 1234"),
          of("nbl-error-message", 200, "AUTH"),
          of("nbl-error-object", 400, "refused [page is out of range]"),
          of("nbl-search", 200, "1234 Example.Show.S01E01.1080p-GRP 1000000000  "),
          of("tl-upload-success", 0, "accepted 241234567"),
          of("tl-upload-error", 0, "refused [Upload failed: reason]"),
          of(
              "tl-search-with-cookie",
              200,
              "241234567 Example.Movie.2020.1080p.BluRay.x264-GRP 5297940903  example"),
          of("dc-upload-success", 200, "accepted 98765"),
          of("dc-upload-error", 400, "already there "),
          of("rtf-upload-success", 201, "accepted 1001"),
          of("rtf-error-400", 400, "refused [Bad torrent file]"),
          of("rtf-error-403", 403, "AUTH"),
          of("rtf-error-409", 409, "already there "),
          of("rtf-error-413", 413, "refused [Torrent file is too big]"),
          of("rtf-error-422", 422, "refused [Rejected by rules]"),
          of("rtf-login-success", 201, "UNCERTAIN"),
          of("spd-upload-success", 200, "accepted 2002"),
          of("spd-upload-error", 400, "refused [reason]"));

  private static final List<Case> EVERYWHERE =
      List.of(
          of("generic-cloudflare-520", 0, "UNCERTAIN"),
          of("generic-cloudflare-challenge", 0, "REJECTED"),
          of("generic-empty-body", 0, "UNCERTAIN"),
          of("generic-maintenance-html-200", 0, "UNCERTAIN"),
          of("generic-truncated-json", 0, "UNCERTAIN"));

  /**
   * A fixture and what it must come to.
   *
   * @param status 0 where the fixture itself says it
   */
  private record Case(String fixture, int status, String wanted) {
    String site() {
      return fixture.substring(0, fixture.indexOf('-'));
    }
  }

  private static Case of(String fixture, int status, String wanted) {
    return new Case(fixture, status, wanted);
  }

  @TestFactory
  Stream<DynamicTest> every_fixture_means_one_thing() {
    Stream<DynamicTest> own =
        CASES.stream()
            .map(one ->
                DynamicTest.dynamicTest(
                    one.fixture(),
                    () -> assertThat(outcome(one.site(), one)).isEqualTo(one.wanted())));
    Stream<DynamicTest> general =
        SITES.stream()
            .flatMap(site ->
                EVERYWHERE.stream()
                    .map(one ->
                        DynamicTest.dynamicTest(
                            one.fixture() + " at " + site,
                            () -> assertThat(outcome(site, one)).isEqualTo(one.wanted()))));
    return Stream.concat(own, general);
  }

  @Test
  void no_fixture_lies_unused() throws Exception {
    Set<String> used =
        Stream.concat(CASES.stream(), EVERYWHERE.stream())
            .map(one -> one.fixture() + ".json")
            .collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(folder())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(used);
    }
  }

  private static String outcome(String site, Case one) {
    Definition definition = Definitions.shipped().get(new TrackerId(site)).orElseThrow();
    Reply reply = reply(one);
    try {
      return one.fixture().contains("-search")
          ? found(definition, reply)
          : one.fixture().contains("-torrents-by-")
              ? similar(definition, reply, "H.264")
              : shown(new ApiFamily().read(definition, reply));
    } catch (FailureException e) {
      return e.kind().name();
    }
  }

  private static String found(Definition definition, Reply reply) {
    Api api = ApiFamily.api(definition);
    return new ApiAnswers(definition, api, UnaryOperator.identity())
        .found(reply, api.reads().find().orElseThrow(), "look").stream()
            .map(one ->
                String.join(
                    " ",
                    one.id(),
                    one.name(),
                    Long.toString(one.size()),
                    one.infoHash(),
                    one.uploader()))
            .collect(Collectors.joining("; "));
  }

  @Test
  void another_codec_of_the_same_film_is_no_similar_upload() {
    Definition gpw = Definitions.shipped().get(new TrackerId("gpw")).orElseThrow();
    Reply reply = reply(of("gpw-torrents-by-imdb", 200, ""));

    assertThat(similar(gpw, reply, "x265")).isEmpty();
    assertThat(similar(gpw, reply, "h.264")).isEqualTo("Example Movie");
  }

  private static String similar(Definition definition, Reply reply, String codec) {
    Api api = ApiFamily.api(definition);
    UploadRequest upload =
        new UploadRequest(
            ALBUM,
            List.of(new FormField("codec", codec), new FormField("source", "Blu-ray")),
            SampleTorrents.payload(ALBUM));
    return new ApiAnswers(definition, api, UnaryOperator.identity())
        .similar(reply, api.reads().similar().orElseThrow(), upload, "look").stream()
            .map(Listing::title)
            .collect(Collectors.joining("; "));
  }

  private static String shown(UploadResult result) {
    return switch (result) {
      case UploadResult.Accepted accepted -> "accepted " + accepted.torrentId();
      case UploadResult.AlreadyThere there -> "already there " + there.torrentId();
      case UploadResult.Refused refused -> "refused " + refused.reasons();
      case UploadResult.HandedOver handed -> "handed over " + handed.todo();
    };
  }

  /** A fixture is the body itself or a wrapper around it. */
  private static Reply reply(Case one) {
    String text = text(one.fixture());
    Json json = Json.read(text).orElse(Json.EMPTY);
    Optional<String> wrapped = json.text("httpStatus");
    return new Reply(
        wrapped.map(Integer::valueOf).orElse(one.status()),
        json.text("contentType").orElse("application/json").toLowerCase(Locale.ROOT),
        wrapped
            .map(status -> json.text("body").orElse(""))
            .orElse(text)
            .getBytes(StandardCharsets.UTF_8),
        Optional.empty(),
        json.object("headers").text("server").orElse(""),
        List.of());
  }

  private static String text(String fixture) {
    try {
      return Files.readString(folder().resolve(fixture + ".json"));
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path folder() throws URISyntaxException {
    return Path.of(ApiFixturesTest.class.getResource("/trackers/api").toURI());
  }
}
