package dev.seedpost.tracker.btn;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.release.FactName;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.UploadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The NFO of a scene release: a lone file cannot have it in its torrent, so it lies beside it. */
class BtnNfoTest {
  /** Drawn in the letters of DOS, which are no UTF-8. */
  private static final byte[] DRAWN = {'d', (byte) 0xDB, (byte) 0xB0, 13, 10};

  private static final String NFO = Sites.EPISODE.replace(".mkv", ".nfo");

  @TempDir Path folder;
  private final ScriptedBtn site = new ScriptedBtn();
  private Content episode;

  @BeforeEach
  void episode() throws IOException {
    episode = Content.read(Files.writeString(folder.resolve(Sites.EPISODE), "video"));
  }

  @AfterEach
  void close() {
    site.close();
  }

  private List<FormField> nfo(String origin) {
    return new BtnFamily()
            .draft(
                Sites.shipped(), Sites.release(Map.of(FactName.ORIGIN, List.of(origin))), episode)
            .fields()
            .stream()
            .filter(field -> field.name().equals("nfo"))
            .toList();
  }

  private static FormField beside() {
    return new FormField("nfo", NFO, FormField.Kind.NEIGHBOUR_FILE);
  }

  @Test
  void the_nfo_beside_a_lone_scene_file_belongs_to_its_form() throws IOException {
    assertThat(nfo("scene")).isEmpty();
    Files.writeString(folder.resolve("other.nfo"), "of another");
    assertThat(nfo("scene")).isEmpty();
    Files.write(folder.resolve(NFO), DRAWN);
    assertThat(nfo("scene")).containsExactly(beside());
    assertThat(nfo("p2p")).isEmpty();
  }

  @Test
  void a_link_in_its_place_is_not_followed() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "password");
    Files.createSymbolicLink(folder.resolve(NFO), secret);
    assertThat(nfo("scene")).isEmpty();
  }

  private UploadRequest request(FormField nfo) {
    List<FormField> fields = new ArrayList<>(site.request().fields());
    fields.add(nfo);
    return new UploadRequest(site.request().torrent(), fields, episode);
  }

  private void takes(String form) {
    site.ready()
        .fills(aResponse().withHeader("Content-Type", "text/html").withBody(form))
        .takes(aResponse().withStatus(302).withHeader("Location", "torrents.php?id=1&torrentid=2"));
  }

  private String submitted() {
    return new String(site.submitted().getFirst().getBody(), ISO_8859_1);
  }

  @Test
  void it_is_sent_byte_by_byte() throws IOException {
    Files.write(folder.resolve(NFO), DRAWN);
    takes(ScriptedBtn.fixture("form.filled.html"));
    site.client().upload(request(beside()));
    assertThat(submitted())
        .contains("name=\"nfo\"; filename=\"" + NFO + "\"", new String(DRAWN, ISO_8859_1));
  }

  @Test
  void a_form_that_has_no_place_for_it_is_sent_without() throws IOException {
    Files.write(folder.resolve(NFO), DRAWN);
    takes(
        ScriptedBtn.fixture("form.filled.html")
            .replace("<input type=\"file\" name=\"nfo\" />", ""));
    site.client().upload(request(beside()));
    assertThat(submitted()).doesNotContain("name=\"nfo\"").contains("name=\"file_input\"");
  }

  @Test
  void one_that_is_gone_or_elsewhere_stops_the_upload_before_it_leaves() throws IOException {
    takes(ScriptedBtn.fixture("form.filled.html"));
    Path parent = Files.writeString(folder.resolveSibling("elsewhere.nfo"), "x");
    for (String name : List.of(NFO, "../" + parent.getFileName(), parent.toString())) {
      FormField nfo = new FormField("nfo", name, FormField.Kind.NEIGHBOUR_FILE);
      assertThat(
              catchThrowableOfType(FailureException.class, () -> site.client().upload(request(nfo)))
                  .kind())
          .isEqualTo(FailureKind.INVALID_CONTENT);
    }
    assertThat(site.submitted()).isEmpty();
    Files.delete(parent);
  }
}
