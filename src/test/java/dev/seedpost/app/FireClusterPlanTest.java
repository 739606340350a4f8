package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.app.FireClusterPlan.Kind;
import dev.seedpost.upload.Waypoint;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FireClusterPlanTest {
  private static final int SHORT = 12;
  private static final int LONG = 200;

  @Test
  void a_seed_gives_the_same_plan_again_and_another_seed_another() {
    assertThat(FireClusterPlan.of(7, SHORT)).isEqualTo(FireClusterPlan.of(7, SHORT));
    assertThat(FireClusterPlan.of(7, SHORT).turns())
        .isNotEqualTo(FireClusterPlan.of(8, SHORT).turns());
  }

  @Test
  void the_short_form_does_everything_once_and_as_much_to_each_node() {
    FireClusterPlan plan = FireClusterPlan.of(7, SHORT);
    assertThat(plan.turns())
        .extracting(FireClusterPlan.Turn::kind)
        .containsExactlyInAnyOrder(Kind.values());
    assertThat(plan.turns())
        .extracting(FireClusterPlan.Turn::node)
        .containsExactlyInAnyOrder(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2);
  }

  @Test
  void the_long_form_kills_and_pauses_at_every_waypoint() {
    for (Kind kind : new Kind[] {Kind.KILL_AT, Kind.PAUSE_AT}) {
      assertThat(FireClusterPlan.of(7, LONG).turns())
          .filteredOn(turn -> turn.kind() == kind)
          .extracting(FireClusterPlan.Turn::at)
          .extracting(Optional::orElseThrow)
          .contains(Waypoint.values());
    }
  }

  @Test
  void nodes_are_gone_for_longer_than_their_lease_and_for_less() {
    assertThat(FireClusterPlan.of(7, LONG).turns())
        .anyMatch(turn -> turn.lasts().compareTo(FireCluster.LEASE) > 0)
        .anyMatch(turn -> turn.lasts().compareTo(FireCluster.LEASE) < 0);
  }

  @Test
  void in_some_plans_the_first_node_is_dead_for_good() {
    assertThat(FireClusterPlan.of(1, SHORT).firstDies())
        .isNotEqualTo(FireClusterPlan.of(2, SHORT).firstDies());
  }
}
