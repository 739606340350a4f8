package dev.seedpost.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.release.Fact;
import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts with places for facts. */
class TemplateTest {
  private static final String NAME =
      "{title} {year?} {season-episode?} {resolution} {service?} {video-codec?}-{group?}";

  /** Facts written as {@code title=Some Film;year=2020}. */
  private static Release release(String name, String facts) {
    Map<FactName, Fact> known = new EnumMap<>(FactName.class);
    for (String pair : facts.isEmpty() ? new String[0] : facts.split(";", -1)) {
      String[] parts = pair.split("=", 2);
      known.put(FactName.of(parts[0]).orElseThrow(), new Fact(List.of(parts[1]), "test"));
    }
    return new Release(name, known, List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title=Film;year=2020;resolution=1080p;video-codec=H.264;group=GRP | Film 2020 1080p"
            + " H.264-GRP",
        "title=Show;season=1;resolution=1080p;video-codec=H.264 | Show S01 1080p H.264",
        "title=Show;season=1;episode=2;resolution=720p;group=GRP | Show S01E02 720p-GRP",
        "title=Show;season=10;episode=1-12;resolution=720p | Show S10E01-E12 720p",
        "title=Film;resolution=1080p;service=NF;group=G | Film 1080p NF-G",
        "title=Some-Film;resolution=1080p | Some-Film 1080p",
        "title=Film | ''",
        "resolution=1080p | ''"
      })
  void what_is_absent_leaves_no_trace(String facts, String filled) {
    assertThat(new Template(NAME).fill(release("x", facts)).orElse("")).isEqualTo(filled);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Some.Film.2020.1080p.WEB-DL.DDP5.1.H.264-GRP | Some Film 2020 1080p WEB-DL DDP5.1"
            + " H.264-GRP",
        "Some.Film.2020.1080p.WEB-DL.DDP5.1.H.264-GRP.mkv | Some Film 2020 1080p WEB-DL DDP5.1"
            + " H.264-GRP",
        "Show_Name.S01.TrueHD.7.1 | Show Name S01 TrueHD 7.1",
        "Show.S01E02.1080p.WEB-DL.DDP5.1.H.264-GRP | Show S01E02 1080p WEB-DL DDP5.1 H.264-GRP",
        "Show.S01.720p.AAC2.0.x264-GRP | Show S01 720p AAC2.0 x264-GRP",
        "Show.S01E02.7.Days.1080p | Show S01E02 7 Days 1080p",
        "Film.3.2013.1080p.DTS-HD.MA.7.1-GRP | Film 3 2013 1080p DTS-HD MA 7.1-GRP",
        "Already With Blanks 5.1 | Already With Blanks 5.1"
      })
  void a_release_name_in_words_keeps_the_dots_that_mean_something(String name, String words) {
    assertThat(new Template("{release-words}").fill(release(name, ""))).contains(words);
  }

  @Test
  void a_release_name_is_left_as_it_is() {
    assertThat(new Template("{release-name}").fill(release("A.B.S01-G.mkv", "")))
        .contains("A.B.S01-G");
  }

  @Test
  void an_id_may_be_sent_without_its_letters() {
    assertThat(new Template("{imdb:digits}").fill(release("x", "imdb=tt0111161")))
        .contains("0111161");
    assertThat(new Template("{imdb}").fill(release("x", "imdb=tt0111161"))).contains("tt0111161");
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5, -",
    "05, 5, -",
    "0, 0, -",
    "1-2, 1, 2",
    "09-10, 9, 10",
    "1 - 3, 1, 3",
    "'1, 2', -, -",
    "E05, -, -",
    "-, -, -"
  })
  void of_a_range_either_end_may_be_sent(String episode, String first, String last) {
    Release release = release("x", "episode=" + episode);
    assertThat(new Template("{episode:first}").fill(release).orElse("-")).isEqualTo(first);
    assertThat(new Template("{episode:last?}").fill(release).orElse("-")).isEqualTo(last);
    assertThat(new Template("{episode:first}").unfit(release).isEmpty())
        .isEqualTo(!first.equals("-"));
  }

  @Test
  void several_lines_are_left_as_they_are() {
    assertThat(new Template("{mediainfo}").fill(release("x", "mediainfo=General\n  a  -b")))
        .contains("General\n  a  -b");
  }

  @Test
  void the_facts_that_are_needed_are_known() {
    assertThat(new Template(NAME).needed()).containsExactly(FactName.TITLE, FactName.RESOLUTION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{titel} | there is no fact 'titel'",
        "{title | has a brace that opens no {fact}",
        "title} | has a brace that opens no {fact}",
        "{Title} | has a brace that opens no {fact}"
      })
  void a_slip_in_a_template_is_found_when_it_is_read(String text, String why) {
    assertThatThrownBy(() -> new Template(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(why);
  }

  @ParameterizedTest
  @CsvSource({"-", "a  b", "n/a -"})
  void a_text_without_places_stands_as_it_is_written(String text) {
    assertThat(new Template(text).fill(release("x", ""))).contains(text);
  }
}
