package dev.seedpost.cli;

import dev.seedpost.queue.ItemState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A database of which only answers are known. */
final class FakeDatabaseCare implements DatabaseCare {
  private static final State STATE = new State("/state/seedpost.db", 1);

  final List<String> faults = new ArrayList<>();
  private final FakeSetup setup;

  FakeDatabaseCare(FakeSetup setup) {
    this.setup = setup;
  }

  @Override
  public State migrate() {
    setup.effect("migrate");
    return STATE;
  }

  @Override
  public Checked check() {
    setup.look("check");
    return new Checked(STATE, Map.of(ItemState.SEEDING, 3), faults);
  }

  @Override
  public void backup(Path file) {
    setup.effect("backup " + file);
  }

  @Override
  public Copied copy(String url, Optional<String> user) {
    setup.effect("copy " + url + " " + user.orElse("usual"));
    Map<String, Long> rows = new LinkedHashMap<>();
    rows.put("item", 12L);
    rows.put("step", 40L);
    return new Copied(
        "/state/seedpost.db", "postgresql://db.example/seedpost", rows, Path.of("/state/torrents"));
  }
}
