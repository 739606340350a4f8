package dev.seedpost.database;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The kinds of database on which the same tests run. */
public enum Backend {
  SQLITE {
    @Override
    public Database open(Path folder) {
      return Database.open(folder.resolve("queue.db"));
    }
  },
  POSTGRESQL {
    @Override
    public Database open(Path folder) {
      return Database.open(
          DATABASES.computeIfAbsent(folder, _ -> PostgresServer.made()), Optional.empty());
    }
  };

  private static final Map<Path, DatabaseAddress> DATABASES = new ConcurrentHashMap<>();

  /** Opens the database of a test, which is told by its folder: a second time, the same one. */
  public abstract Database open(Path folder);
}
