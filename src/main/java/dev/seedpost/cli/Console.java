package dev.seedpost.cli;

import dev.seedpost.failure.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The terminal or whatever stands in its place: results on standard output, everything else on
 * standard error, questions only where a person can answer.
 */
public final class Console {
  private final BufferedReader in;
  private final PrintStream out;
  private final PrintStream err;
  private final SecretReader secrets;
  private final boolean person;
  private boolean progressShown;

  /** Reads a line without showing it. */
  @FunctionalInterface
  public interface SecretReader {
    /** The line; empty at the end of the input. */
    Optional<String> read(String prompt);
  }

  /**
   * A console.
   *
   * @param person whether somebody sits at it: input and error are terminals
   */
  public Console(
      BufferedReader in, PrintStream out, PrintStream err, SecretReader secrets, boolean person) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.secrets = secrets;
    this.person = person;
  }

  public boolean person() {
    return person;
  }

  /** A result. */
  public void print(String line) {
    clearProgress();
    out.println(shown(line));
    out.flush();
  }

  /** A remark that is no result. */
  public void remark(String line) {
    clearProgress();
    err.println(shown(line));
    err.flush();
  }

  /** One line that is written over by the next one. */
  void progress(String line) {
    err.print("\r\u001b[K" + line);
    err.flush();
    progressShown = true;
  }

  private void clearProgress() {
    if (progressShown) {
      err.print("\r\u001b[K");
      progressShown = false;
    }
  }

  /** Asks a question; empty at the end of the input. */
  Optional<String> ask(String question) {
    clearProgress();
    err.print(shown(question) + " ");
    err.flush();
    return readLine().map(String::strip);
  }

  private Optional<String> readLine() {
    try {
      return Optional.ofNullable(in.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line that is not shown while it is typed; from a pipe, its next line. Blanks stay. */
  public Optional<String> askSecret(String question) {
    if (!person) {
      return readLine();
    }
    clearProgress();
    err.print(shown(question) + " ");
    err.flush();
    return secrets.read("");
  }

  /** Whatever a name or an answer holds, it cannot steer the terminal; only line ends stay. */
  private static String shown(String text) {
    return Stream.of(text.split("\n", -1)).map(Texts::printable).collect(Collectors.joining("\n"));
  }

  PrintStream err() {
    return err;
  }

  PrintStream out() {
    return out;
  }
}
