package dev.seedpost.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong on a server and on the way to it. */
class PostgresTroublesTest {
  @ParameterizedTest
  @CsvSource({
    "53100, TRANSIENT, disk is full",
    "53300, TRANSIENT, no connection free",
    "53200, TRANSIENT, lacks memory",
    "55P03, TRANSIENT, holds it for too long",
    "57P01, TRANSIENT, ended the connection",
    "25006, TRANSIENT, only reads",
    "42501, CONFIG, make it the owner",
    "XX001, CONFIG, damaged"
  })
  void a_code_of_the_server_has_one_meaning(String code, FailureKind kind, String words) {
    try (Database database = Database.open(PostgresServer.made(), PostgresServer.noPassword())) {
      assertThatThrownBy(() -> database.write(handle -> handle.execute(PostgresTest.raise(code))))
          .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.kind()).isEqualTo(kind))
          .hasMessageContaining(words);
    }
  }

  /** The program may not say "not written" of what may be written: an upload hangs on it. */
  @ParameterizedTest
  @EnumSource(
      value = CuttingProxy.Cut.class,
      names = {"BEFORE", "AFTER"})
  void a_commit_whose_answer_was_lost_is_uncertain_whether_it_was_written_or_not(
      CuttingProxy.Cut cut) {
    DatabaseAddress address = PostgresServer.made();
    try (CuttingProxy proxy = CuttingProxy.open();
        Database far = Database.open(proxy.through(address), PostgresServer.noPassword());
        Database near = Database.open(address, PostgresServer.noPassword())) {
      proxy.cutOnce(cut);
      assertThatThrownBy(() -> PostgresTest.note(far, "sending", "yes"))
          .isInstanceOfSatisfying(
              FailureException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.UNCERTAIN))
          .hasMessageContaining("may be written or not");
      assertThat(PostgresTest.noted(near, "sending").isPresent())
          .isEqualTo(cut == CuttingProxy.Cut.AFTER);
      PostgresTest.note(far, "later", "yes");
      assertThat(PostgresTest.noted(near, "later")).contains("yes");
    }
  }

  @Test
  void a_connection_that_ends_before_the_commit_has_written_nothing() {
    try (Database database = Database.open(PostgresServer.made(), PostgresServer.noPassword())) {
      assertThatThrownBy(() ->
              database.write(handle -> {
                handle.execute("insert into setting (name, value) values ('a', 'b')");
                return handle
                    .createQuery("select pg_terminate_backend(pg_backend_pid())")
                    .mapTo(Boolean.class)
                    .one();
              }))
          .isInstanceOfSatisfying(
              FailureException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.TRANSIENT));
      assertThat(PostgresTest.noted(database, "a")).isEmpty();
    }
  }

  /** The server of the tests trusts everybody; this one asks. */
  @Test
  void a_password_is_asked_for_checked_and_never_shown() throws IOException {
    DatabaseAddress owned = PostgresServer.empty();
    String name = PostgresServer.name(owned);
    PostgresServer.admin()
        .useHandle(handle -> {
          handle.execute("create role careful login superuser password 'correct horse'");
          Path rules = Path.of(handle.createQuery("show hba_file").mapTo(String.class).one());
          Files.writeString(
              rules, "host " + name + " careful all scram-sha-256\n" + Files.readString(rules));
          handle.createQuery("select pg_reload_conf()").mapTo(Boolean.class).one();
        });
    DatabaseAddress address = new DatabaseAddress(owned.url(), "careful");
    // The server reads its rules again when it finds the time.
    await().untilAsserted(() -> refused(address, Optional.empty(), "database-password"));
    refused(address, Optional.of(Secret.of("wrong battery")), "refuses the login");
    try (Database database = Database.open(address, Optional.of(Secret.of("correct horse")))) {
      PostgresTest.note(database, "a", "b");
    }
  }

  private static void refused(DatabaseAddress address, Optional<Secret> password, String words) {
    assertThatThrownBy(() -> Database.open(address, password))
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIG))
        .hasMessageContaining(words)
        .hasMessageNotContaining("battery");
  }
}
