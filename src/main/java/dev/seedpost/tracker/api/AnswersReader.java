package dev.seedpost.tracker.api;

import dev.seedpost.yaml.YamlMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code answers:}. */
final class AnswersReader {
  private static final Pattern STATUS = Pattern.compile("([1-5][0-9]{2})(?:-([1-5][0-9]{2}))?");
  private static final List<String> RESULTS =
      Arrays.stream(AnswerRule.Means.values()).map(AnswerRule.Means::word).toList();

  private final YamlMap root;

  AnswersReader(YamlMap root) {
    this.root = root;
  }

  /** What statuses a rule is for. */
  private record Range(int from, int to) {
    static Range of(String text) {
      Matcher status = STATUS.matcher(text);
      if (!status.matches()) {
        throw new IllegalArgumentException("takes a status or a range such as 200-299");
      }
      int from = Integer.parseInt(status.group(1));
      return new Range(
          from, Optional.ofNullable(status.group(2)).map(Integer::valueOf).orElse(from));
    }

    boolean success() {
      return from >= 200 && to <= 299;
    }
  }

  List<AnswerRule> read() {
    List<AnswerRule> rules = new ArrayList<>();
    root.maps("answers").forEach(map -> rules.add(rule(map)));
    if (rules.stream().noneMatch(rule -> rule.means() == AnswerRule.Means.ACCEPTED)) {
      root.problem("answers", "'answers' needs a rule with 'result: accepted'");
    }
    return rules;
  }

  private static AnswerRule rule(YamlMap map) {
    Range range = map.scalar("status", Range::of).orElse(new Range(200, 299));
    AnswerRule.Test test = test(map);
    if (!map.has("result")) {
      map.missing("result");
    }
    AnswerRule.Means means =
        map.choice("result", RESULTS)
            .map(word -> AnswerRule.Means.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')))
            .orElse(AnswerRule.Means.UNCERTAIN);
    AnswerRule.Details details =
        new AnswerRule.Details(
            ApiReader.pick(map, "id"), map.texts("reasons"), map.text("todo").orElse(""));
    boolean anything = test instanceof AnswerRule.Test.AnyJson;
    if (means == AnswerRule.Means.ACCEPTED && (!range.success() || anything || !map.has("id"))) {
      map.problem(
          "'accepted' needs a status of 200-299, something in the answer that says so ('at' or"
              + " 'text'), and the 'id' of the torrent");
    }
    if (means == AnswerRule.Means.HANDED_OVER && details.todo().isEmpty()) {
      map.problem("'handed-over' needs 'todo', what a person does next");
    }
    map.refuseUnknown();
    return new AnswerRule(range.from(), range.to(), test, means, details);
  }

  private static AnswerRule.Test test(YamlMap map) {
    List<String> at = map.texts("at");
    List<String> is = map.texts("is");
    Optional<Pattern> matches = map.scalar("matches", ApiReader::pattern);
    Optional<Pattern> text = map.scalar("text", ApiReader::pattern);
    int tests = (is.isEmpty() ? 0 : 1) + (map.has("matches") ? 1 : 0) + (map.has("text") ? 1 : 0);
    if (tests > 1 || at.isEmpty() != (is.isEmpty() && !map.has("matches"))) {
      map.problem("a rule takes 'at' with 'is' or 'matches', or 'text', or none of them");
    }
    if (text.isPresent()) {
      return new AnswerRule.Test.Plain(text.get());
    }
    if (matches.isPresent()) {
      return new AnswerRule.Test.Matching(at, matches.get());
    }
    if (is.isEmpty()) {
      return new AnswerRule.Test.AnyJson();
    }
    return is.equals(List.of("present"))
        ? new AnswerRule.Test.Present(at)
        : new AnswerRule.Test.Word(at, is);
  }
}
