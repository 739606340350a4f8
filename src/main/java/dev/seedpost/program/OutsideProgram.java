package dev.seedpost.program;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program that prints something. It gets no input, and what it says on standard error is not
 * kept; whatever it started ends with it.
 *
 * @param command the program and its arguments, each as it is
 * @param environment all that it sees
 * @param longest it may take
 * @param most bytes that it may print
 */
public record OutsideProgram(
    List<String> command, Map<String, String> environment, Duration longest, int most) {
  public OutsideProgram {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** What became of it. */
  public sealed interface Outcome {
    /** It ended well and printed this. */
    record Printed(byte[] output) implements Outcome {}

    /**
     * It did not.
     *
     * @param why completes "it ..."
     */
    record Failed(String why) implements Outcome {}
  }

  /** Runs it to its end. */
  public Outcome run() {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      return finished(builder.start());
    } catch (IOException e) {
      return new Outcome.Failed("cannot be started");
    }
  }

  private Outcome finished(Process process) {
    CompletableFuture<byte[]> output = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> copy(process, output));
    long end = System.nanoTime() + longest.toNanos();
    try {
      byte[] printed = output.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      if (printed.length > most) {
        return new Outcome.Failed("printed more than " + most + " bytes");
      }
      if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return late();
      }
      return process.exitValue() == 0
          ? new Outcome.Printed(printed)
          : new Outcome.Failed("ended with status " + process.exitValue());
    } catch (TimeoutException e) {
      return late();
    } catch (ExecutionException e) {
      return new Outcome.Failed("cannot be read from");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("was interrupted");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Outcome late() {
    return new Outcome.Failed("did not end within " + longest.toSeconds() + " s");
  }

  private void copy(Process process, CompletableFuture<byte[]> output) {
    try (InputStream in = process.getInputStream()) {
      output.complete(in.readNBytes(most + 1));
    } catch (IOException e) {
      output.completeExceptionally(e);
    }
  }
}
