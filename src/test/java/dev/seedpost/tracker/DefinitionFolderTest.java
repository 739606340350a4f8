package dev.seedpost.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.tracker.manual.ManualFamily;
import dev.seedpost.yaml.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tracker a mistake in a user's file is about. */
class DefinitionFolderTest {
  private static final TrackerId RED = new TrackerId("red");
  private static final TrackerId MINE = new TrackerId("mine");

  private static final String SOUND =
      """
      id: mine
      name: Mine
      family: manual
      url: https://mine.example
      announce-hosts: [mine.example]
      source-flag: MINE
      """;

  @TempDir private Path folder;

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Definitions load() {
    return Definitions.load(folder, new Families(List.of(), new ManualFamily(folder)));
  }

  @Test
  void a_sound_file_adds_its_tracker_and_leaves_the_others() throws IOException {
    write("any.yaml", SOUND);
    assertThat(load().get(MINE)).isPresent();
    assertThat(load().get(RED)).isPresent();
    assertThat(load().problems()).isEmpty();
    assertThat(load().broken()).isEmpty();
  }

  @Test
  void a_mistake_is_about_the_id_that_the_file_says() throws IOException {
    write("red.yaml", SOUND + "urll: x\n");
    Definitions definitions = load();
    assertThat(definitions.broken())
        .containsOnlyKeys(MINE)
        .hasEntrySatisfying(
            MINE,
            problem -> {
              assertThat(problem.line()).isEqualTo(7);
              assertThat(problem.column()).isEqualTo(1);
            });
    assertThat(definitions.get(RED)).isPresent();
    assertThat(definitions.unclear()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id: red\nname: [RED\n",
        "\"id\": \"red\"\nname: [RED\n",
        "{\n  \"id\": \"red\",\n  \"name\": [\n",
        "{id: red, name: [RED\n",
        "name: [RED\n  id: red\n",
        "id:red\n",
        "id red\n",
        "id = red\n",
        "ID: red\nname: RED\n",
        "id: RED\n",
        "id: [red]\n",
        "id: 'red '\n",
        "- id: red\n"
      })
  void a_shipped_tracker_that_a_broken_file_may_mean_is_left_out(String text) throws IOException {
    write("own.yaml", text);
    Definitions definitions = load();
    assertThat(definitions.get(RED)).isEmpty();
    assertThat(definitions.broken()).containsKey(RED);
    assertThat(definitions.unclear()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"red.yaml", "red.yml", "RED.yaml"})
  void a_file_without_any_id_is_about_the_tracker_of_its_name(String name) throws IOException {
    write(name, "name: [RED\n");
    assertThat(load().get(RED)).isEmpty();
    assertThat(load().broken()).containsOnlyKeys(RED);
  }

  @Test
  void a_text_that_is_not_utf_8_is_looked_at_all_the_same() throws IOException {
    Files.write(folder.resolve("own.yaml"), "id: red\nname: é\n".getBytes(StandardCharsets.UTF_16));
    Definitions definitions = load();
    assertThat(definitions.broken()).containsOnlyKeys(RED);
    assertThat(definitions.problems())
        .singleElement()
        .extracting(Problem::what)
        .isEqualTo("it is not UTF-8 text");
  }

  @Test
  void what_cannot_be_opened_is_about_the_tracker_of_its_name() throws IOException {
    Files.createDirectory(folder.resolve("red.yaml"));
    assertThat(load().get(RED)).isEmpty();
    assertThat(load().broken()).containsOnlyKeys(RED);
  }

  @Test
  void what_is_no_yaml_is_told_once_and_not_key_by_key() throws IOException {
    write("mine.yaml", "id: mine\nname: [\n");
    assertThat(load().problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.what()).startsWith("not valid YAML");
          assertThat(problem.line()).isEqualTo(3);
        });
  }

  @Test
  void two_files_for_one_tracker_disable_it_and_the_second_one_is_told_with_its_line()
      throws IOException {
    write("a.yaml", SOUND);
    write("b.yaml", "# again\n" + SOUND);
    Definitions definitions = load();
    assertThat(definitions.get(MINE)).isEmpty();
    assertThat(definitions.problems())
        .singleElement()
        .asString()
        .contains("b.yaml:2:", "'mine' is defined in", "a.yaml too; keep one of them");
  }

  @Test
  void a_broken_copy_disables_the_tracker_of_the_sound_file_beside_it() throws IOException {
    write("red.yaml", SOUND.replace("id: mine", "id: red"));
    write("zz-old.yaml", "id: red\nname: [\n");
    assertThat(load().get(RED)).isEmpty();
  }

  @Test
  void a_file_that_names_nothing_is_no_tracker_but_is_told() throws IOException {
    write("My Site.yaml", "name: Mine\n");
    Definitions definitions = load();
    assertThat(definitions.broken()).isEmpty();
    assertThat(definitions.unclear()).hasSize(1);
    assertThat(definitions.problems()).isNotEmpty();
  }

  @Test
  void the_name_of_a_file_cannot_forge_a_line() throws IOException {
    Files.createDirectory(folder.resolve("x\ny.yaml"));
    write("z\n.yaml", "name: [\n");
    assertThat(load().problems())
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem.toString()).doesNotContain("\n"));
  }
}
