package dev.seedpost.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {
  @TempDir Path folder;

  @Test
  void an_empty_file_has_no_keys_and_no_problems() {
    YamlFile file = YamlFile.of("a.yaml", "# nothing but a comment\n");
    assertThat(file.root().keys()).isEmpty();
    assertThatCode(file::check).doesNotThrowAnyException();
  }

  @Test
  void a_list_at_the_top_is_refused_at_its_place() {
    YamlFile file = YamlFile.of("a.yaml", "\n  - one\n");
    assertThat(file.problems())
        .containsExactly(
            new Problem("a.yaml", 2, 3, "expected keys and values at the top of the file"));
    assertThat(file.root().keys()).isEmpty();
  }

  @Test
  void broken_yaml_is_named_with_line_and_column() {
    YamlFile file = YamlFile.of("a.yaml", "key: [1, 2\nother: 3\n");
    assertThat(file.problems()).hasSize(1);
    assertThat(file.problems().getFirst().line()).isEqualTo(2);
    assertThat(file.problems().getFirst().what()).startsWith("not valid YAML: ");
  }

  @Test
  void a_key_written_twice_is_refused_at_the_second_place() {
    YamlFile file = YamlFile.of("a.yaml", "key: 1\nother: 2\nkey: 3\n");
    assertThat(file.problems())
        .containsExactly(new Problem("a.yaml", 3, 1, "'key' is written twice; keep one of them"));
  }

  @Test
  void a_key_written_twice_deep_inside_is_refused_too() {
    YamlFile file = YamlFile.of("a.yaml", "outer:\n  inner: {a: 1, a: 2}\n");
    file.root().map("outer").orElseThrow().map("inner");
    assertThat(file.problems()).extracting(Problem::line).containsExactly(2);
  }

  @Test
  void two_documents_in_one_file_are_refused() {
    assertThat(YamlFile.of("a.yaml", "a: 1\n---\nb: 2\n").problems()).hasSize(1);
  }

  @Test
  void json_is_read_as_well() {
    YamlFile file = YamlFile.of("a.json", "{\"key\": \"value\", \"list\": [\"x\"]}");
    assertThat(file.root().text("key")).contains("value");
    assertThat(file.root().texts("list")).containsExactly("x");
  }

  @Test
  void a_file_nested_without_end_is_a_problem_and_no_crash() {
    YamlFile file = YamlFile.of("a.yaml", "a: " + "[".repeat(200_000));
    assertThat(file.problems()).hasSize(1);
    assertThat(file.problems().getFirst().what()).contains("not valid YAML");
  }

  @Test
  void control_characters_never_reach_a_message() {
    YamlFile file = YamlFile.of("a.yaml", "\"k\\e[31m\": 1\n");
    file.root().refuseUnknown();
    assertThat(file.problems().getFirst().toString())
        .contains("\\u001b[31m")
        .doesNotContain("\u001b");
  }

  @Test
  void check_lists_every_problem_on_a_line_of_its_own() {
    YamlFile file = YamlFile.of("a.yaml", "one: 1\ntwo: 2\n");
    file.root().problem("one", "first");
    file.root().problem("two", "second");
    assertThatThrownBy(file::check)
        .isInstanceOf(FailureException.class)
        .hasMessage("Failed to read a.yaml: 2 problems\na.yaml:1:6: first\na.yaml:2:6: second")
        .extracting(e -> ((FailureException) e).kind())
        .isEqualTo(FailureKind.CONFIG);
  }

  @Test
  void a_single_problem_stands_in_the_sentence() {
    assertThatThrownBy(
            () -> YamlFile.check("read it", List.of(new Problem("b.yaml", 0, 0, "it is odd"))))
        .hasMessage("Failed to read it: b.yaml: it is odd");
  }

  @Test
  void an_absent_file_is_named() {
    assertThatThrownBy(() -> YamlFile.read(folder.resolve("no.yaml")))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("no.yaml")
        .hasMessageEndingWith("there is no such file");
  }

  @Test
  void a_file_that_is_not_utf_8_is_refused() throws IOException {
    Path file = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});
    assertThatThrownBy(() -> YamlFile.read(file)).hasMessageEndingWith("it is not UTF-8 text");
  }

  @Test
  void a_folder_is_refused_as_a_file() {
    assertThatThrownBy(() -> YamlFile.read(folder))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("it cannot be read");
  }

  @Test
  void a_huge_file_is_refused_unread() throws IOException {
    Path file = Files.writeString(folder.resolve("huge.yaml"), "#".repeat(4 * 1024 * 1024 + 1));
    assertThatThrownBy(() -> YamlFile.read(file)).hasMessageEndingWith("it is larger than 4 MiB");
  }

  @Test
  void a_file_is_read_under_its_path() throws IOException {
    Path path = Files.writeString(folder.resolve("good.yaml"), "key: v\u00e4lue\n");
    YamlFile file = YamlFile.read(path);
    assertThat(file.name()).isEqualTo(path.toString());
    assertThat(file.root().text("key")).contains("v\u00e4lue");
  }
}
