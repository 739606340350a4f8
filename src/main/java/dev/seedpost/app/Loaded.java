package dev.seedpost.app;

import dev.seedpost.failure.FailureException;
import dev.seedpost.intake.WatchFolders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A set of configuration, rules and definitions that was found to work: what acts on it, and its
 * watched folders, at which nobody has looked yet.
 */
record Loaded(Engine engine, WatchFolders folders) implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Loaded.class);

  /**
   * Says everything that can be wrong before anything starts.
   *
   * @throws FailureException for what is wrong; then nothing of the set stays open
   */
  static Loaded of(Engine engine) {
    try {
      check(engine);
      return new Loaded(engine, engine.watchFolders());
    } catch (RuntimeException e) {
      engine.stores().close();
      throw e;
    }
  }

  private static void check(Engine engine) {
    engine
        .definitions()
        .problems()
        .forEach(problem -> log.error("A tracker is left out until this is mended: {}", problem));
    engine
        .sites()
        .disabled()
        .forEach((id, why) -> log.error("{} is disabled, the others go on: {}", id, why));
    engine.rules();
    engine.stores().vault().names();
    engine.stores().node();
  }

  @Override
  public void close() {
    folders.close();
    engine.stores().close();
  }
}
