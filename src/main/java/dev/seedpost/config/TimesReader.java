package dev.seedpost.config;

import dev.seedpost.tracker.Budget;
import dev.seedpost.tracker.DailyHours;
import dev.seedpost.tracker.Hours;
import dev.seedpost.tracker.Stagger;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.tracker.UploadTimes;
import dev.seedpost.yaml.Nearest;
import dev.seedpost.yaml.Quantities;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads when uploads may leave for each tracker, and how the trackers wait for each other. */
final class TimesReader {
  private final Map<TrackerId, Section> sections = new LinkedHashMap<>();
  private final Map<TrackerId, TrackerId> after = new LinkedHashMap<>();

  UploadTimes read(TrackerId tracker, Section section) {
    sections.put(tracker, section);
    Section budget = section.section("budget");
    UploadTimes times =
        new UploadTimes(
            new Budget(
                budget.get("per-hour", ConfigReader::count),
                budget.get("per-day", ConfigReader::count)),
            hours(section),
            stagger(tracker, section));
    budget.end();
    return times;
  }

  private static Hours hours(Section section) {
    List<DailyHours> open = section.list("hours", DailyHours::parse);
    List<DailyHours> quiet = section.list("quiet", DailyHours::parse);
    ZoneId zone = section.get("time-zone", TimesReader::zone).orElse(ZoneId.systemDefault());
    try {
      return new Hours(open, quiet, zone);
    } catch (IllegalArgumentException e) {
      String key = quiet.isEmpty() ? "hours" : "quiet";
      section.problem(key, "'" + key + "' " + e.getMessage());
      return new Hours(List.of(), List.of(), zone);
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text.strip());
    } catch (DateTimeException e) {
      String near =
          Nearest.of(text, ZoneId.getAvailableZoneIds())
              .map(zone -> " (did you mean '" + zone + "'?)")
              .orElse("");
      throw new IllegalArgumentException("takes a time zone such as Europe/Berlin" + near, e);
    }
  }

  private Optional<Stagger> stagger(TrackerId tracker, Section section) {
    Optional<TrackerId> first = section.get("after", TimesReader::tracker);
    Optional<Duration> delay = section.get("delay", Quantities::duration);
    if (first.isEmpty() && delay.isPresent() && !section.has("after")) {
      section.problem("delay", "'delay' needs 'after', the tracker that gets the content first");
    }
    first.ifPresent(id -> after.put(tracker, id));
    return first.map(id -> new Stagger(id, delay.orElse(Duration.ZERO)));
  }

  private static TrackerId tracker(String text) {
    try {
      return new TrackerId(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("takes the name of a tracker", e);
    }
  }

  /** Reports trackers that wait for one that is not there, or in the end for themselves. */
  void check() {
    Set<TrackerId> told = new HashSet<>();
    after.forEach((tracker, first) -> {
      if (!sections.containsKey(first)) {
        List<String> known = sections.keySet().stream().map(TrackerId::id).toList();
        section(tracker)
            .problem(
                "after",
                "'after' names "
                    + first
                    + ", which is not among the trackers here"
                    + Nearest.of(first.id(), known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse(""));
        return;
      }
      Set<TrackerId> chain = new LinkedHashSet<>();
      TrackerId next = tracker;
      while (next != null && chain.add(next)) {
        next = after.get(next);
      }
      if (tracker.equals(next) && told.addAll(chain)) {
        section(tracker)
            .problem(
                "after",
                "trackers wait for each other in a circle: "
                    + Stream.concat(chain.stream(), Stream.of(tracker))
                        .map(TrackerId::id)
                        .collect(Collectors.joining(" after ")));
      }
    });
  }

  private Section section(TrackerId tracker) {
    return java.util.Objects.requireNonNull(sections.get(tracker));
  }
}
