package dev.seedpost.tracker.gazelle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.http.Reply;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Json;
import dev.seedpost.tracker.Listing;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a list of torrents is and what is none. */
class BrowsedTest {
  private static final Definition RED = Sites.definition("red", URI.create("http://127.0.0.1/"));

  @Test
  void a_category_without_editions_lists_the_torrent_itself() {
    Json response =
        Json.read(
                "{\"results\":[{\"groupId\":\"7\",\"groupName\":\"A -"
                    + " B\",\"torrentId\":8,\"size\":\"9\"}]}")
            .orElseThrow();
    assertThat(Browsed.of(response).orElseThrow())
        .extracting(Browsed::listing)
        .containsExactly(
            new Listing("8", "7", Listing.Whose.HIDDEN, Listing.Likeness.SIMILAR, 9, "A - B"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"results\":null}",
        "{\"results\":\"none\"}",
        "{\"results\":0}",
        "{\"results\":[7]}",
        "{\"results\":[{\"groupName\":\"A\"}]}",
        "{\"results\":[{\"groupName\":\"A\",\"torrents\":\"8\"}]}",
        "{\"results\":[{\"groupName\":\"A\",\"torrents\":[{\"size\":9}]}]}",
        "[]",
      })
  void an_answer_without_a_list_of_torrents_does_not_say_that_there_are_none(String response) {
    assertThatThrownBy(() -> browsed(response))
        .isInstanceOfSatisfying(
            FailureException.class,
            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"results\":[]}",
        "{\"results\":{},\"youMightLike\":[]}",
        "{\"results\":[{\"torrents\":[]}]}"
      })
  void an_empty_list_says_that_there_are_none(String response) {
    assertThat(browsed(response)).isEmpty();
  }

  private static List<Browsed> browsed(String response) {
    GazelleAnswers answers = new GazelleAnswers(new GazelleRefusals(RED), UnaryOperator.identity());
    String body = "{\"status\":\"success\",\"response\":" + response + "}";
    return answers.browsed(
        new Reply(
            200,
            "application/json",
            body.getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            "",
            List.of()),
        "look");
  }
}
