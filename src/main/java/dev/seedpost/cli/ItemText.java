package dev.seedpost.cli;

import dev.seedpost.failure.Texts;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Items in words. */
final class ItemText {
  private ItemText() {}

  /** One word for a state, the same everywhere. */
  static String word(ItemState state) {
    return switch (state) {
      case PREPARED -> "Waiting";
      case NEEDS_ANSWER -> "Question";
      case SENDING -> "Sending";
      case UNCERTAIN -> "Uncertain";
      case ACCEPTED -> "Accepted";
      case FETCHED -> "Fetched";
      case INJECTED -> "Added";
      case PENDING -> "Pending";
      case SEEDING -> "Seeding";
      case REFUSED -> "Refused";
      case DUPLICATE -> "Duplicate";
      case HANDED_OVER -> "By hand";
      case PARKED -> "Stopped";
      case CANCELLED -> "Cancelled";
    };
  }

  static Map<String, Object> fields(QueueItem item) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", item.id());
    fields.put("tracker", item.tracker().id());
    fields.put("name", item.name());
    fields.put("state", item.state().name());
    fields.put("reason", item.reason());
    item.failureKind().ifPresent(kind -> fields.put("failure", kind));
    fields.put("attempts", item.attempts());
    fields.put("due", item.dueAt().toString());
    fields.put("path", item.contentPath());
    fields.put("node", item.node());
    fields.put("client", item.client());
    fields.put("info_hash", item.infoHash().hex());
    item.siteHash().ifPresent(hash -> fields.put("site_info_hash", hash.hex()));
    item.torrentId().ifPresent(id -> fields.put("torrent_id", id));
    fields.put("rule", item.rule());
    fields.put("arrived", item.arrivedAt().toString());
    fields.put("changed", item.changedAt().toString());
    fields.put(
        "questions",
        item.questions().stream()
            .map(question -> Map.of("fact", question.word(), "choices", question.choices()))
            .toList());
    return fields;
  }

  /** With what the item waits for and its next slot, as far as that is known. */
  static Map<String, Object> fields(QueueItem item, Map<Long, Turn> turns) {
    Map<String, Object> fields = fields(item);
    fields.put("waits_for", turn(item, turns).map(Turn::why).orElse(""));
    turn(item, turns)
        .flatMap(ItemText::slot)
        .ifPresent(slot -> fields.put("next_slot", slot.toString()));
    return fields;
  }

  /** What an active item waits for. */
  static String waitsFor(QueueItem item, Map<Long, Turn> turns) {
    return turn(item, turns).map(turn -> Texts.printable(turn.why())).orElse("");
  }

  private static Optional<Turn> turn(QueueItem item, Map<Long, Turn> turns) {
    return Optional.ofNullable(turns.get(item.id()));
  }

  static Optional<Instant> slot(Turn turn) {
    return turn instanceof Turn.At at ? Optional.of(at.moment()) : Optional.empty();
  }

  /** A stretch of time as a person says it: 4.2 s, 3 min, 5 h, 2 d. */
  static String span(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
    if (seconds < 3600) {
      return seconds / 60 + " min";
    }
    return seconds < 86_400 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
  }

  /** "item 7 red: Refused, the site said no". */
  static String sentence(QueueItem item) {
    return "item " + item.id() + " " + item.tracker() + ": " + state(item);
  }

  static String state(QueueItem item) {
    String word = word(item.state());
    return item.reason().isEmpty() ? word : word + ", " + reason(item);
  }

  /** What a site said may stand in a reason. */
  static String reason(QueueItem item) {
    return Texts.printable(item.reason());
  }

  static String name(QueueItem item, int width) {
    return Texts.shortened(Texts.printable(item.name()), width);
  }
}
