package dev.seedpost.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The facts of films and series in {@code seedpost.yaml}. */
class VideoFactsFileTest {
  @TempDir Path folder;

  private Map<FactName, Fact> read(String text) throws IOException {
    Files.writeString(folder.resolve("film.mkv"), "film");
    Files.writeString(folder.resolve("seedpost.yaml"), text);
    return FactsFile.read(Content.read(folder));
  }

  private static Fact fact(String... values) {
    return new Fact(List.of(values), "seedpost.yaml");
  }

  @Test
  void the_facts_of_an_episode_can_be_written() throws IOException {
    Map<FactName, Fact> facts =
        read(
            """
            kind: video
            category: tv
            season: 01
            episode: 1-2
            type: web-dl
            origin: p2p
            imdb: tt0111161
            tmdb: 278
            subtitles: [English, German]
            screenshots: https://img.example/1.png
            anonymous: true
            personal-release: false
            mediainfo: |
              General
              Format : Matroska
            """);
    assertThat(facts)
        .containsEntry(FactName.SEASON, fact("01"))
        .containsEntry(FactName.EPISODE, fact("1-2"))
        .containsEntry(FactName.TYPE, fact("web-dl"))
        .containsEntry(FactName.ORIGIN, fact("p2p"))
        .containsEntry(FactName.IMDB, fact("tt0111161"))
        .containsEntry(FactName.SUBTITLES, fact("English", "German"))
        .containsEntry(FactName.SCREENSHOTS, fact("https://img.example/1.png"))
        .containsEntry(FactName.ANONYMOUS, fact("true"))
        .containsEntry(FactName.PERSONAL_RELEASE, fact("false"))
        .containsEntry(FactName.MEDIAINFO, fact("General\nFormat : Matroska"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "season: one | 'season' takes a number, not 'one'",
        "season: -1 | 'season' takes a number, not '-1'",
        "season: 1234567890 | 'season' takes a number, not '1234567890'",
        "episode: 1,2 | 'episode' takes a number or a range, not '1,2'",
        "episode: 2- | 'episode' takes a number or a range, not '2-'",
        "imdb: 0111161 | 'imdb' takes a number as in tt0111161, not '0111161'",
        "tmdb: tt278 | 'tmdb' takes a number, not 'tt278'",
        "tvdb: x | 'tvdb' takes a number, not 'x'",
        "anonymous: yes | 'anonymous' takes true or false, not 'yes'",
        "personal-release: 1 | 'personal-release' takes true or false, not '1'",
        "subtitles: {en: yes} | 'subtitles' takes a value or a list of values",
        "type: webdl | 'type' takes one of disc, remux, encode, web-dl, webrip, hdtv, dvdrip (did"
            + " you mean 'web-dl'?), not 'webdl'",
        "type: Remux | (did you mean 'remux'?), not 'Remux'",
        "origin: P2P | 'origin' takes one of scene, p2p, internal, none",
        "kind: vidoe | (did you mean 'video'?), not 'vidoe'",
        "resolutoin: 1080p | unknown key 'resolutoin'; did you mean 'resolution'?",
        "audio_codec: DTS | unknown key 'audio_codec'; did you mean 'audio-codec'?"
      })
  void a_mistake_is_named_with_what_was_meant(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @EnumSource(FactName.class)
  void every_choice_is_taken_as_it_is_written(FactName name) throws IOException {
    for (String choice : name.choices()) {
      assertThat(read(name.word() + ": " + choice + "\n")).isEqualTo(Map.of(name, fact(choice)));
    }
    assertThat(FactName.of(name.word())).contains(name);
  }
}
