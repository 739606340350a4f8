package dev.seedpost.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.seedpost.failure.Texts;
import dev.seedpost.secret.SecretMask;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.event.KeyValuePair;

/**
 * Log events as lines of text, the one place where they are masked and made printable. With an
 * exception, one line per cause and frame follows.
 */
final class LogLines extends EncoderBase<ILoggingEvent> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneOffset.UTC);
  private static final String OWN = "dev.seedpost.";

  /** The MDC's fields that say what a line is about. */
  private static final List<String> FIELDS = List.of("tracker", "item");

  private static final int MOST_FRAMES = 40;

  private final boolean journal;
  private final SecretMask mask;

  /**
   * Lines for a terminal, a file or the journal.
   *
   * @param journal with a priority in front (sd-daemon(3)) and without the time, which the journal
   *     has itself
   */
  LogLines(boolean journal, SecretMask mask) {
    this.journal = journal;
    this.mask = mask;
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    List<String> lines = new ArrayList<>();
    lines.add(first(event));
    for (IThrowableProxy each = event.getThrowableProxy(); each != null; each = each.getCause()) {
      lines.add("  " + (lines.size() > 1 ? "caused by " : "") + described(each));
      Stream.of(each.getStackTraceElementProxyArray())
          .limit(MOST_FRAMES)
          .forEach(frame -> lines.add("    " + frame.getSTEAsString()));
    }
    String before = journal ? priority(event.getLevel()) : "";
    return lines.stream()
        .map(line -> before + Texts.printable(mask.mask(line)) + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  private String first(ILoggingEvent event) {
    String time = journal ? "" : TIME.format(event.getInstant()) + " ";
    return time
        + String.format("%-5s ", event.getLevel())
        + about(event)
        + shortName(event.getLoggerName())
        + ": "
        + event.getFormattedMessage()
        + pairs(event);
  }

  private static String about(ILoggingEvent event) {
    String fields =
        FIELDS.stream()
            .filter(event.getMDCPropertyMap()::containsKey)
            .map(field -> field + "=" + event.getMDCPropertyMap().get(field))
            .collect(Collectors.joining(" "));
    return fields.isEmpty() ? "" : "[" + fields + "] ";
  }

  private static String pairs(ILoggingEvent event) {
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    return pairs == null
        ? ""
        : pairs.stream()
            .map(pair -> " " + pair.key + "=" + pair.value)
            .collect(Collectors.joining());
  }

  private static String described(IThrowableProxy fault) {
    return fault.getClassName()
        + Optional.ofNullable(fault.getMessage()).map(text -> ": " + text).orElse("");
  }

  private static String shortName(String logger) {
    return logger.startsWith(OWN)
        ? logger.substring(OWN.length())
        : logger.substring(logger.lastIndexOf('.') + 1);
  }

  private static String priority(Level level) {
    return switch (level.toInt()) {
      case Level.ERROR_INT -> "<3>";
      case Level.WARN_INT -> "<4>";
      case Level.INFO_INT -> "<6>";
      default -> "<7>";
    };
  }
}
