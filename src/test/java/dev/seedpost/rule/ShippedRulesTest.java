package dev.seedpost.rule;

import static dev.seedpost.rule.Subjects.KNOWN;
import static dev.seedpost.rule.Subjects.OPS;
import static dev.seedpost.rule.Subjects.RED;
import static dev.seedpost.rule.Subjects.knowing;
import static dev.seedpost.rule.Subjects.named;
import static dev.seedpost.rule.Subjects.torrent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.content.Content;
import dev.seedpost.practice.TinyAlbum;
import dev.seedpost.release.FactName;
import dev.seedpost.release.ReleaseReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples in {@code rules/}: the demo uses them, and users begin with them. */
class ShippedRulesTest {
  @TempDir Path parent;

  private static RuleBook shipped() {
    try (Stream<Path> files = Files.list(Path.of("rules"))) {
      return RuleBook.read(files.sorted().toList(), KNOWN);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Subject music(String name) {
    return knowing(sized(named(name)), FactName.KIND, "music");
  }

  private static Subject sized(Subject one) {
    Content content = Subjects.sized(50L << 20).content();
    return new Subject(
        one.source(),
        new Content(one.content().root(), content.files(), List.of()),
        one.release(),
        one.category(),
        one.tags(),
        one.trackerHosts(),
        one.completed(),
        one.now());
  }

  private static Subject flac(String name) {
    return knowing(music(name), FactName.FORMAT, "FLAC");
  }

  private static Subject mp3(String bitrate) {
    return knowing(knowing(music("Album"), FactName.FORMAT, "MP3"), FactName.BITRATE, bitrate);
  }

  private static String decided(Subject subject) {
    Decision decision = shipped().decide(subject).decision();
    return decision.getClass().getSimpleName() + ": " + decision.rule();
  }

  @Test
  void every_shipped_rule_is_tried_here() {
    assertThat(shipped().ruleNames())
        .containsExactly(
            "lossless music from the drop folder",
            "MP3 from the drop folder",
            "finished torrents that were marked for upload",
            "music that was ordered by hand");
    assertThat(shipped().sources()).containsExactlyInAnyOrder("drop", "qbittorrent", "command");
  }

  @Test
  void a_real_album_in_the_drop_folder_goes_to_both_sites() {
    Content content =
        Content.read(TinyAlbum.write(parent, "Some Artist", "Some Album", 2026, 2, 7));
    Subject subject =
        new Subject(
            "drop",
            content,
            new ReleaseReader().read(content),
            "",
            Set.of(),
            Set.of(),
            Optional.empty(),
            Subjects.NOW);
    assertThat(shipped().decide(subject).decision())
        .isInstanceOfSatisfying(
            Decision.Upload.class,
            upload -> {
              assertThat(upload.rule()).isEqualTo("lossless music from the drop folder");
              assertThat(upload.plans()).extracting(Plan::tracker).containsExactly(RED, OPS);
              assertThat(upload.plans().getFirst().placement().savePath())
                  .isEqualTo(content.parent().toString());
              assertThat(upload.plans().getLast().placement().tags())
                  .containsExactly("seedpost", "ops");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "Album, Upload: lossless music from the drop folder",
    "Label Sampler 3, 'Ignore: '",
    "Album (Promo), 'Ignore: '",
    "Promotional, Upload: lossless music from the drop folder"
  })
  void lossless_music_is_taken_but_no_samplers_and_promos(String name, String decided) {
    assertThat(decided(flac(name))).isEqualTo(decided);
  }

  @Test
  void lossless_music_from_elsewhere_or_of_unknown_format_is_left() {
    assertThat(decided(Subjects.from(flac("Album"), "other"))).isEqualTo("Ignore: ");
    assertThat(decided(music("Album"))).isEqualTo("Ignore: ");
    assertThat(decided(knowing(flac("Album"), FactName.KIND, "audiobook"))).isEqualTo("Ignore: ");
  }

  @ParameterizedTest
  @CsvSource({
    "320, Upload: MP3 from the drop folder",
    "V0 (VBR), Upload: MP3 from the drop folder",
    "V2 (VBR), 'Ignore: '",
    "192, 'Ignore: '"
  })
  void only_good_mp3s_are_taken(String bitrate, String decided) {
    assertThat(decided(mp3(bitrate))).isEqualTo(decided);
  }

  @Test
  void a_finished_torrent_has_to_be_marked() {
    Subject finished = Subjects.from(music("Album"), "qbittorrent");
    assertThat(decided(torrent(finished, "upload", Set.of(), Set.of())))
        .isEqualTo("Upload: finished torrents that were marked for upload");
    assertThat(decided(torrent(finished, "music", Set.of(), Set.of()))).isEqualTo("Ignore: ");
  }

  @Test
  void what_is_ordered_by_hand_has_to_be_music() {
    assertThat(decided(Subjects.from(music("Album"), "command")))
        .isEqualTo("Upload: music that was ordered by hand");
    assertThat(decided(Subjects.from(named("Album"), "command"))).isEqualTo("Ignore: ");
  }

  @ParameterizedTest
  @CsvSource({"cross-seed", "no-upload", "NO-UPLOAD"})
  void the_hard_stop_is_stronger_than_every_rule(String tag) {
    Set<String> tags = Set.of(tag, "other");
    assertThat(
            Stream.of(
                    flac("Album"),
                    mp3("320"),
                    Subjects.from(flac("Album"), "qbittorrent"),
                    Subjects.from(flac("Album"), "command"))
                .map(subject -> decided(torrent(subject, "upload", tags, Set.of()))))
        .hasSize(4)
        .containsOnly("Ignore: policy deny 1");
  }
}
