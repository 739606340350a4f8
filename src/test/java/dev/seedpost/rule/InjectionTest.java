package dev.seedpost.rule;

import static dev.seedpost.rule.Subjects.named;
import static dev.seedpost.rule.Subjects.torrent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.qbittorrent.Placement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InjectionTest {
  private static Placement placed(String defaults, String inject, Subject subject) {
    RuleBook book =
        Subjects.book(
            "version: 1\n"
                + defaults
                + "rules:\n  - name: r\n    do: {upload: {to: red}"
                + (inject.isEmpty() ? "" : ", inject: {" + inject + "}")
                + "}\n");
    return ((Decision.Upload) book.decide(subject).decision()).plans().getFirst().placement();
  }

  private static Subject categorised(String category) {
    return torrent(named("Album"), category, Set.of(), Set.of());
  }

  @Test
  void without_a_wish_the_payload_stays_where_it_is_and_keeps_its_category() {
    assertThat(placed("", "", categorised("music")))
        .isEqualTo(new Placement("/music", "music", List.of("seedpost", "red")));
    assertThat(placed("", "", named("Album")).category()).isEmpty();
  }

  @Test
  void a_rule_changes_what_it_names_and_leaves_the_rest_as_the_defaults_say() {
    String defaults = "defaults: {inject: {category: all, tags: [a], save-path: /here}}\n";
    assertThat(placed(defaults, "", named("x")))
        .isEqualTo(new Placement("/here", "all", List.of("a")));
    assertThat(placed(defaults, "category: own", named("x")))
        .isEqualTo(new Placement("/here", "own", List.of("a")));
    assertThat(placed(defaults, "tags: [], save-path: /there, category: ''", named("x")))
        .isEqualTo(new Placement("/there", "", List.of()));
  }

  @Test
  void words_in_braces_are_filled_once() {
    Subject subject = categorised("{tracker}");
    assertThat(placed("", "category: 'a-{source.category}', tags: ['{source}:{tracker}']", subject))
        .isEqualTo(new Placement("/music", "a-{tracker}", List.of("drop:red")));
  }

  @Test
  void a_tag_never_becomes_two() {
    Subject subject = Subjects.from(categorised("x"), "a,b");
    assertThat(placed("", "tags: ['{source}', '{source.category}', x, ' y ']", subject).tags())
        .containsExactly("a b", "x", "y");
    assertThat(placed("", "tags: ['{source.category}']", named("x")).tags()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', up", "tv, tv/up", "a/b, a/b/up"})
  void a_category_never_begins_with_a_slash(String category, String placed) {
    Subject subject = categorised(category);
    assertThat(placed("", "category: '{source.category}/up'", subject).category())
        .isEqualTo(placed);
    assertThat(placed("", "category: 'x/{source.category}/y'", subject).category())
        .isEqualTo(("x/" + category + "/y").replace("//", "/"));
  }
}
