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
import org.junit.jupiter.params.provider.EnumSource;
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
  @CsvSource({
    "e-book,Book,Artist - Book",
    "e-book,artist - Book,artist - Book",
    "comedy,Evening,Artist - Evening",
    "audiobook,Book,Artist - Book",
    "comic,Book,Book",
    "application,Program,Program"
  })
  void an_author_stands_once_before_the_title_where_the_form_is_labelled_so(
      String kind, String title, String sent) {
    FormDraft draft =
        GazelleForm.draft(
            RED,
            Sites.release(Map.of(FactName.KIND, List.of(kind), FactName.TITLE, List.of(title))),
            Sites.content());
    assertThat(draft.fields()).contains(new FormField("title", sent));
  }

  @ParameterizedTest
  @CsvSource({"e-book,true", "audiobook,true", "comedy,false", "comic,false"})
  void an_author_that_is_not_known_is_asked_for_where_the_title_needs_one(
      String kind, boolean asked) {
    FormDraft draft = withoutAuthor(kind, "Book");
    assertThat(draft.questions().stream().anyMatch(one -> one.fact() == FactName.ARTIST))
        .isEqualTo(asked);
    assertThat(withoutAuthor(kind, "Somebody - Book").questions())
        .extracting(Question::fact)
        .doesNotContain(FactName.ARTIST);
  }

  private static FormDraft withoutAuthor(String kind, String title) {
    return GazelleForm.draft(
        RED,
        Sites.release(
            Map.of(
                FactName.KIND, List.of(kind),
                FactName.TITLE, List.of(title),
                FactName.ARTIST, List.of())),
        Sites.content());
  }

  @ParameterizedTest
  @ValueSource(strings = {"e-book", "audiobook", "comedy", "comic", "application", "e-learning"})
  void the_text_about_this_torrent_is_sent_in_every_category(String kind) {
    FormDraft draft =
        GazelleForm.draft(
            RED,
            Sites.release(
                Map.of(
                    FactName.KIND, List.of(kind),
                    FactName.RELEASE_DESCRIPTION, List.of("from the shop"))),
            Sites.content());
    assertThat(draft.fields()).contains(new FormField("release_desc", "from the shop"));
  }

  @ParameterizedTest
  @EnumSource(names = {"DJ", "REMIXER", "COMPOSER", "GUEST"})
  void a_release_that_names_others_alone_is_asked_for_its_main_artist(FactName role) {
    FormDraft draft = draft(Map.of(FactName.ARTIST, List.of(), role, List.of("Somebody")));
    assertThat(draft.questions())
        .singleElement()
        .satisfies(question -> {
          assertThat(question.fact()).isEqualTo(FactName.ARTIST);
          assertThat(question.text())
              .contains("at least one main artist", "DJ", "does not count as one");
        });
    assertThat(draft.fields()).contains(new FormField("artists[]", "Somebody"));
  }

  @Test
  void a_release_that_names_nobody_is_asked_for_its_artist_once() {
    assertThat(draft(Map.of(FactName.ARTIST, List.of())).questions())
        .extracting(Question::fact)
        .containsExactly(FactName.ARTIST);
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
