package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At most one upload per content and site, and every accepted upload ends seeding: counted. */
class FireIT {
  @TempDir private Path folder;

  @Test
  void under_fire_nothing_is_sent_twice_nothing_is_lost_and_all_that_is_accepted_seeds()
      throws Exception {
    long seed = Long.getLong("fire.seed", new Random().nextInt(1_000_000));
    int kills = Integer.getInteger("fire.kills", 60);
    FireBench.Result result = FireBench.run(FirePlan.of(seed, kills), folder.toRealPath());
    System.out.println(result.table());
    assertThat(result.mistakes()).as(result.table()).isEmpty();
    assertThat(result.kills()).as(result.table()).isEqualTo(kills);
  }
}
