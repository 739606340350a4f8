package dev.seedpost.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.tracker.api.ApiFamily;
import dev.seedpost.tracker.api.WebhookFamily;
import dev.seedpost.tracker.manual.ManualFamily;
import dev.seedpost.tracker.unit3d.Unit3dFamily;
import dev.seedpost.yaml.YamlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README.md tells a user to write is read and proven like any other definition. */
class ReadmeDefinitionsTest {
  private static final Families FAMILIES =
      new Families(
          List.of(new Unit3dFamily(), new ApiFamily(), new WebhookFamily()),
          new ManualFamily(Path.of("unused")));

  /** What a short example may leave out. */
  private static final List<String> LEFT_OUT =
      List.of(
          "'automation' does not say what the site allows",
          "'confidence' is low",
          "no limit of the site is stated",
          "'tests' has no example of");

  static List<String> definitions() {
    return ReadmeDefinitions.all();
  }

  private static DefinitionReader.Read read(String yaml) {
    YamlFile file = YamlFile.of("README.md", yaml);
    Optional<DefinitionReader.Read> read = DefinitionReader.read(file, FAMILIES);
    assertThat(file.problems()).isEmpty();
    return read.orElseThrow();
  }

  @Test
  void there_is_one_for_every_kind_of_site_that_a_user_can_add() {
    assertThat(definitions())
        .extracting(yaml -> read(yaml).definition().family())
        .containsExactly("unit3d", "unit3d", "api", "webhook", "manual");
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void it_has_no_mistake_and_nothing_odd_but_what_it_leaves_out(String yaml) {
    assertThat(DefinitionLint.of(read(yaml)))
        .allSatisfy(odd -> assertThat(LEFT_OUT).anyMatch(odd::startsWith));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void every_example_in_it_holds(String yaml) {
    DefinitionReader.Read read = read(yaml);
    DefinitionProof proof = new DefinitionProof(FAMILIES.of(read.definition()), read.definition());
    assertThat(proof.of(read.tests()))
        .hasSameSizeAs(read.tests())
        .allSatisfy(outcome -> assertThat(outcome.faults()).isEmpty());
  }

  @Test
  void the_examples_that_are_shown_are_run() {
    assertThat(read(ReadmeDefinitions.of("api")).tests()).hasSize(1);
    assertThat(read(definitions().getFirst()).tests()).hasSize(1);
  }

  @Test
  void plain_http_is_odd_unless_it_stays_on_this_machine() {
    String webhook = ReadmeDefinitions.of("webhook");
    assertThat(DefinitionLint.of(read(webhook))).noneMatch(odd -> odd.contains("no https"));
    assertThat(DefinitionLint.of(read(webhook.replace("127.0.0.1", "127.example"))))
        .anyMatch(odd -> odd.contains("no https address"));
  }
}
