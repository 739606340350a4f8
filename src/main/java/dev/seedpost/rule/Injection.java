package dev.seedpost.rule;

import dev.seedpost.qbittorrent.Placement;
import dev.seedpost.tracker.TrackerId;
import java.util.List;
import java.util.Optional;

/**
 * How an accepted torrent is put into the client. Category and tags may hold {@code {tracker}},
 * {@code {source}} and {@code {source.category}}.
 *
 * @param savePath empty: the folder that holds the payload, so that it is seeded where it lies
 */
record Injection(String category, List<String> tags, Optional<String> savePath) {
  static final List<String> WORDS = List.of("tracker", "source", "source.category");

  /** Without any wish. */
  static final Injection DEFAULT =
      new Injection("{source.category}", List.of("seedpost", "{tracker}"), Optional.empty());

  Injection {
    tags = List.copyOf(tags);
  }

  Placement placement(Subject subject, TrackerId tracker) {
    return new Placement(
        savePath.orElseGet(() -> folder(subject)),
        // Of "{source.category}/up" without a category the slash is left, which qBittorrent
        // refuses.
        filled(category, subject, tracker).replaceAll("/{2,}", "/").replaceAll("^/|/$", ""),
        tags.stream()
            // qBittorrent takes tags as one list with commas.
            .map(tag -> filled(tag, subject, tracker).replace(',', ' ').strip())
            .filter(tag -> !tag.isEmpty())
            .distinct()
            .toList());
  }

  private static String folder(Subject subject) {
    // Content has a name, hence a parent.
    return String.valueOf(subject.content().root().getParent());
  }

  private static String filled(String template, Subject subject, TrackerId tracker) {
    // One pass: what a category brings along is never taken for a placeholder.
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      int open = template.indexOf('{', at);
      int close = open < 0 ? -1 : template.indexOf('}', open);
      if (close < 0) {
        break;
      }
      filled.append(template, at, open);
      filled.append(
          switch (template.substring(open + 1, close)) {
            case "tracker" -> tracker.id();
            case "source" -> subject.source();
            default -> subject.category();
          });
      at = close + 1;
    }
    return filled.append(template.substring(at)).toString();
  }
}
