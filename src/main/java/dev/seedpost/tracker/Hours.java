package dev.seedpost.tracker;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The hours of the day in which uploads may leave. What counts is what the clock on the wall shows:
 * an hour that daylight saving repeats is in a window twice, one that it leaves out does not come
 * that day.
 *
 * @param open within these alone; empty for the whole day
 * @param quiet never within these
 * @param zone whose clock it is
 */
public record Hours(List<DailyHours> open, List<DailyHours> quiet, ZoneId zone) {
  private static final int MINUTES = 24 * 60;

  /** A day may lack its window, when the clocks change; two in a row never did. */
  private static final int DAYS = 5;

  public Hours {
    open = List.copyOf(open);
    quiet = List.copyOf(quiet);
    if (IntStream.range(0, MINUTES)
        .mapToObj(minute -> LocalTime.MIDNIGHT.plusMinutes(minute))
        .noneMatch(within(open, quiet)::contains)) {
      throw new IllegalArgumentException("leaves no minute of the day to upload in");
    }
  }

  private interface Minutes {
    boolean contains(LocalTime time);
  }

  private static Minutes within(List<DailyHours> open, List<DailyHours> quiet) {
    return time ->
        (open.isEmpty() || open.stream().anyMatch(hours -> hours.contains(time)))
            && quiet.stream().noneMatch(hours -> hours.contains(time));
  }

  /** Whether an upload may leave at this moment. */
  public boolean isOpen(Instant moment) {
    return within(open, quiet).contains(moment.atZone(zone).toLocalTime());
  }

  /** The first moment from this one on at which an upload may leave. */
  public Instant next(Instant from) {
    if (isOpen(from)) {
      return from;
    }
    // What is closed opens where a window begins, where quiet hours end, or where the clock jumps.
    TreeSet<Instant> edges = new TreeSet<>();
    LocalDate today = from.atZone(zone).toLocalDate();
    ZoneRules rules = zone.getRules();
    for (int day = 0; day < DAYS; day++) {
      LocalDate date = today.plusDays(day);
      Stream.concat(open.stream().map(DailyHours::from), quiet.stream().map(DailyHours::to))
          .map(date::atTime)
          .forEach(edge -> edges.addAll(moments(edge, rules)));
    }
    Instant end = from.atZone(zone).plusDays(DAYS).toInstant();
    ZoneOffsetTransition jump = rules.nextTransition(from);
    while (jump != null && jump.getInstant().isBefore(end)) {
      edges.add(jump.getInstant());
      jump = rules.nextTransition(jump.getInstant());
    }
    return edges.tailSet(from).stream()
        .filter(this::isOpen)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no hour to upload in after " + from));
  }

  /** None for a time that is left out that day, two for one that comes twice. */
  private static List<Instant> moments(LocalDateTime edge, ZoneRules rules) {
    return rules.getValidOffsets(edge).stream().map(edge::toInstant).toList();
  }

  /** "only between 22:00 and 06:00 (Europe/Berlin)". */
  public String words() {
    return Stream.of(words("only between ", open), words("not between ", quiet))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "))
        + " ("
        + zone.getId()
        + ")";
  }

  private static Optional<String> words(String first, List<DailyHours> hours) {
    return hours.isEmpty()
        ? Optional.empty()
        : Optional.of(
            first + hours.stream().map(DailyHours::words).collect(Collectors.joining(" or ")));
  }
}
