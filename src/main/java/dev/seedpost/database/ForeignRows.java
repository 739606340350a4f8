package dev.seedpost.database;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementContext;
import org.sqlite.ProgressHandler;

/**
 * Rows of an SQLite file of another program, which is only looked at: nothing is written, not even
 * beside it, and it may be made by an enemy.
 */
public final class ForeignRows {
  /** A thousand rows are read in a few; a query that never ends is stopped within a second. */
  private static final int MOST_STEPS = 100;

  private static final int STEP = 100_000;

  private final Path file;
  private final String program;
  private final String doing;

  /**
   * Opens nothing yet.
   *
   * @param program whose file it is, for messages
   * @param doing for messages
   */
  public ForeignRows(Path file, String program, String doing) {
    this.file = file;
    this.program = program;
    this.doing = doing;
  }

  /**
   * The rows of a query, column by column; what is absent is an empty text.
   *
   * @throws FailureException REJECTED while the program has it open; INVALID_CONTENT if it is
   *     damaged or not what the query expects
   */
  public List<List<String>> read(String query) {
    requireAtRest();
    String url = "jdbc:sqlite:file:" + file.toUri().getRawPath() + "?mode=ro&immutable=1";
    try {
      return Jdbi.create(url)
          .withHandle(handle -> {
            AtomicInteger steps = new AtomicInteger();
            ProgressHandler.setHandler(
                handle.getConnection(),
                STEP,
                new ProgressHandler() {
                  @Override
                  protected int progress() {
                    return steps.incrementAndGet() > MOST_STEPS ? 1 : 0;
                  }
                });
            handle.execute("pragma trusted_schema = off");
            return handle.createQuery(query).map(ForeignRows::row).list();
          });
    } catch (JdbiException | SQLException e) {
      String detail = "it is damaged, or no database that " + program + " made";
      // Without its cause, which may repeat what stands in the file.
      throw new FailureException(FailureKind.INVALID_CONTENT, doing, detail);
    }
  }

  private static List<String> row(ResultSet rows, StatementContext context) throws SQLException {
    List<String> row = new ArrayList<>();
    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
      row.add(Optional.ofNullable(rows.getString(column)).orElse(""));
    }
    return row;
  }

  /** What was written last may still be in the log beside the file, which is not looked at. */
  private void requireAtRest() {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    try {
      if (Files.exists(log) && Files.size(log) > 0) {
        throw new FailureException(
            FailureKind.REJECTED,
            doing,
            program
                + " has it open, or did not end cleanly ("
                + Texts.printable(log.toString())
                + " is there); stop "
                + program
                + " and try again");
      }
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.CONFIG, doing, "it cannot be read; check its owner and mode", e);
    }
  }
}
