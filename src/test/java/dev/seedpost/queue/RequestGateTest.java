package dev.seedpost.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.database.Backend;
import dev.seedpost.database.Database;
import dev.seedpost.http.Rate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
class RequestGateTest {
  @Parameter private Backend backend;
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Rate FIVE_IN_TEN = new Rate(5, Duration.ofSeconds(10));

  @TempDir private Path folder;

  @Test
  void a_burst_up_to_the_rate_passes_at_once_and_the_rest_waits() {
    try (Database database = backend.open(folder)) {
      RequestGate gate = new RequestGate(database);
      for (int i = 0; i < 5; i++) {
        assertThat(gate.reserve("ops", FIVE_IN_TEN, NOON)).isEqualTo(NOON);
      }
      assertThat(gate.reserve("ops", FIVE_IN_TEN, NOON)).isAfter(NOON.plusSeconds(10));
      assertThat(gate.reserve("red", FIVE_IN_TEN, NOON)).isEqualTo(NOON);
    }
  }

  @Test
  void a_clock_that_was_set_back_does_not_freeze_a_site() {
    try (Database database = backend.open(folder)) {
      RequestGate gate = new RequestGate(database);
      for (int i = 0; i < 5; i++) {
        gate.reserve("ops", FIVE_IN_TEN, NOON.plusSeconds(86_400));
      }
      assertThat(gate.reserve("ops", FIVE_IN_TEN, NOON)).isEqualTo(NOON);
    }
  }

  @Test
  void no_stretch_ever_holds_more_than_the_rate_whoever_asks() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    try (Database database = backend.open(folder);
        Database other = backend.open(folder)) {
      List<RequestGate> gates = List.of(new RequestGate(database), new RequestGate(other));
      List<Instant> slots = new ArrayList<>();
      Instant now = NOON;
      for (int i = 0; i < 60; i++) {
        slots.add(gates.get(random.nextInt(2)).reserve("ops", FIVE_IN_TEN, now));
        now = now.plusMillis(random.nextInt(3000));
      }
      slots.sort(null);
      for (int i = 5; i < slots.size(); i++) {
        assertThat(Duration.between(slots.get(i - 5), slots.get(i)))
            .as("seed %d, request %d", seed, i)
            .isGreaterThan(Duration.ofSeconds(10));
      }
    }
  }
}
