package dev.seedpost.tracker.unit3d;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Definitions;
import dev.seedpost.tracker.TrackerId;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The ids of every site as two public clients have them, written down by hand a second time: a slip
 * in a definition puts uploads into another category without anybody being told.
 */
class Unit3dIdsTest {
  private static final String CATEGORY = "category movie=1 tv=2";
  private static final String TYPE =
      "type disc=1 remux=2 encode=3 dvdrip=3 web-dl=4 webrip=5 hdtv=6";
  private static final String RESOLUTION =
      "resolution 4320p=1 2160p=2 1440p=3 1080p=3 1080i=4 720p=5 576p=6 576i=7 480p=8 480i=9"
          + " other=10";

  /** A site and what differs from the default; "-" stands for an id that is not known. */
  private static final String SITES =
      """
      aither
      lst
      ulcx
      dp
      lume
      otw
      blu  category fanres=3; type remux=3 encode=12 dvdrip=-; \
           resolution 8640p=10 4320p=11 2160p=1 1080p=2 1080i=3 1440p=- other=-
      oe   type disc=19 remux=20 web-dl=21 encode=16 dvdrip=- encode_x265=10 encode_AV1=14 \
           encode_x264=15
      rf   category tv=-; type disc=43 remux=40 encode=41 web-dl=42 webrip=45 hdtv=35 dvdrip=-
      fnp  resolution 1080i=11 576i=15 480i=14
      huno type web-dl=3 webrip=3 web-dl_x265=15 webrip_x265=15 encode=15 hdtv=15 dvdrip=-
      sp   category anime=6 sports=8
      shri type disc=26 remux=7 web-dl=27 encode=15 webrip=- hdtv=- dvdrip=-
      itt  type dvdrip=24
      yus  type disc=17
      ldu  category anime=8 fanres=12
      cbr  category anime=4
      lcd  category anime=6
      pt   type webrip=39; resolution 1440p=13 540p=11
      dt   type disc=3 remux=5 encode=12 webrip=12 web-dl=11 hdtv=13 dvdrip=-; \
           resolution 2160p=8 1080p=11 1080i=7 720p=6 576p=4 480p=2 4320p=- 1440p=- 576i=- 480i=- \
           other=-
      """;

  private static Stream<String> sites() {
    return SITES.lines().map(String::strip);
  }

  private static Definition shipped(String site) {
    return Definitions.shipped().get(new TrackerId(site)).orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> every_id_is_the_one_that_clients_send() {
    return sites()
        .map(line -> line.split("\\s+", 2))
        .map(site -> DynamicTest.dynamicTest(site[0], () -> check(site)));
  }

  private static void check(String[] site) {
    Definition definition = shipped(site[0]);
    String own = site.length > 1 ? site[1] : "";
    for (String table : new String[] {CATEGORY, TYPE, RESOLUTION}) {
      String name = table.substring(0, table.indexOf(' '));
      Stream<String> differing =
          Arrays.stream(own.split(";", -1))
              .map(String::strip)
              .filter(part -> part.startsWith(name + " "));
      Stream.concat(Stream.of(table), differing)
          .flatMap(part -> Arrays.stream(part.split(" +", -1)).skip(1))
          .collect(
              Collectors.toMap(
                  pair -> pair.substring(0, pair.indexOf('=')).replace('_', ' '),
                  pair -> pair.substring(pair.indexOf('=') + 1),
                  (usual, ours) -> ours))
          .forEach((word, id) ->
              assertThat(definition.form().tables().get(name).getOrDefault(word, "-"))
                  .as("%s, %s %s", site[0], name, word)
                  .isEqualTo(id));
    }
  }

  @Test
  void no_site_of_this_software_is_left_out() {
    Set<String> written = sites().map(line -> line.split("\\s+", 2)[0]).collect(Collectors.toSet());
    assertThat(Definitions.shipped().all())
        .filteredOn(definition -> definition.family().equals("unit3d"))
        .extracting(definition -> definition.id().id())
        .containsExactlyInAnyOrderElementsOf(written);
  }
}
