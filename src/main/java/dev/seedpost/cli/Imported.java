package dev.seedpost.cli;

import dev.seedpost.foreign.ForeignProgram;
import java.util.List;
import java.util.Optional;

/**
 * What became of the credentials in another program's file; no values.
 *
 * @param program whose file it is
 * @param rows in the order of the file
 * @param note what a person should know about credentials that the program keeps elsewhere
 */
public record Imported(ForeignProgram program, List<Row> rows, Optional<String> note) {
  public Imported {
    rows = List.copyOf(rows);
  }

  /**
   * One that was found.
   *
   * @param where its place in the file
   * @param name what it is called in the store; empty if it is of no use here
   * @param why it was not stored, if it is of no use
   */
  public record Row(String where, Optional<String> name, Result result, String why) {}

  /** What was done. */
  public enum Result {
    STORED,
    /** It would have been stored. */
    STORABLE,
    /** The same value was there. */
    SAME,
    /** Another value was there, which stays. */
    OTHER,
    /** It is of no use here. */
    NOT_STORED
  }

  /** How many came to this. */
  long count(Result result) {
    return rows.stream().filter(row -> row.result() == result).count();
  }
}
