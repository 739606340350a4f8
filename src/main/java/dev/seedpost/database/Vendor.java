package dev.seedpost.database;

import com.zaxxer.hikari.HikariConfig;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** What differs between the database programs; everything above writes SQL that both take. */
interface Vendor {
  /** The version that the newest migration makes. */
  int VERSION = 3;

  /** What a database is called in messages. */
  String shown();

  /** The version of the schema; 0 if there is none yet. */
  int version();

  /** Brings the schema up to date; called when it is behind. */
  void migrate(String doing);

  /** How connections of the pool are made. */
  HikariConfig pool();

  /** What has to be told to JDBI. */
  void prepare(Jdbi jdbi);

  /**
   * Runs a transaction that is the only one to write. What it reads is what everybody wrote before
   * it, and nobody changes that until it ends.
   *
   * @param lasting whether it is on the disk, and survives a power failure, when this returns
   */
  <T> T alone(Handle handle, boolean lasting, HandleCallback<T, RuntimeException> change);

  /** Whether the transaction was undone for the sake of another one and may simply be run again. */
  boolean again(JdbiException thrown);

  /**
   * Whether what was thrown while a transaction was being committed proves that nothing of it was
   * written. If not, it may have been, and only a look tells.
   */
  boolean undone(JdbiException thrown);

  /** What the vendor's codes mean, told in our words; what it does not know comes back as it is. */
  RuntimeException classified(String doing, JdbiException thrown);

  /** An expression for the database's own clock, in milliseconds since the epoch. */
  String clock();

  /** What is wrong inside the database, as far as the vendor can tell. */
  List<String> faults(Handle handle);

  /** Lets the next number that a table gives follow the highest one in it. */
  void numbersFollow(Handle handle, String table);

  /** Whether several machines may use it. */
  boolean isShared();

  /** As {@link Database#changes}. */
  default OptionalLong changes() {
    return OptionalLong.empty();
  }

  /** Ends what it keeps open beside the pool. */
  default void close() {}

  /** Writes a copy of the whole database into a new file. */
  void backup(Handle handle, Path target);

  /** Runs work that may fail in the vendor's way. */
  default <T> T guarded(String doing, Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      throw classified(doing, e);
    } catch (FlywayException e) {
      throw new FailureException(
          FailureKind.CONFIG,
          doing,
          "cannot bring it up to date: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          e);
    }
  }

  /**
   * Compares the version, which is quick, and migrates only if needed.
   *
   * @throws FailureException CONFIG if a newer program made it
   */
  default void upToDate(String doing) {
    int version = version();
    if (version > VERSION) {
      throw new FailureException(
          FailureKind.CONFIG, doing, "it was made by a newer Seedpost; use that version");
    }
    if (version < VERSION) {
      migrate(doing);
    }
  }
}
