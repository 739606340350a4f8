package dev.seedpost.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlMapTest {
  private static YamlFile file(String text) {
    return YamlFile.of("t.yaml", text);
  }

  private static String problems(YamlFile file) {
    return String.join("\n", file.problems().stream().map(Problem::toString).toList());
  }

  @Test
  void plain_values_read_as_text_whatever_their_type() {
    YamlMap map = file("number: 007\nflag: true\nword: red\nquoted: '5'\n").root();
    assertThat(map.text("number")).contains("007");
    assertThat(map.text("flag")).contains("true");
    assertThat(map.text("word")).contains("red");
    assertThat(map.text("quoted")).contains("5");
    assertThat(map.keys()).containsExactly("number", "flag", "word", "quoted");
  }

  @Test
  void null_reads_as_absent() {
    YamlFile file = file("a: null\nb: ~\nc:\n");
    assertThat(file.root().text("a")).isEmpty();
    assertThat(file.root().has("b")).isFalse();
    assertThat(file.root().texts("c")).isEmpty();
    assertThat(file.problems()).isEmpty();
  }

  @Test
  void a_list_where_a_value_is_due_is_a_problem_at_the_list() {
    YamlFile file = file("key:\n  - a\n");
    assertThat(file.root().text("key")).isEmpty();
    assertThat(problems(file))
        .isEqualTo("t.yaml:2:3: 'key' takes a single value, not a list or map");
  }

  @Test
  void a_missing_key_is_named_with_its_path() {
    YamlFile file = file("trackers:\n  red: {}\n");
    YamlMap red = file.root().map("trackers").orElseThrow().map("red").orElseThrow();
    assertThat(red.requiredText("url")).isEmpty();
    assertThat(red.path()).isEqualTo("trackers.red");
    assertThat(problems(file)).isEqualTo("t.yaml:2:8: 'trackers.red.url' is missing");
  }

  @Test
  void a_missing_key_of_an_empty_file_is_a_problem_of_the_whole_file() {
    YamlFile file = file("");
    assertThat(file.root().requiredText("url")).isEmpty();
    assertThat(problems(file)).isEqualTo("t.yaml: 'url' is missing");
  }

  @Test
  void a_required_value_is_read() {
    YamlFile file = file("url: here");
    assertThat(file.root().requiredText("url")).isEqualTo("here");
    assertThat(file.problems()).isEmpty();
  }

  @Test
  void only_true_and_false_are_flags() {
    YamlFile file = file("a: true\nb: false\n");
    assertThat(file.root().flag("a")).contains(true);
    assertThat(file.root().flag("b")).contains(false);
    assertThat(file.root().flag("absent")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "no", "on", "off", "True", "1", "y"})
  void the_booleans_of_old_yaml_are_no_flags(String word) {
    YamlFile file = file("key: " + word);
    assertThat(file.root().flag("key")).isEmpty();
    assertThat(problems(file))
        .isEqualTo("t.yaml:1:6: 'key' takes true or false, not '" + word + "'");
  }

  @Test
  void numbers_durations_and_sizes_are_read() {
    YamlMap map = file("n: 42\nd: 2h30m\ns: 30MiB\n").root();
    assertThat(map.integer("n")).contains(42);
    assertThat(map.duration("d")).contains(Duration.ofMinutes(150));
    assertThat(map.size("s")).contains(30L << 20);
  }

  @Test
  void values_of_the_wrong_form_are_problems_at_the_value() {
    YamlFile file = file("n: many\nd: soon\ns: big\n");
    assertThat(file.root().integer("n")).isEmpty();
    assertThat(file.root().duration("d")).isEmpty();
    assertThat(file.root().size("s")).isEmpty();
    assertThat(problems(file))
        .isEqualTo(
            """
            t.yaml:1:4: 'n' takes a whole number, not 'many'
            t.yaml:2:4: 'd' takes a duration such as 90s, 15m, 2h30m or 3d, not 'soon'
            t.yaml:3:4: 's' takes a size such as 30MiB or 5GB, not 'big'\
            """);
  }

  @Test
  void a_choice_offers_the_nearest_word() {
    YamlFile file = file("a: stopped\nb: stoped\nc: zzz\n");
    List<String> words = List.of("stopped", "started");
    assertThat(file.root().choice("a", words)).contains("stopped");
    assertThat(file.root().choice("b", words)).isEmpty();
    assertThat(file.root().choice("c", words)).isEmpty();
    assertThat(problems(file))
        .isEqualTo(
            """
            t.yaml:2:4: 'b' takes one of stopped, started (did you mean 'stopped'?), not 'stoped'
            t.yaml:3:4: 'c' takes one of stopped, started, not 'zzz'\
            """);
  }

  @Test
  void a_single_value_stands_for_a_list_of_one() {
    YamlMap map = file("one: red\nmany: [red, 5]\n").root();
    assertThat(map.texts("one")).containsExactly("red");
    assertThat(map.texts("many")).containsExactly("red", "5");
    assertThat(map.texts("absent")).isEmpty();
  }

  @Test
  void maps_among_texts_are_problems() {
    YamlFile file = file("a: [x, {y: 1}]\nb: {z: 1}\n");
    assertThat(file.root().texts("a")).containsExactly("x");
    assertThat(file.root().texts("b")).isEmpty();
    assertThat(problems(file))
        .isEqualTo(
            "t.yaml:1:8: 'a' takes plain values\n"
                + "t.yaml:2:4: 'b' takes a value or a list of values");
  }

  @Test
  void maps_are_read_and_other_values_refused() {
    YamlFile file = file("a: {x: 1}\nb: word\nlist: [{n: 1}, word]\nc: word\n");
    assertThat(file.root().map("a").orElseThrow().text("x")).contains("1");
    assertThat(file.root().map("b")).isEmpty();
    assertThat(file.root().isMap("a")).isTrue();
    assertThat(file.root().isMap("b")).isFalse();
    assertThat(file.root().isMap("absent")).isFalse();
    assertThat(file.root().maps("list")).extracting(YamlMap::path).containsExactly("list");
    assertThat(file.root().maps("c")).isEmpty();
    assertThat(problems(file))
        .isEqualTo(
            """
            t.yaml:2:4: 'b' takes keys and values
            t.yaml:3:16: each entry of 'list' takes keys and values
            t.yaml:4:4: 'c' takes a list\
            """);
  }

  @Test
  void a_table_gives_every_key_and_value() {
    YamlMap map = file("Album: 1\nEP: 5\n").root();
    assertThat(map.table())
        .containsExactlyEntriesOf(new java.util.TreeMap<>(Map.of("Album", "1", "EP", "5")));
    map.refuseUnknown();
  }

  @Test
  void an_unknown_key_is_refused_with_the_nearest_known_one() {
    YamlFile file = file("name: a\nreleese-type: EP\nxyz: 1\n");
    file.root().text("name");
    file.root().text("release-type");
    file.root().refuseUnknown();
    assertThat(problems(file))
        .isEqualTo(
            """
            t.yaml:2:1: unknown key 'releese-type'; did you mean 'release-type'?
            t.yaml:3:1: unknown key 'xyz'; known here: name, release-type\
            """);
  }

  @Test
  void a_key_that_is_no_word_is_refused() {
    assertThat(problems(file("? [a, b]\n: 1\n")))
        .isEqualTo(
            "t.yaml: not valid YAML: Non scalar key is detected but it is not configured to be"
                + " allowed.");
  }

  @Test
  void a_problem_at_an_absent_key_stands_at_the_map() {
    YamlFile file = file("a: 1\n");
    file.root().problem("b", "is needed");
    assertThat(problems(file)).isEqualTo("t.yaml:1:1: is needed");
  }
}
