package dev.seedpost.app;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** A command's side of a reload: looks for mistakes itself, then asks the daemon and waits. */
final class ReloadOrder {
  private static final Duration LOOK = Duration.ofMillis(100);

  /** The daemon reads its requests every other second and may be busy. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String DOING = "have the daemon take up the new configuration";

  private final Engine engine;

  ReloadOrder(Engine engine) {
    this.engine = engine;
  }

  /**
   * Returns when the daemon has answered.
   *
   * @param daemon who runs one
   * @return what was found, in words
   * @throws FailureException CONFIG for a mistake, and then the daemon goes on as before; TRANSIENT
   *     if it does not answer
   */
  String carriedOut(Supplier<Optional<String>> daemon) {
    String found = new ConfigCheck(engine).all();
    Stores stores = engine.stores();
    Reloads reloads = new Reloads(stores.database(), Installation.id(stores.places()));
    Instant asked = stores.clock().instant();
    reloads.ask(asked.toString());
    while (stores.clock().instant().isBefore(asked.plus(PATIENCE))) {
      Optional<Reloads.Answer> answer = reloads.answer();
      if (answer.isPresent()) {
        return confirmed(answer.get(), found);
      }
      if (daemon.get().isEmpty()) {
        throw new FailureException(
            FailureKind.TRANSIENT, DOING, "it has ended; its next start reads all files anew");
      }
      Pauses.sleep(LOOK, DOING);
    }
    throw new FailureException(
        FailureKind.TRANSIENT,
        DOING,
        "it has not answered in " + PATIENCE.toSeconds() + " s; it will when it is less busy");
  }

  private static String confirmed(Reloads.Answer answer, String found) {
    if (!answer.done()) {
      throw new FailureException(
          FailureKind.CONFIG, DOING, "it goes on as before: " + answer.problem());
    }
    return found;
  }
}
