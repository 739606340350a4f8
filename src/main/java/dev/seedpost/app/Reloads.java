package dev.seedpost.app;

import dev.seedpost.database.Database;
import dev.seedpost.failure.FailureException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a command asks the daemon for a reload and hears what came of it: two rows. */
final class Reloads {
  private static final Logger log = LoggerFactory.getLogger(Reloads.class);

  private static final String ASKED = "reload-asked";
  private static final String ANSWER = "reload-answer";

  private final Database database;

  Reloads(Database database) {
    this.database = database;
  }

  /**
   * What a daemon says to a request.
   *
   * @param problem why it goes on as before; empty if it runs with what is new
   */
  record Answer(String problem) {
    boolean done() {
      return problem.isEmpty();
    }
  }

  /** Asks for a reload; a former answer is forgotten. */
  void ask(String request) {
    database.write(handle -> {
      handle.execute("delete from setting where name in (?, ?)", ASKED, ANSWER);
      return handle.execute("insert into setting (name, value) values (?, ?)", ASKED, request);
    });
  }

  /**
   * Takes up what is new if somebody asked for it, and answers: a fault in this program too, for
   * who asked must not wait in vain.
   *
   * @param takeUp throws if it goes on as before
   */
  void attend(Runnable takeUp) {
    asked().ifPresent(request -> answer(request, new Answer(problem(takeUp))));
  }

  private static String problem(Runnable takeUp) {
    try {
      takeUp.run();
      return "";
    } catch (FailureException e) {
      log.error("Seedpost goes on as before: {}", e.failure().message());
      return e.failure().message();
    } catch (RuntimeException e) {
      log.error("A fault in this program; Seedpost goes on as before", e);
      return "a fault in this program: " + e.getClass().getSimpleName() + "; the log has more";
    }
  }

  /** The request that nobody has answered. */
  Optional<String> asked() {
    return value(ASKED);
  }

  /** Answers a request, unless another one came meanwhile. */
  void answer(String request, Answer answer) {
    database.write(handle ->
        handle.execute("delete from setting where name = ? and value = ?", ASKED, request) == 1
            ? handle.execute(
                "insert into setting (name, value) values (?, ?)", ANSWER, answer.problem())
            : 0);
  }

  /** The answer to the last request. */
  Optional<Answer> answer() {
    return value(ANSWER).map(Answer::new);
  }

  private Optional<String> value(String name) {
    return database.read(handle ->
        handle
            .createQuery("select value from setting where name = :name")
            .bind("name", name)
            .mapTo(String.class)
            .findOne());
  }
}
