package dev.seedpost.app;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One running instance per state folder. The lock is flock(2) on {@code seedpost.lock}, not the
 * JDK's file lock: that one belongs to the process and is lost as soon as any part of the process
 * closes the file. It ends with the process, however that ends; the file stays.
 */
final class InstanceLock {
  private static final int LONGEST_HOLDER = 200;
  private static final int TRIES = 10;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private InstanceLock() {}

  /** What came of the try. */
  sealed interface Result {}

  /** The lock is ours until it is closed. */
  static final class Taken implements Result, AutoCloseable {
    private final int descriptor;
    private final AtomicBoolean open = new AtomicBoolean(true);

    private Taken(int descriptor) {
      this.descriptor = descriptor;
    }

    @Override
    public void close() {
      if (open.getAndSet(false)) {
        try {
          Libc.close(descriptor);
        } catch (IOException gone) {
          throw new IllegalStateException(gone);
        }
      }
    }
  }

  /**
   * Another instance has it.
   *
   * @param text who, for a person: "seedpost serve, process 4711, running since
   *     2026-11-24T08:00:00Z"
   */
  record HeldBy(String text) implements Result {}

  /**
   * Takes the lock, or says who has it. A command that only asks who runs holds it for a moment, so
   * this tries for half a second.
   *
   * @param stateDir a folder that is there
   * @param who the command, for the other's message
   * @throws FailureException CONFIG if the file cannot be written
   */
  static Result take(Path stateDir, String who) {
    Result result = tryTake(stateDir, who);
    for (int tries = 1; tries < TRIES && result instanceof HeldBy; tries++) {
      Pauses.sleep(PAUSE, "take the instance lock");
      result = tryTake(stateDir, who);
    }
    return result;
  }

  /**
   * Tries to take the lock, without waiting.
   *
   * @param stateDir a folder that is there
   * @param who the command, for the other's message
   * @throws FailureException CONFIG if the file cannot be written
   */
  static Result tryTake(Path stateDir, String who) {
    Path file = stateDir.resolve("seedpost.lock");
    try {
      int descriptor = Libc.open(file);
      if (!Libc.tryLock(descriptor, false)) {
        Libc.close(descriptor);
        return new HeldBy(holder(file));
      }
      Files.writeString(file, self(who));
      return new Taken(descriptor);
    } catch (IOException fault) {
      throw new FailureException(
          FailureKind.CONFIG,
          "lock the state folder",
          "cannot use "
              + Texts.printable(file.toString())
              + "; check that this user owns it and that the disk has room",
          fault);
    }
  }

  /**
   * Who holds the lock, if somebody does.
   *
   * @throws FailureException CONFIG if the file cannot be looked at
   */
  static Optional<String> heldBy(Path stateDir) {
    Path file = stateDir.resolve("seedpost.lock");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      int descriptor = Libc.open(file);
      try {
        return Libc.tryLock(descriptor, true) ? Optional.empty() : Optional.of(holder(file));
      } finally {
        Libc.close(descriptor);
      }
    } catch (IOException fault) {
      throw new FailureException(
          FailureKind.CONFIG,
          "look at the lock of the state folder",
          "cannot use " + Texts.printable(file.toString()) + "; check that this user owns it",
          fault);
    }
  }

  private static String self(String who) {
    ProcessHandle self = ProcessHandle.current();
    return "seedpost "
        + who
        + ", process "
        + self.pid()
        + self.info().startInstant().map(start -> ", running since " + start).orElse("")
        + "\n";
  }

  /** Empty for the moment between its lock and its text. */
  private static String holder(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    return text.isEmpty()
        ? "another seedpost"
        : Texts.shortened(Texts.printable(text), LONGEST_HOLDER);
  }
}
