package dev.seedpost.tracker.btn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.content.Content;
import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Question;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BtnFormTest {
  private static final Map<FactName, List<String>> SEASON = Map.of(FactName.EPISODE, List.of());

  private static FormDraft draft(Release release, Content content) {
    return new BtnFamily().draft(Sites.shipped(), release, content);
  }

  private static FormDraft draft(Map<FactName, List<String>> changes) {
    return draft(Sites.release(changes), Sites.content(Sites.EPISODE));
  }

  private static FormDraft pack(String... paths) {
    return draft(Sites.release("Example.Show.S05", SEASON), Sites.folder(paths));
  }

  private static String value(FormDraft draft, String field) {
    return draft.fields().stream()
        .filter(one -> one.name().equals(field))
        .map(FormField::value)
        .findFirst()
        .orElse("absent");
  }

  @Test
  void a_whole_season_without_gaps_is_fine() {
    FormDraft draft =
        pack(
            "Show.S05E01E02.mkv",
            "Show.S05E03-E05.mkv",
            "Show.s05e06-07.1080p.mkv",
            "S05E08-720p.mkv");
    assertThat(draft.complete()).isTrue();
    assertThat(value(draft, "type")).isEqualTo("Season");
    assertThat(value(draft, "auto_season")).isEqualTo("S05");
    assertThat(value(draft, "auto_title")).isEqualTo("absent");
  }

  @Test
  void files_without_numbers_are_left_to_the_person_who_looks() {
    assertThat(pack("One.mkv", "Two.mkv").complete()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "S05E01.mkv S05E04.mkv | missing here: 2, 3",
        "S05E09.mkv S05E10.mkv | missing here: 1, 2, 3, 4, 5 and 3 more",
        "S05E01.mkv S06E01.mkv | packs of several seasons; this one has 5, 6",
        "S04E01.mkv S04E02.mkv | it is said to be 5, and the files are of 4",
        "S05E01.mkv S05E02.mkv S05.nfo | does not take files of this type",
        "S05E01.mkv S05E02.mkv Subs/S05.srt | does not take files of this type",
        "S05E01.mkv S05E02.mkv show.rar | does not take files of this type",
        "S05E01.mkv S05E02.mkv Sample/show.mkv | refuses samples; leave out Sample/show.mkv",
        "S05E01.mkv S05E02.mkv s05e02-sample.mkv | refuses samples",
        "S05E01.mkv S05E02.mkv Sample.mkv | refuses samples"
      })
  void a_pack_that_breaks_a_rule_is_refused_with_the_rule(String files, String rule) {
    FormDraft draft = pack(files.split(" ", -1));
    assertThat(draft.refusals())
        .singleElement()
        .asString()
        .contains(rule)
        .contains("BTN rules as clients keep");
  }

  @Test
  void a_lone_file_is_uploaded_without_its_folder() {
    assertThat(pack("Show.S05E01.mkv").refusals())
        .singleElement()
        .asString()
        .contains("a lone file in a folder");
  }

  @Test
  void an_episode_is_one_file() {
    FormDraft draft =
        draft(Sites.release(Map.of()), Sites.folder("Show.S05E04.mkv", "Show.S05E05.mkv"));
    assertThat(draft.refusals()).singleElement().asString().contains("several files as one");
  }

  @Test
  void a_film_with_the_word_sample_in_its_own_name_is_no_sample() {
    String name = "The.Sample.S05E04.mkv";
    assertThat(draft(Sites.release(name, Map.of()), Sites.content(name)).refusals()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SEASON,1-2,several seasons",
    "SEASON,'1,2',several seasons",
    "EPISODE,1-2,packs of some episodes"
  })
  void a_range_is_neither_an_episode_nor_a_season(FactName fact, String range, String rule) {
    FormDraft draft = draft(Map.of(fact, List.of(range)));
    assertThat(draft.refusals()).singleElement().asString().contains(rule);
    assertThat(draft.questions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SEASON,first",
    "EPISODE,pilot",
    "TVDB,tt123",
    "TVDB,0",
    "RESOLUTION,999p",
    "VIDEO_CODEC,AV1",
    "CONTAINER,OGM",
    "COUNTRY,Atlantis",
    "ORIGIN,web"
  })
  void what_the_site_has_no_word_for_is_asked(FactName fact, String word) {
    assertThat(draft(Map.of(fact, List.of(word))).questions())
        .singleElement()
        .extracting(Question::fact)
        .isEqualTo(fact);
  }

  @Test
  void a_disc_is_asked_for_its_size_and_an_unknown_type_for_another() {
    Question disc = draft(Map.of(FactName.TYPE, List.of("disc"))).questions().getFirst();
    assertThat(disc.fact()).isEqualTo(FactName.SOURCE);
    assertThat(disc.choices()).containsExactlyInAnyOrder("BD25", "BD50", "DVD5", "DVD9");
    Question type = draft(Map.of(FactName.TYPE, List.of("vhs"))).questions().getFirst();
    assertThat(type.fact()).isEqualTo(FactName.TYPE);
    assertThat(type.choices()).contains("web-dl");
  }

  @ParameterizedTest
  @CsvSource({
    "web-dl,WEB,WEB-DL",
    "encode,UHD Blu-ray,Bluray",
    "remux,blu-ray,Bluray",
    "hdtv,PDTV,PDTV",
    "hdtv,HDTV,HDTV",
    "disc,bd50,BD50"
  })
  void the_medium_comes_from_type_and_source(String type, String source, String media) {
    FormDraft draft = draft(Map.of(FactName.TYPE, List.of(type), FactName.SOURCE, List.of(source)));
    assertThat(draft.complete()).isTrue();
    assertThat(value(draft, "media")).isEqualTo(media);
  }

  @Test
  void a_remux_of_an_hd_dvd_is_none_of_a_dvd() {
    FormDraft dvd =
        draft(Map.of(FactName.TYPE, List.of("remux"), FactName.SOURCE, List.of("DVD9")));
    assertThat(dvd.refusals()).singleElement().asString().contains("remuxes of DVDs");
    FormDraft hd =
        draft(Map.of(FactName.TYPE, List.of("remux"), FactName.SOURCE, List.of("HD-DVD")));
    assertThat(hd.refusals()).isEmpty();
  }

  @Test
  void a_release_name_of_more_than_100_characters_is_refused() {
    String name = "Example.Show.S05E04." + "x".repeat(81) + ".mkv";
    FormDraft draft = draft(Sites.release(name, Map.of()), Sites.content(name));
    assertThat(draft.refusals())
        .containsExactly("BTN takes release names of at most 100 characters, and this one has 101");
  }

  @Test
  void the_name_of_a_scene_release_is_sacred_and_any_other_has_dots() {
    String name = "Example Show.S05E04 720p.mkv";
    Content file = Sites.content(name);
    FormDraft scene = draft(Sites.release(name, Map.of(FactName.ORIGIN, List.of("scene"))), file);
    assertThat(value(scene, "scenename")).isEqualTo("Example Show.S05E04 720p");
    assertThat(value(scene, "autofill")).isEqualTo("Example Show.S05E04 720p");
    assertThat(value(draft(Sites.release(name, Map.of()), file), "scenename"))
        .isEqualTo("Example.Show.S05E04.720p");
  }

  @Test
  void an_origin_beats_the_mark_of_the_scene() {
    FormDraft draft = draft(Map.of(FactName.SCENE, List.of("true")));
    assertThat(value(draft, "scene_yesno")).isEqualTo("No");
    assertThat(value(draft, "origin")).isEqualTo("P2P");
  }

  @Test
  void the_report_of_mediainfo_leaves_without_the_folders_of_this_machine() {
    String report = "General\nComplete name                  : /home/me/tv/Show.mkv\nFormat : M";
    assertThat(value(draft(Map.of(FactName.MEDIAINFO, List.of(report))), "release_desc"))
        .isEqualTo("General\nComplete name                  : Show.mkv\nFormat : M");
    String windows = "Complete name : C:\\Users\\me\\Show.mkv";
    assertThat(value(draft(Map.of(FactName.MEDIAINFO, List.of(windows))), "release_desc"))
        .isEqualTo("Complete name : Show.mkv");
  }

  @Test
  void only_television_is_taken() {
    FormDraft music = draft(Map.of(FactName.KIND, List.of("music")));
    assertThat(music.refusals()).containsExactly("BTN takes television alone, but this is music");
    assertThat(draft(Map.of(FactName.KIND, List.of())).questions())
        .extracting(Question::fact)
        .containsExactly(FactName.KIND);
    assertThat(draft(Map.of(FactName.CATEGORY, List.of())).questions())
        .extracting(Question::fact)
        .containsExactly(FactName.CATEGORY);
  }
}
