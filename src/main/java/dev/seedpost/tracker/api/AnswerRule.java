package dev.seedpost.tracker.api;

import dev.seedpost.http.Reply;
import dev.seedpost.tracker.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one form of answer means. The first rule that fits an answer decides.
 *
 * @param from lowest status
 * @param to highest status
 * @param test what the body must be
 * @param means the outcome
 * @param details what is taken from it
 */
record AnswerRule(int from, int to, Test test, Means means, Details details) {
  /** What a body must be. */
  sealed interface Test {
    /** JSON, whatever is in it. */
    record AnyJson() implements Test {}

    /** JSON with something at one of the paths. */
    record Present(List<String> paths) implements Test {}

    /** JSON with one of the words at one of the paths. */
    record Word(List<String> paths, List<String> words) implements Test {}

    /**
     * JSON with a text at one of the paths, or sentences below it, in which the pattern is found.
     */
    record Matching(List<String> paths, Pattern pattern) implements Test {}

    /** No JSON and no page for people, but a text that matches as a whole. */
    record Plain(Pattern pattern) implements Test {}
  }

  /** The outcome of an upload. */
  enum Means {
    ACCEPTED,
    ALREADY_THERE,
    REFUSED,
    AUTH,
    RATE_LIMITED,
    HANDED_OVER,
    UNCERTAIN;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What is taken from an answer.
   *
   * @param id the site's number of the torrent
   * @param reasons paths of what the site says
   * @param todo what a person does next, one sentence
   */
  record Details(Optional<Pick> id, List<String> reasons, String todo) {
    Details {
      reasons = List.copyOf(reasons);
    }
  }

  boolean fits(Reply reply, Optional<Json> json) {
    if (reply.status() < from || reply.status() > to) {
      return false;
    }
    return switch (test) {
      case Test.Plain plain -> json.isEmpty() && fits(plain, reply.text().strip());
      case Test.AnyJson any -> json.isPresent();
      case Test.Present present ->
          json.filter(one -> present.paths().stream().anyMatch(path -> Pick.present(one, path)))
              .isPresent();
      case Test.Word word -> json.filter(one -> fits(word, one)).isPresent();
      case Test.Matching matching ->
          json.filter(one ->
                  Pick.sentences(one, matching.paths()).stream()
                      .anyMatch(text -> matching.pattern().matcher(text).find()))
              .isPresent();
    };
  }

  private static boolean fits(Test.Plain plain, String text) {
    boolean data = text.startsWith("<") || text.startsWith("{") || text.startsWith("[");
    return !text.isEmpty() && !data && plain.pattern().matcher(text).matches();
  }

  private static boolean fits(Test.Word word, Json json) {
    return word.paths().stream()
        .flatMap(path -> Pick.parent(json, path).text(Pick.last(path)).stream())
        .anyMatch(text -> word.words().stream().anyMatch(text::equalsIgnoreCase));
  }
}
