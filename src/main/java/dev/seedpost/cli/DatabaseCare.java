package dev.seedpost.cli;

import dev.seedpost.queue.ItemState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The database itself. Every method may throw a FailureException. */
public interface DatabaseCare {
  /** Makes the tables, or brings them up to date. */
  State migrate();

  /** Looks whether everything in it can be read and is in order. */
  Checked check();

  /** Writes a copy of it into a new file. */
  void backup(Path file);

  /**
   * Copies all of it into an empty database on a PostgreSQL server.
   *
   * @param user who logs in there; empty for the user of the configuration
   */
  Copied copy(String url, Optional<String> user);

  /**
   * A database.
   *
   * @param place its file, or its server and name
   * @param version of its tables
   */
  record State(String place, int version) {}

  /**
   * What was found in a database.
   *
   * @param counts how many items stand in each state
   * @param faults what is damaged; empty if nothing is
   */
  record Checked(State database, Map<ItemState, Integer> counts, List<String> faults) {}

  /**
   * What was copied.
   *
   * @param rows of each table, the same number in both
   * @param torrents the folder that holds the torrents of the items and was not copied
   */
  record Copied(String from, String to, Map<String, Long> rows, Path torrents) {}
}
