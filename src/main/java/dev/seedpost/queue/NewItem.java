package dev.seedpost.queue;

import dev.seedpost.content.Content;
import dev.seedpost.qbittorrent.Placement;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.Question;
import dev.seedpost.tracker.TrackerId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A payload for one tracker, ready to be queued.
 *
 * @param rule the rule that chose the tracker; empty for a person's own choice
 * @param torrent the prepared torrent
 * @param hold why a person has to agree first, if so
 * @param answers facts a person gave, by the fact's word
 */
public record NewItem(
    TrackerId tracker,
    Content content,
    Placement placement,
    String rule,
    TorrentFile torrent,
    FormDraft draft,
    Optional<String> hold,
    Map<String, List<String>> answers) {
  public NewItem {
    answers = Map.copyOf(answers);
  }

  ItemState state() {
    if (!draft.refusals().isEmpty()) {
      return ItemState.REFUSED;
    }
    return draft.questions().isEmpty() && hold.isEmpty()
        ? ItemState.PREPARED
        : ItemState.NEEDS_ANSWER;
  }

  String reason() {
    if (!draft.refusals().isEmpty()) {
      return "not sent: " + String.join("; ", draft.refusals());
    }
    if (!draft.questions().isEmpty()) {
      return "missing: "
          + String.join(", ", draft.questions().stream().map(Question::word).toList());
    }
    return hold.orElse("ready to be sent");
  }
}
