package dev.seedpost.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonLiteralsTest {
  private static Object value(String literal) {
    return read("config = {'x': " + literal + "}").get("x");
  }

  private static Map<?, ?> read(String text) {
    return (Map<?, ?>)
        new PythonLiterals(new SourceText("read it", text)).assigned("config").orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'a' | a",
        "\"a'b\" | a'b",
        "'a\\'b' | a'b",
        "'a\\\\' | a\\",
        "'\\x41\\u00e9\\U0001F600' | Aé😀",
        "r'a\\n' | a\\n",
        "R\"a\\\"b\" | a\\\"b",
        "b'a' | a",
        "u'a' | a",
        "f'a' | a",
        "'''a'b''' | a'b",
        "\"\"\"a\"\"\" | a",
        "'a' 'b' \"c\" | abc",
        "('a') | a",
        "'\\q' | \\q",
        "'#' | #",
      })
  void a_string_is_read_as_python_does(String literal, String value) {
    assertThat(value(literal)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "-1.5e3",
        "True",
        "None",
        "name",
        "os.environ['A']",
        "f('a', {'b': 1})",
        "'a' + 'b'",
        "'a' if b else 'c'",
        "f'{a}'",
        "'a'.upper()",
        "lambda a: 'b'",
        "{**a, 'b': 1}['b']",
        "'\\N{DASH}'",
        "'a' % (1, 2)",
        "[x for x in 'ab'] + 1",
        "not 'a'",
        "...",
        "*a",
      })
  void what_is_not_written_out_is_unknown_and_what_follows_is_read(String literal) {
    Map<?, ?> map = read("config = {'x': " + literal + ", 'y': 'z'}");
    assertThat(map.get("x")).isSameAs(PythonLiterals.UNKNOWN);
    assertThat(map.get("y")).isEqualTo("z");
  }

  @Test
  void collections_may_have_comments_and_trailing_commas() {
    assertThat(value("['a', # b\n 'c',]")).isEqualTo(List.of("a", "c"));
    assertThat(value("('a',)")).isEqualTo(List.of("a"));
    assertThat(value("{'a': {'b': 'c',},}")).isEqualTo(Map.of("a", Map.of("b", "c")));
    assertThat(value("{**other, 'a': 'b', 1: 'c', d: 'e'}")).isEqualTo(Map.of("a", "b"));
    assertThat(value("('a' # b\n 'c')")).isEqualTo("ac");
    assertThat(value("[]")).isEqualTo(List.of());
    assertThat(value("()")).isEqualTo(List.of());
  }

  @Test
  void the_last_of_a_key_counts() {
    assertThat(value("{'a': 'b', 'a': 'c'}")).isEqualTo(Map.of("a", "c"));
  }

  @Test
  void the_name_has_to_begin_a_line_and_to_be_assigned() {
    String text =
        """
        '''
        config = {'x': 'in a string'}
        '''
        # config = {'x': 'in a comment'}
        if config == {'x': 'compared'}: pass
        config2 = {'x': 'another'}
        def f():
            config = {'x': 'inside'}
        config: dict[str, str] = {'x': 'this'}
        config = {'x': 'later'}
        """;
    assertThat(read(text).get("x")).isEqualTo("this");
    assertThat(new PythonLiterals(new SourceText("read it", "a = 1")).assigned("config")).isEmpty();
  }

  @Test
  void a_mistake_has_a_place() {
    Map<String, String> mistakes =
        Map.of(
            "config = {'a': 'b'", "line 1, column 16: what begins here has no end",
            "config = {\n'a': ['b'}", "line 2, column 10: another bracket is closed here",
            "config = {'a': '\\xzz'}", "line 1, column 17: this escape in a string",
            "config = ", "line 1, column 9: what begins here has no end",
            "config = {\n\n'a': \"b", "line 3, column 6: the string that begins here has no end");
    mistakes.forEach(
        (text, message) -> assertThatThrownBy(() -> read(text)).hasMessageContaining(message));
  }
}
