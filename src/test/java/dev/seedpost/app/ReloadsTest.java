package dev.seedpost.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.LogLines;
import dev.seedpost.database.Database;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadsTest {
  @TempDir private Path folder;
  private final AtomicInteger taken = new AtomicInteger();
  private Database database;
  private Reloads reloads;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("seedpost.db"));
    reloads = new Reloads(database, "here");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void takeUp() {
    taken.incrementAndGet();
  }

  @Test
  void nothing_is_taken_up_unasked_and_once_when_asked() {
    reloads.attend(this::takeUp);
    assertThat(taken).hasValue(0);
    reloads.ask("one");
    reloads.attend(this::takeUp);
    reloads.attend(this::takeUp);
    assertThat(taken).hasValue(1);
    assertThat(reloads.answer()).hasValueSatisfying(answer -> assertThat(answer.done()).isTrue());
  }

  @Test
  void a_mistake_is_told_to_who_asked() {
    reloads.ask("one");
    reloads.attend(() -> {
      throw new FailureException(FailureKind.CONFIG, "read the rules", "line 3 is wrong");
    });
    assertThat(reloads.answer())
        .hasValueSatisfying(answer ->
            assertThat(answer.problem()).isEqualTo("Failed to read the rules: line 3 is wrong"));
    assertThat(reloads.asked()).isEmpty();
  }

  @Test
  void a_fault_in_this_program_is_told_to_who_asked_and_once_to_the_log() {
    reloads.ask("one");
    try (LogLines log = new LogLines(Reloads.class)) {
      for (int i = 0; i < 3; i++) {
        reloads.attend(() -> {
          throw new IllegalStateException("secret thoughts");
        });
      }
      assertThat(log.all()).containsExactly("A fault in this program; Seedpost goes on as before");
    }
    assertThat(reloads.answer())
        .hasValueSatisfying(answer ->
            assertThat(answer.problem())
                .isEqualTo("a fault in this program: IllegalStateException; the log has more"));
  }

  @Test
  void the_answer_to_a_former_request_is_none_to_a_new_one() {
    reloads.ask("one");
    reloads.attend(() -> reloads.ask("two"));
    assertThat(reloads.answer()).isEmpty();
    assertThat(reloads.asked()).contains("two");
  }
}
