package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.app.FireFault.Kind;
import dev.seedpost.practice.Lie;
import dev.seedpost.upload.Waypoint;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirePlanTest {
  private static final int SHORT = 60;
  private static final int LONG = 1000;

  @Test
  void a_seed_gives_the_same_plan_again_and_another_seed_another() {
    assertThat(FirePlan.of(7, SHORT)).isEqualTo(FirePlan.of(7, SHORT));
    assertThat(FirePlan.of(7, SHORT).lives()).isNotEqualTo(FirePlan.of(8, SHORT).lives());
  }

  @Test
  void the_short_form_dies_at_every_waypoint_and_as_often_by_the_clock() {
    FirePlan plan = FirePlan.of(7, SHORT);
    assertThat(plan.lives()).hasSize(SHORT);
    assertThat(plan.lives())
        .extracting(FirePlan.Life::waypoint)
        .contains(Optional.empty())
        .filteredOn(Optional::isPresent)
        .hasSize(SHORT / 2)
        .extracting(Optional::orElseThrow)
        .contains(Waypoint.values());
  }

  @Test
  void the_long_form_makes_every_fault_and_tells_every_lie() {
    FirePlan plan = FirePlan.of(7, LONG);
    assertThat(plan.lives())
        .flatExtracting(FirePlan.Life::faults)
        .extracting(FireFault::kind)
        .contains(Kind.values());
    assertThat(plan.lives())
        .flatExtracting(FirePlan.Life::faults)
        .flatExtracting(fault -> fault.lie().stream().toList())
        .contains(Lie.values());
    assertThat(plan.lives()).anyMatch(FirePlan.Life::twice);
    assertThat(plan.lives())
        .anyMatch(life -> life.jump().isNegative())
        .anyMatch(life -> life.jump().isPositive());
  }

  @Test
  void what_a_site_cannot_do_is_not_asked_of_it() {
    assertThat(FirePlan.of(7, LONG).lives())
        .flatExtracting(FirePlan.Life::faults)
        .filteredOn(fault -> fault.site() != FirePlan.UNIT3D)
        .flatExtracting(fault -> fault.lie().stream().toList())
        .doesNotContain(Lie.HOLD_BACK, Lie.HOLD_BACK_THEN_CLOSE);
  }
}
