package dev.seedpost.app;

import dev.seedpost.database.Database;
import dev.seedpost.failure.FailureException;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a command asks the daemon for a reload and hears what came of it: two rows. */
final class Reloads {
  private static final Logger log = LoggerFactory.getLogger(Reloads.class);

  private final Database database;
  private final String asked;
  private final String answer;

  /** As of this number of changes. */
  private volatile OptionalLong nobodyAsked = OptionalLong.empty();

  /**
   * The requests to one daemon.
   *
   * @param installation of the daemon; others may share its database
   */
  Reloads(Database database, String installation) {
    this.database = database;
    asked = "reload-asked " + installation;
    answer = "reload-answer " + installation;
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
      handle.execute("delete from setting where name in (?, ?)", asked, answer);
      return handle.execute("insert into setting (name, value) values (?, ?)", asked, request);
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
    OptionalLong changes = database.changes();
    if (changes.isPresent() && changes.equals(nobodyAsked)) {
      return Optional.empty();
    }
    Optional<String> request = value(asked);
    nobodyAsked = request.isEmpty() ? changes : OptionalLong.empty();
    return request;
  }

  /** Answers a request, unless another one came meanwhile. */
  void answer(String request, Answer given) {
    database.write(handle ->
        handle.execute("delete from setting where name = ? and value = ?", asked, request) == 1
            ? handle.execute(
                "insert into setting (name, value) values (?, ?)", answer, given.problem())
            : 0);
  }

  /** The answer to the last request. */
  Optional<Answer> answer() {
    return value(answer).map(Answer::new);
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
