package dev.seedpost.tracker.gazelle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.release.FactName;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Question;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the examples in the definitions cannot say of Gazelle's forms. */
class GazelleFormTest {
  private static final Definition RED = Sites.definition("red", URI.create("http://127.0.0.1/"));

  @Test
  void rip_logs_are_sent_byte_by_byte_from_the_payload() {
    FormDraft draft =
        GazelleForm.draft(
            RED,
            Sites.release(Map.of(FactName.MEDIA, List.of("CD"))),
            Sites.content("01.flac", "rip.log"));
    assertThat(draft.complete()).isTrue();
    assertThat(draft.fields())
        .contains(new FormField("logfiles[]", "rip.log", FormField.Kind.PAYLOAD_FILE));
  }

  @Test
  void an_unknown_kind_is_asked_for_among_the_categories() {
    FormDraft draft = draft(Map.of(FactName.KIND, List.of()));
    assertThat(draft.fields()).isEmpty();
    assertThat(draft.questions())
        .singleElement()
        .satisfies(question ->
            assertThat(question.choices())
                .contains("music", "e-book", "audiobook", "comic", "comedy")
                .doesNotContain("video"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "12a", "https://redacted.sh/requests.php?id=1"})
  void a_request_that_is_no_number_is_asked_for(String request) {
    FormDraft draft = draft(Map.of(FactName.REQUEST, List.of(request)));
    assertThat(draft.questions()).extracting(Question::fact).containsExactly(FactName.REQUEST);
    assertThat(draft.fields()).extracting(FormField::name).doesNotContain("requestid");
  }

  @ParameterizedTest
  @CsvSource({"e-book,Book,Artist - Book", "comic,Artist - Book,Artist - Book", "comedy,Book,Book"})
  void an_author_stands_once_before_the_title_of_what_is_written(
      String kind, String title, String sent) {
    FormDraft draft =
        GazelleForm.draft(
            RED,
            Sites.release(Map.of(FactName.KIND, List.of(kind), FactName.TITLE, List.of(title))),
            Sites.content());
    assertThat(draft.fields()).contains(new FormField("title", sent));
  }

  @Test
  void author_and_title_together_may_be_too_long() {
    FormDraft draft =
        GazelleForm.draft(
            RED,
            Sites.release(
                Map.of(FactName.KIND, List.of("e-book"), FactName.TITLE, List.of("T".repeat(195)))),
            Sites.content("book.epub"));
    assertThat(draft.questions())
        .singleElement()
        .satisfies(question -> {
          assertThat(question.fact()).isEqualTo(FactName.TITLE);
          assertThat(question.text()).contains("204");
        });
  }

  @Test
  void an_audiobook_of_two_formats_is_to_be_split() {
    FormDraft draft =
        GazelleForm.draft(
            RED,
            Sites.release(Map.of(FactName.KIND, List.of("audiobook"))),
            Sites.content("1.flac", "2.m4b"));
    assertThat(draft.refusals()).singleElement().asString().contains("split it");
  }

  private static FormDraft draft(Map<FactName, List<String>> changes) {
    return GazelleForm.draft(RED, Sites.release(changes), Sites.content("01.flac"));
  }
}
