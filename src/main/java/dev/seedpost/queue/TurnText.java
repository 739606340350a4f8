package dev.seedpost.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Moments and stretches of time in the sentences about a turn. */
final class TurnText {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private TurnText() {}

  /** As the clock on the wall shows it, never earlier than it is; with the date on another day. */
  static String moment(Instant moment, Instant now, ZoneId zone) {
    Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
    LocalDateTime shown =
        (second.isBefore(moment) ? second.plusSeconds(1) : second).atZone(zone).toLocalDateTime();
    String time = shown.format(shown.getSecond() == 0 ? MINUTE : SECOND);
    return shown.toLocalDate().equals(now.atZone(zone).toLocalDate())
        ? time
        : shown.toLocalDate() + " " + time;
  }

  /** "2 h 30 min". */
  static String span(Duration time) {
    StringBuilder text = new StringBuilder();
    part(text, time.toDays(), "d");
    part(text, time.toHoursPart(), "h");
    part(text, time.toMinutesPart(), "min");
    part(text, time.toSecondsPart(), "s");
    part(text, time.toMillisPart(), "ms");
    return text.toString();
  }

  private static void part(StringBuilder text, long count, String unit) {
    if (count > 0) {
      text.append(text.isEmpty() ? "" : " ").append(count).append(' ').append(unit);
    }
  }
}
