package dev.seedpost.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import dev.seedpost.release.Fact;
import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import dev.seedpost.tracker.api.ApiFamily;
import dev.seedpost.tracker.btn.BtnFamily;
import dev.seedpost.tracker.unit3d.Unit3dFamily;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Reports name the folders of the machine that made them; a form names none. */
class FormPathsTest {
  private static final Map<String, TrackerFamily> FAMILIES =
      Stream.of(new BtnFamily(), new Unit3dFamily(), new ApiFamily())
          .collect(Collectors.toMap(TrackerFamily::name, one -> one));

  private static final String REPORT =
      "General\nComplete name : /home/me/tv/Show.S01E02.mkv\nFolder name : /home/me/tv\nFormat : x";

  @TestFactory
  Stream<DynamicTest> no_form_of_any_video_site_holds_a_folder_of_this_machine() {
    return Definitions.shipped().all().stream()
        .filter(definition -> FAMILIES.containsKey(definition.family()))
        .flatMap(definition ->
            Stream.of("tv", "movie")
                .map(category ->
                    DynamicTest.dynamicTest(
                        definition.id() + ", " + category, () -> check(definition, category))));
  }

  private static void check(Definition definition, String category) {
    Content content =
        new Content(
            Path.of("/home/me/tv/Show.S01E02.mkv"),
            List.of(new ContentFile("Show.S01E02.mkv", 100, 0)),
            List.of());
    FormDraft draft =
        FAMILIES.get(definition.family()).draft(definition, release(category), content);
    assertThat(draft.fields())
        .extracting(FormField::value)
        .noneMatch(text -> text.contains("/home"));
  }

  private static Release release(String category) {
    Map<FactName, Fact> facts = new EnumMap<>(FactName.class);
    Map.of(
            FactName.KIND, "video",
            FactName.CATEGORY, category,
            FactName.TITLE, "Show",
            FactName.TYPE, "web-dl",
            FactName.SEASON, "1",
            FactName.EPISODE, "2",
            FactName.MEDIAINFO, REPORT,
            FactName.BDINFO, REPORT.replace("Complete name", "Disc Path"))
        .forEach((name, value) -> facts.put(name, new Fact(List.of(value), "answer")));
    return new Release("Show.S01E02.mkv", facts, List.of());
  }
}
