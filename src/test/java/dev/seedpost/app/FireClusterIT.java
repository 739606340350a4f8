package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same counted with three nodes on PostgreSQL, each killed, paused and cut off. */
class FireClusterIT {
  @TempDir private Path folder;

  @Test
  void three_nodes_under_fire_send_nothing_twice_lose_nothing_and_seed_all_that_is_accepted()
      throws Exception {
    long seed = Long.getLong("fire.seed", new Random().nextInt(1_000_000));
    int disturbances = Integer.getInteger("fire.cluster.kills", 12);
    FireBench.Result result =
        FireClusterBench.run(FireClusterPlan.of(seed, disturbances), folder.toRealPath());
    System.out.println(result.table());
    assertThat(result.mistakes()).as(result.table()).isEmpty();
  }
}
