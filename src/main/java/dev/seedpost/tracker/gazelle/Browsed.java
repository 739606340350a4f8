package dev.seedpost.tracker.gazelle;

import dev.seedpost.tracker.Html;
import dev.seedpost.tracker.Json;
import dev.seedpost.tracker.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A torrent in an answer of {@code action=browse}. Numbers are texts here and there, texts hold
 * HTML entities, and RED leaves the label out (recorded replies of both).
 *
 * @param group what all torrents of a release have in common
 * @param torrent the torrent itself; the group where a category has no editions
 */
record Browsed(Json group, Json torrent) {
  /**
   * Every torrent of an answer.
   *
   * @return empty if it is no list of torrents: that is not an empty list
   */
  static Optional<List<Browsed>> of(Json response) {
    if (!response.hasObjects("results")) {
      return Optional.empty();
    }
    List<Browsed> found = new ArrayList<>();
    for (Json group : response.objects("results")) {
      boolean grouped = group.entries().containsKey("torrents");
      if (grouped && !group.hasObjects("torrents")) {
        return Optional.empty();
      }
      for (Json torrent : grouped ? group.objects("torrents") : List.of(group)) {
        if (id(torrent).isEmpty()) {
          return Optional.empty();
        }
        found.add(new Browsed(group, torrent));
      }
    }
    return Optional.of(found);
  }

  private static Optional<String> id(Json torrent) {
    return torrent.number("torrentId", "torrentid");
  }

  /** What the site says of the release; empty if it says nothing, or nothing by an empty text. */
  Optional<String> ofGroup(String key) {
    return shown(group, key).filter(text -> !text.isBlank());
  }

  /** What the site says of the torrent; empty if it does not say it. */
  Optional<String> ofTorrent(String key) {
    return shown(torrent, key);
  }

  /**
   * Whether the edition has no year and is not the original one: then nobody has said which it is,
   * and its other texts are empty for that reason (public code of OPS).
   */
  boolean isOfUnknownEdition() {
    return yearless() && !torrent.isFalse("remastered");
  }

  /** The year of the edition; the original one came out when the release did. */
  Optional<String> year() {
    return yearless() ? group.number("groupYear") : torrent.number("remasterYear");
  }

  private boolean yearless() {
    return torrent.number("remasterYear").filter(text -> text.matches("0+")).isPresent();
  }

  private static Optional<String> shown(Json json, String key) {
    return json.text(key).map(Html::unescaped);
  }

  Listing listing() {
    String artist = ofGroup("artist").orElse("");
    String name = ofGroup("groupName").orElse("");
    return new Listing(
        id(torrent).orElse(""),
        group.number("groupId", "groupid").orElse(""),
        Listing.Whose.HIDDEN,
        Listing.Likeness.SIMILAR,
        torrent.number("size").map(Long::valueOf).orElse(-1L),
        Html.plain(artist.isEmpty() ? name : artist + " - " + name));
  }
}
