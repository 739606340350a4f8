package dev.seedpost.database;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.util.PSQLException;

/**
 * The one place that knows what PostgreSQL's codes mean, see <a
 * href="https://www.postgresql.org/docs/current/errcodes-appendix.html">its list</a>.
 */
final class PostgresCodes {
  /** serialization_failure, deadlock_detected. */
  private static final Set<String> AGAIN = Set.of("40001", "40P01");

  /**
   * Classes in which a connection ends and with it what it knew: connection_exception and
   * operator_intervention.
   */
  private static final Set<String> ENDED = Set.of("08", "57");

  private PostgresCodes() {}

  static boolean again(JdbiException thrown) {
    return code(thrown).filter(AGAIN::contains).isPresent();
  }

  /** An error that the server itself told: then it has rolled back. */
  static boolean undone(JdbiException thrown) {
    return code(thrown)
        .filter(code -> code.length() == 5 && !ENDED.contains(code.substring(0, 2)))
        // statement_completion_unknown
        .filter(code -> !code.equals("40003"))
        .isPresent();
  }

  private static Optional<String> code(Throwable thrown) {
    return cause(thrown).map(SQLException::getSQLState);
  }

  /** What the driver said, before what the pool made of it. */
  private static Optional<PSQLException> cause(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof PSQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  static RuntimeException classified(String doing, JdbiException thrown) {
    Optional<PSQLException> cause = cause(thrown);
    if (cause.isEmpty()) {
      return timedOut(thrown)
          ? failure(FailureKind.TRANSIENT, doing, "no connection became free", thrown)
          : thrown;
    }
    String code = String.valueOf(cause.get().getSQLState());
    return switch (code) {
      case "28P01", "28000" ->
          failure(
              FailureKind.CONFIG,
              doing,
              "the server refuses the login; check 'user' and run 'seedpost secret set"
                  + " database-password'",
              thrown);
      // The driver's own "rejected": no password, no encryption, an unknown way to log in.
      case "08004" ->
          failure(
              FailureKind.CONFIG,
              doing,
              "the server does not let this program in ("
                  + firstLine(cause.get())
                  + "); is 'seedpost secret set database-password' missing?",
              thrown);
      case "3D000" ->
          failure(FailureKind.CONFIG, doing, "the server has no such database; create it", thrown);
      case "42501", "3F000" ->
          failure(
              FailureKind.CONFIG,
              doing,
              "its user may not do that (" + firstLine(cause.get()) + "); make it the owner",
              thrown);
      case "25006" ->
          failure(
              FailureKind.TRANSIENT, doing, "the server only reads now (is it a standby?)", thrown);
      case "53100" ->
          failure(FailureKind.TRANSIENT, doing, "the server's disk is full; make room", thrown);
      case "53300" ->
          failure(FailureKind.TRANSIENT, doing, "the server has no connection free", thrown);
      case "55P03" ->
          failure(FailureKind.TRANSIENT, doing, "another program holds it for too long", thrown);
      case "40001", "40P01" ->
          failure(FailureKind.TRANSIENT, doing, "others were quicker again and again", thrown);
      case "XX001", "XX002" ->
          failure(FailureKind.CONFIG, doing, "it is damaged; restore a copy", thrown);
      default -> byClass(doing, code, thrown);
    };
  }

  private static RuntimeException byClass(String doing, String code, JdbiException thrown) {
    return switch (code.length() < 2 ? "" : code.substring(0, 2)) {
      case "08", "57", "25" ->
          failure(
              FailureKind.TRANSIENT,
              doing,
              "the server cannot be reached or ended the connection",
              thrown);
      case "53", "58" ->
          failure(FailureKind.TRANSIENT, doing, "the server lacks memory or disk", thrown);
      default -> thrown;
    };
  }

  private static boolean timedOut(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && String.valueOf(sql.getMessage()).contains("request timed out")) {
        return true;
      }
    }
    return false;
  }

  private static String firstLine(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
  }

  private static FailureException failure(
      FailureKind kind, String doing, String detail, Throwable cause) {
    return new FailureException(kind, doing, detail, cause);
  }
}
