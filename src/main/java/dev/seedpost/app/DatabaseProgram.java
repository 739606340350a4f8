package dev.seedpost.app;

import dev.seedpost.cli.DatabaseCare;
import dev.seedpost.cli.InstanceRunsException;
import dev.seedpost.database.Database;
import dev.seedpost.database.DatabaseAddress;
import dev.seedpost.database.DatabaseCopy;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person does with the database itself. */
final class DatabaseProgram implements DatabaseCare {
  private final Stores stores;

  DatabaseProgram(Stores stores) {
    this.stores = stores;
  }

  private State state() {
    return new State(stores.database().shown(), stores.database().version());
  }

  @Override
  public State migrate() {
    return state();
  }

  /** What is not there yet is not made by looking at it, nor is it worth a copy. */
  private boolean nothingYet() {
    return stores.settings().database().isEmpty() && Files.notExists(stores.databaseFile());
  }

  @Override
  public Checked check() {
    if (nothingYet()) {
      return new Checked(new State(stores.databaseFile().toString(), 0), Map.of(), List.of());
    }
    return new Checked(state(), stores.queue().counts(), stores.database().faults());
  }

  @Override
  public void backup(Path file) {
    if (nothingYet()) {
      throw new FailureException(
          FailureKind.REJECTED,
          "back up the database",
          "there is none yet at " + stores.databaseFile());
    }
    stores.database().backup(file);
  }

  @Override
  public Copied copy(String url, Optional<String> user) {
    DatabaseAddress target = address(url, user);
    stores.places().make();
    // A daemon would go on sending what the copy believes to be unsent.
    return switch (InstanceLock.take(stores.places().state(), "db copy")) {
      case InstanceLock.HeldBy other -> throw new InstanceRunsException(other.text());
      case InstanceLock.Taken mine -> {
        try (mine;
            Database to = Database.open(target, stores.databasePassword())) {
          yield copy(to);
        }
      }
    };
  }

  private DatabaseAddress address(String url, Optional<String> user) {
    String name = user.or(() -> stores.settings().database().map(DatabaseAddress::user)).orElse("");
    try {
      return new DatabaseAddress(url, name);
    } catch (IllegalArgumentException e) {
      throw new FailureException(
          FailureKind.CONFIG, "copy the database", "its URL " + e.getMessage(), e);
    }
  }

  private Copied copy(Database to) {
    Map<String, Long> rows = new LinkedHashMap<>();
    for (DatabaseCopy.Copied table : new DatabaseCopy(stores.database(), to).run()) {
      rows.put(table.table(), table.rows());
    }
    return new Copied(
        stores.database().shown(), to.shown(), rows, stores.places().state().resolve("torrents"));
  }
}
