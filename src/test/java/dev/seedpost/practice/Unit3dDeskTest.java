package dev.seedpost.practice;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.MutableClock;
import dev.seedpost.tracker.SampleTorrents;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the real software was measured to answer, request by request. */
class Unit3dDeskTest {
  private final MutableClock clock = new MutableClock();
  private final PracticeTracker tracker = new PracticeTracker(Dialect.UNIT3D, 0, clock);
  private final HttpClient browser = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    browser.close();
    tracker.close();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString(ISO_8859_1));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(tracker.url().resolve(path));
  }

  private HttpRequest.Builder known(String path) {
    return to(path)
        .header("Authorization", "Bearer " + tracker.apiKey().reveal())
        .header("Accept", "application/json");
  }

  private HttpResponse<String> upload(String fileName, String torrent, Map<String, String> fields)
      throws IOException, InterruptedException {
    StringBuilder body = new StringBuilder();
    fields.forEach((name, value) ->
        body.append("--mark\r\nContent-Disposition: form-data; name=\"")
            .append(name)
            .append("\"\r\n\r\n")
            .append(value)
            .append("\r\n"));
    if (!fileName.isEmpty()) {
      body.append("--mark\r\nContent-Disposition: form-data; name=\"torrent\"; filename=\"")
          .append(fileName)
          .append("\"\r\n\r\n")
          .append(torrent)
          .append("\r\n");
    }
    body.append("--mark--\r\n");
    return send(
        known("api/torrents/upload")
            .header("Content-Type", "multipart/form-data; boundary=mark")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString(), ISO_8859_1)));
  }

  private static Map<String, String> film() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", "Some Film");
    fields.put("description", "text");
    fields.put("category_id", "1");
    fields.put("type_id", "4");
    fields.put("resolution_id", "3");
    fields.put("anonymous", "0");
    return fields;
  }

  private static String torrent(String name) {
    return new String(SampleTorrents.album(name, "X").bytes(), ISO_8859_1);
  }

  @Test
  void without_a_key_it_says_so_to_programs_and_sends_people_to_the_login() throws Exception {
    HttpResponse<String> program = send(to("api/user").header("Accept", "application/json"));
    assertThat(program.statusCode()).isEqualTo(401);
    assertThat(program.body()).isEqualTo("{\"message\":\"Unauthenticated.\"}");
    HttpResponse<String> person = send(to("api/user"));
    assertThat(person.statusCode()).isEqualTo(302);
    assertThat(person.headers().firstValue("Location")).contains(tracker.url() + "login");
    assertThat(send(to("api/user?api_token=" + tracker.apiKey().reveal())).statusCode())
        .isEqualTo(200);
    assertThat(send(to("login")).statusCode()).isEqualTo(200);
  }

  @Test
  void an_unknown_page_is_told_from_a_wrong_form_by_its_words_alone() throws Exception {
    assertThat(send(known("api/nothing")).statusCode()).isEqualTo(404);
    assertThat(send(known("api/nothing")).body()).doesNotContain("success");
    assertThat(send(known("api/torrents/7")).body()).contains("No query results for model");
    assertThat(send(known("api/torrents/upload")).statusCode()).isEqualTo(405);
    HttpResponse<String> wrong = upload("a.torrent", torrent("A"), Map.of("category_id", "1"));
    assertThat(wrong.statusCode()).isEqualTo(404);
    assertThat(wrong.body())
        .startsWith("{\"success\":false,\"message\":\"Validation Error.\"")
        .contains("\"name\":[", "\"type_id\":[", "\"resolution_id\":[", "\"anon\":[");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 404, You Must Provide A Torrent File For Upload!",
    "a.TORRENT, 404, You Must Provide A Valid Torrent File For Upload!",
    "a.torrent, 500, Server Error"
  })
  void a_file_that_is_no_torrent_is_refused_or_breaks_it(String file, int status, String words)
      throws Exception {
    HttpResponse<String> answer = upload(file, "nonsense", film());
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(words);
    assertThat(tracker.uploads()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"A?", "A.", "con", "~A", "'A '", "x____padding", ".pad1"})
  void names_that_it_cannot_save_are_refused(String name) throws Exception {
    HttpResponse<String> answer = upload("a.torrent", torrent(name), film());
    assertThat(answer.body()).contains("Invalid Filenames In Torrent Files!");
    assertThat(tracker.uploads()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2, season_number, '', The season number field is required.",
    "1, episode_number, 0, The episode number field is prohibited.",
    "1, tvdb, 7, The tvdb field must be 0.",
    "1, tmdb, tt7, The tmdb field must be an integer.",
    "1, imdb, 0001000, The imdb field must be an integer.",
    "2, season_number, 01, The season number field must be an integer.",
    "1, type_id, 99, The type id is invalid.",
    "3, imdb, 7, The imdb field must be 0."
  })
  void fields_are_checked_by_category(String category, String field, String value, String words)
      throws Exception {
    Map<String, String> fields = film();
    fields.put("category_id", category);
    fields.put(field, value);
    assertThat(upload("a.torrent", torrent("A"), fields).body()).contains(words);
  }

  @Test
  void a_name_has_255_characters_at_most() throws Exception {
    Map<String, String> fields = film();
    fields.put("name", "x".repeat(256));
    assertThat(upload("a.torrent", torrent("A"), fields).body())
        .contains("must not be greater than 255 characters.");
  }

  @Test
  void the_answer_to_an_upload_is_the_address_of_its_file_with_the_users_key() throws Exception {
    String answer = upload("a.torrent", torrent("A"), film()).body().replace("\\/", "/");
    StoredUpload stored = tracker.uploads().getFirst();
    String address =
        tracker.url() + "torrent/download/" + stored.id() + "." + tracker.rssKey().reveal();
    assertThat(answer)
        .isEqualTo(
            "{\"success\":true,\"data\":\""
                + address
                + "\",\"message\":\"Torrent uploaded successfully.\"}");
    HttpResponse<String> file = send(HttpRequest.newBuilder(URI.create(address)));
    assertThat(file.body()).contains("7:entropy128:", "7:privatei1e", "6:source6:UNIT3D");
    String other = "torrent/download/" + stored.id() + ".wrong-key";
    assertThat(send(to(other)).headers().firstValue("Location")).contains(tracker.url() + "login");
    assertThat(send(to(address.replace(stored.id() + ".", "999."))).statusCode()).isEqualTo(404);
  }

  @Test
  void the_filter_keeps_its_answers_for_five_minutes() throws Exception {
    String query = "api/torrents/filter?name=some&perPage=30";
    assertThat(send(known(query)).body()).startsWith("{\"data\":[]");
    upload("a.torrent", torrent("A"), film());
    assertThat(send(known(query)).body()).startsWith("{\"data\":[]");
    assertThat(send(known(query.replace("30", "31"))).body()).contains("Some Film");
    clock.advance(Duration.ofMinutes(5));
    assertThat(send(known(query)).body()).contains("Some Film");
  }

  @ParameterizedTest
  @CsvSource({
    "categories[], 1, true",
    "categories[], 2, false",
    "tmdbId, 5, false",
    "uploader, practice, true",
    "uploader, stranger, false"
  })
  void the_filter_holds_every_part_of_the_query(String name, String value, boolean there)
      throws Exception {
    upload("a.torrent", torrent("A"), film());
    String query = URLEncoder.encode(name, UTF_8) + "=" + value;
    assertThat(send(known("api/torrents/filter?" + query)).body().contains("Some Film"))
        .isEqualTo(there);
  }

  @Test
  void the_limit_of_requests_ends_after_a_minute() throws Exception {
    tracker.throttle();
    for (int i = 0; i < 30; i++) {
      assertThat(send(known("api/user")).statusCode()).isEqualTo(200);
    }
    HttpResponse<String> refused = send(known("api/user"));
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("59");
    clock.advance(Duration.ofMinutes(1));
    assertThat(send(known("api/user")).statusCode()).isEqualTo(200);
  }

  @Test
  void the_announce_server_has_words_of_its_own() throws Exception {
    tracker.moderate(true);
    upload("a.torrent", torrent("A"), film());
    String hash =
        URLEncoder.encode(
            new String(
                java.util.HexFormat.of().parseHex(tracker.uploads().getFirst().infoHash().hex()),
                ISO_8859_1),
            ISO_8859_1);
    String announce = tracker.announceUrl().reveal();
    List<String> answers =
        List.of(
            announced("http://127.0.0.1:" + tracker.url().getPort() + "/announce/wrong", hash),
            announced(announce, "x".repeat(20)),
            announced(announce, hash));
    assertThat(answers.get(0)).contains("Passkey does not exist! Please Re-download the .torrent");
    assertThat(answers.get(1)).contains("Torrent not registered with this tracker.");
    assertThat(answers.get(2))
        .contains("You do not have permission to access a PENDING In Moderation torrent.");
    tracker.approve();
    assertThat(announced(announce, hash)).contains("8:interval");
    assertThat(announced(announce, hash)).doesNotContain("failure");
  }

  private String announced(String url, String hash) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(
            URI.create(url + "?info_hash=" + hash + "&port=6881&left=0")))
        .body();
  }
}
