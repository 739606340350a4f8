package dev.seedpost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.release.FactName;
import dev.seedpost.tracker.Question;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploading with a person at the terminal. */
class UploadDialogTest {
  private final FakeServices services = new FakeServices();
  private final Terminal terminal = new Terminal(services);

  @Test
  void it_asks_for_what_is_missing_shows_the_filled_form_and_asks_once_more() {
    services.proposal = Samples.proposal(Samples.row(Samples.RED, Samples.MEDIA, Samples.YEAR));
    Terminal.Result result = terminal.typing("2", "2020", "y").run("upload", "/a");
    assertThat(result.code()).isZero();
    assertThat(result.err())
        .contains("Which media?\n  1) CD\n  2) WEB\n  3) Vinyl\nmedia: ", "Which year?\nyear: ")
        .contains("Upload to red? [y/N] ");
    assertThat(result.out())
        .contains("The form for red:\n    title = Album\n    media = WEB\n    year = 2020\n")
        .doesNotContain("[y/N]", "Which media?");
    assertThat(services.looks).contains("answer media [WEB]", "answer year [2020]");
    assertThat(services.effects).containsExactly("enqueue [red]");
    assertThat(services.items.get(1L).state()).isEqualTo(ItemState.PREPARED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"n", "", "no", "yikes", "ye", "1"})
  void anything_but_a_yes_does_nothing(String answer) {
    Terminal.Result result = terminal.typing(answer).run("upload", "/a");
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).endsWith("Nothing was done.\n");
    assertThat(services.effects).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "Y", "yes", "YES", " yes "})
  void a_yes_in_any_case_goes_on(String answer) {
    assertThat(terminal.typing(answer).run("upload", "/a").code()).isZero();
    assertThat(services.effects).containsExactly("enqueue [red]");
  }

  @ParameterizedTest
  @CsvSource({"1, CD", "3, Vinyl", "web, WEB", "VINYL, Vinyl", "' 2 ', WEB"})
  void a_choice_is_a_number_or_a_word(String typed, String chosen) {
    services.proposal = Samples.proposal(Samples.row(Samples.RED, Samples.MEDIA));
    terminal.typing(typed, "y").run("upload", "/a");
    assertThat(services.looks).contains("answer media [" + chosen + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "4", "99999999999", "tape", "-1", "1,2"})
  void a_wrong_choice_is_asked_again(String wrong) {
    services.proposal = Samples.proposal(Samples.row(Samples.RED, Samples.MEDIA));
    Terminal.Result result = terminal.typing(wrong, "1", "y").run("upload", "/a");
    assertThat(result.err()).contains("Please enter a number from 1 to 3");
    assertThat(services.looks).contains("answer media [CD]");
    assertThat(result.code()).isZero();
  }

  @Test
  void a_number_that_is_itself_a_choice_is_that_choice() {
    services.proposal =
        Samples.proposal(
            Samples.row(
                Samples.RED,
                new Question(FactName.BITRATE, "Which bitrate?", List.of("192", "320"))));
    terminal.typing("320", "y").run("upload", "/a");
    assertThat(services.looks).contains("answer bitrate [320]");
  }

  @Test
  void an_answer_that_the_form_does_not_take_is_asked_for_again() {
    services.proposal = Samples.proposal(Samples.row(Samples.RED, Samples.YEAR));
    services.accepts = (fact, text) -> text.matches("[0-9]{4}");
    Terminal.Result result = terminal.typing("soon", "2020", "y").run("upload", "/a");
    assertThat(result.err().split("Which year\\?", -1)).hasSize(3);
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("year = 2020");
  }

  @Test
  void a_list_is_split_at_commas_and_a_list_of_nothing_is_asked_for_again() {
    services.proposal = Samples.proposal(Samples.row(Samples.RED, Samples.TAGS));
    terminal.typing(" , ,", "rock, drum and bass ,", "y").run("upload", "/a");
    assertThat(services.looks).contains("answer tags [rock, drum and bass]");
  }

  @Test
  void free_text_that_is_no_list_keeps_its_commas() {
    services.proposal =
        Samples.proposal(
            Samples.row(Samples.RED, new Question(FactName.TITLE, "Which title?", List.of())));
    terminal.typing("One, Two", "y").run("upload", "/a");
    assertThat(services.looks).contains("answer title [One, Two]");
  }

  @Test
  void what_is_left_empty_stays_open_and_holds_the_item() {
    services.proposal = Samples.proposal(Samples.row(Samples.RED, Samples.MEDIA, Samples.YEAR));
    Terminal.Result result = terminal.typing("", "2020", "y").run("upload", "/a");
    assertThat(result.out())
        .contains("    year = 2020\n  missing: media (CD, WEB, Vinyl)\n", "item 1 red: Question");
    assertThat(result.code()).isEqualTo(9);
  }

  @Test
  void a_fact_that_two_sites_need_is_asked_for_once_with_the_words_that_both_take() {
    Question other = new Question(FactName.MEDIA, "Medium?", List.of("Cassette", "Vinyl", "CD"));
    services.proposal =
        Samples.proposal(Samples.row(Samples.RED, Samples.MEDIA), Samples.row(Samples.OPS, other));
    Terminal.Result result = terminal.typing("2", "y").run("upload", "/a");
    assertThat(result.err())
        .contains("Which media?\n  1) CD\n  2) Vinyl\n")
        .doesNotContain("Medium?", "WEB");
    assertThat(services.looks).contains("answer media [Vinyl]");
    assertThat(services.effects).containsExactly("enqueue [red, ops]");
  }

  @Test
  void where_no_rule_takes_it_it_asks_for_the_trackers() {
    services.proposal = Samples.ignored("no rule matches");
    services.chosen = Optional.of(Samples.proposal(Samples.row(Samples.OPS)));
    Terminal.Result result = terminal.typing("3", "2 OPS", "y").run("upload", "/a");
    assertThat(result.err())
        .contains("No rule takes it: no rule matches", "  1) red\n  2) ops\n", "from 1 to 2");
    assertThat(services.looks).contains("propose Payload[path=/a] [ops]");
    assertThat(services.effects).containsExactly("enqueue [ops]");
  }

  @Test
  void choosing_no_tracker_does_nothing() {
    services.proposal = Samples.ignored("no rule matches");
    assertThat(terminal.typing("").run("upload", "/a").code()).isEqualTo(4);
    assertThat(terminal.typing().run("upload", "/a").code()).isEqualTo(4);
    services.trackers = List.of();
    assertThat(terminal.typing("red").run("upload", "/a").code()).isEqualTo(4);
    assertThat(services.effects).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void the_end_of_the_input_at_any_question_does_nothing(int answers) {
    services.proposal = Samples.proposal(Samples.row(Samples.RED, Samples.MEDIA, Samples.YEAR));
    String[] lines = List.of("1", "2020").subList(0, answers).toArray(String[]::new);
    Terminal.Result result = terminal.typing(lines).run("upload", "/a");
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).endsWith("Nothing was done.\n").doesNotContain("fault");
    assertThat(services.effects).isEmpty();
  }

  @Test
  void a_yes_is_the_consent_that_a_rule_waits_for() {
    services.proposal = Samples.proposal(Samples.held(Samples.RED, "look at it first"));
    Terminal.Result result = terminal.typing("y").run("upload", "/a");
    assertThat(result.out())
        .contains("The form for red:\n    title = Album\n  held: look at it first\n");
    assertThat(services.items.get(1L).state()).isEqualTo(ItemState.PREPARED);
    assertThat(result.code()).isZero();
  }

  @Test
  void an_option_is_no_consent() {
    services.proposal = Samples.proposal(Samples.held(Samples.RED, "look at it first"));
    Terminal.Result result = terminal.typing().run("upload", "/a", "--yes");
    assertThat(result.err()).doesNotContain("[y/N]");
    assertThat(result.code()).isEqualTo(9);
  }

  @Test
  void with_yes_it_still_asks_for_what_is_missing() {
    services.proposal = Samples.proposal(Samples.row(Samples.RED, Samples.MEDIA));
    assertThat(terminal.typing("1").run("upload", "/a", "--yes").code()).isZero();
    assertThat(services.effects).containsExactly("enqueue [red]");
  }

  @Test
  void a_tracker_that_has_it_already_is_neither_asked_about_nor_confirmed() {
    QueueItem old = Samples.item(1, Samples.OPS, ItemState.SEEDING);
    services.with(old);
    services.proposal =
        Samples.proposal(Samples.row(Samples.RED), Samples.existing(old, Samples.MEDIA));
    Terminal.Result result = terminal.typing("y").run("upload", "/a");
    assertThat(result.err()).contains("Upload to red? [y/N]").doesNotContain("Which media?");
    assertThat(result.out()).doesNotContain("The form for ops");
    assertThat(result.code()).isZero();
  }

  @Test
  void nothing_new_asks_nothing() {
    services.proposal =
        Samples.proposal(Samples.existing(Samples.item(1, Samples.RED, ItemState.SEEDING)));
    Terminal.Result result = terminal.typing("y").run("upload", "/a");
    assertThat(result.err()).doesNotContain("[y/N]");
    assertThat(result.code()).isEqualTo(4);
  }

  @Test
  void hostile_choices_cannot_steer_the_terminal() {
    services.proposal =
        Samples.proposal(
            Samples.row(
                Samples.RED, new Question(FactName.MEDIA, "Which\u001b[2J?", List.of("C\u009bD"))));
    Terminal.Result result = terminal.typing("1", "y").run("upload", "/a");
    assertThat(result.err()).contains("Which\\u001b[2J?", "C\\u009bD").doesNotContain("\u001b");
  }
}
