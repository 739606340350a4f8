package dev.seedpost.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.seedpost.secret.SecretMask;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/**
 * Sets the log up: which stream, how much, in which form. Our own packages log at the chosen level,
 * every library at WARN. Until {@link #start} is called, as in tests, warnings go to standard
 * error.
 */
public final class Logging extends ContextAwareBase implements Configurator {
  /**
   * The keyring's report every absent keyring as an error of their own; the scheduler repeats
   * itself while its database is down, of which {@code Clockwork} tells once.
   */
  private static final List<String> MUTE =
      List.of("org.freedesktop", "de.swiesend", "com.github.javakeyring", "org.quartz");

  private static final String OURS = "dev.seedpost";

  /** Logs each odd tag as a warning or worse. */
  private static final String MUTE_TAGS = "org.jaudiotagger";

  /** Called by the logging library when the first logger is asked for. */
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    set(context, System.err, Level.WARN, new LogLines(false, new SecretMask()));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /**
   * For the daemon: standard output, INFO, with {@code -v} DEBUG.
   *
   * @param environment the environment variables, of which {@code JOURNAL_STREAM} counts
   * @param verbosity how often {@code -v} was given
   */
  static void forDaemon(Map<String, String> environment, int verbosity, SecretMask mask) {
    Level level = verbosity > 0 ? Level.DEBUG : Level.INFO;
    start(System.out, level, isJournal(environment, 1), mask);
  }

  /** For a command: standard error, WARN, with {@code -v} INFO, with {@code -vv} DEBUG. */
  static void forCommand(Map<String, String> environment, int verbosity, SecretMask mask) {
    Level level =
        switch (verbosity) {
          case 0 -> Level.WARN;
          case 1 -> Level.INFO;
          default -> Level.DEBUG;
        };
    start(System.err, level, isJournal(environment, 2), mask);
  }

  /** Replaces whatever was set up before. */
  static void start(PrintStream out, Level level, boolean journal, SecretMask mask) {
    set((LoggerContext) LoggerFactory.getILoggerFactory(), out, level, new LogLines(journal, mask));
    LogManager.getLogManager().reset();
    java.util.logging.Logger.getLogger("").addHandler(new FromJdk());
  }

  /**
   * Whether a descriptor of ours leads to the journal: the variable is inherited, and a program in
   * a terminal that was started by a unit has it too (systemd.exec(5)).
   */
  static boolean isJournal(Map<String, String> environment, int descriptor) {
    String journal = environment.getOrDefault("JOURNAL_STREAM", "");
    if (journal.isEmpty()) {
      return false;
    }
    try {
      Map<String, Object> own =
          Files.readAttributes(Path.of("/proc/self/fd/" + descriptor), "unix:dev,ino");
      return journal.equals(own.get("dev") + ":" + own.get("ino"));
    } catch (IOException | UnsupportedOperationException unknown) {
      return true;
    }
  }

  /** How much our own packages tell from now on. */
  static void level(String level) {
    ((LoggerContext) LoggerFactory.getILoggerFactory())
        .getLogger(OURS)
        .setLevel(Level.valueOf(level));
  }

  private static void set(LoggerContext context, PrintStream out, Level level, LogLines lines) {
    context.reset();
    lines.setContext(context);
    lines.start();
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setName("lines");
    appender.setEncoder(lines);
    appender.setOutputStream(new Unclosed(out));
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    context.getLogger(OURS).setLevel(level);
    MUTE.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
  }

  /** A standard stream outlives the log that writes to it. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  /** Passes the JDK's own log on, warnings and above. */
  private static final class FromJdk extends Handler {
    FromJdk() {
      setLevel(java.util.logging.Level.WARNING);
    }

    @Override
    public void publish(LogRecord record) {
      String name = String.valueOf(record.getLoggerName());
      if (isLoggable(record) && !name.startsWith(MUTE_TAGS)) {
        String message = new SimpleFormatter().formatMessage(record);
        LoggerFactory.getLogger(name).warn("{}", message, record.getThrown());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
