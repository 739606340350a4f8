package dev.seedpost.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.tracker.api.ApiFamily;
import dev.seedpost.tracker.api.WebhookFamily;
import dev.seedpost.tracker.btn.BtnFamily;
import dev.seedpost.tracker.gazelle.GazelleFamily;
import dev.seedpost.tracker.unit3d.Unit3dFamily;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the examples that every shipped definition carries. */
class DefinitionsTest {
  private static final Map<String, TrackerFamily> FAMILIES =
      Stream.of(
              new GazelleFamily(),
              new BtnFamily(),
              new Unit3dFamily(),
              new ApiFamily(),
              new WebhookFamily())
          .collect(Collectors.toMap(TrackerFamily::name, one -> one));

  @TestFactory
  Stream<DynamicTest> every_example_of_every_definition_holds() {
    return Definitions.readShipped().stream()
        .flatMap(read ->
            new DefinitionProof(FAMILIES.get(read.definition().family()), read.definition())
                .of(read.tests()).stream()
                    .map(outcome ->
                        DynamicTest.dynamicTest(
                            read.definition().id() + ": " + outcome.name(),
                            () -> assertThat(outcome.faults()).isEmpty())));
  }

  @Test
  void every_definition_carries_form_and_answer_examples() {
    assertThat(Definitions.readShipped())
        .hasSizeGreaterThanOrEqualTo(22)
        .allSatisfy(read -> {
          assertThat(read.tests()).anyMatch(DefinitionTest.OfForm.class::isInstance);
          assertThat(read.tests()).anyMatch(DefinitionTest.OfAnswer.class::isInstance);
          assertThat(FAMILIES).containsKey(read.definition().family());
        });
  }

  @Test
  void an_upload_whose_answer_is_lost_is_looked_for_long_enough() {
    assertThat(Definitions.shipped().all())
        .allSatisfy(definition -> {
          List<Duration> looks = definition.pace().looks();
          assertThat(looks).hasSizeGreaterThanOrEqualTo(3);
          assertThat(looks.stream().reduce(Duration.ZERO, Duration::plus))
              .isGreaterThanOrEqualTo(Duration.ofMinutes(2));
        });
  }

  @Test
  void no_definition_has_a_mistake_that_only_its_family_sees() {
    assertThat(Definitions.shipped().all())
        .allSatisfy(definition ->
            assertThat(FAMILIES.get(definition.family()).problems(definition)).isEmpty());
  }

  @Test
  void every_unit3d_site_says_how_sure_its_ids_are_and_what_may_be_automated() {
    assertThat(Definitions.shipped().all())
        .filteredOn(definition -> definition.family().equals("unit3d"))
        .hasSize(20)
        .allSatisfy(definition -> {
          assertThat(definition.policy().confirmedBy()).isNotBlank();
          assertThat(definition.pace().looks().stream().reduce(Duration.ZERO, Duration::plus))
              .isGreaterThanOrEqualTo(Duration.ofMinutes(10));
          assertThat(definition.announceHosts()).containsExactly(definition.url().getHost());
        })
        .extracting(Definition::sourceFlag)
        .doesNotHaveDuplicates();
  }

  @Test
  void red_and_ops_keep_to_the_documented_rates_with_a_margin() {
    Definitions shipped = Definitions.shipped();
    Definition red = shipped.get(new TrackerId("red")).orElseThrow();
    Definition ops = shipped.get(new TrackerId("ops")).orElseThrow();
    assertThat(red.pace().rate()).isEqualTo(new dev.seedpost.http.Rate(8, Duration.ofSeconds(10)));
    assertThat(ops.pace().rate()).isEqualTo(new dev.seedpost.http.Rate(4, Duration.ofSeconds(10)));
    assertThat(red.credentialName("api-key")).isEqualTo("red-api-key");
  }
}
