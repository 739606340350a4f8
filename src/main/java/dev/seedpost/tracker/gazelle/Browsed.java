package dev.seedpost.tracker.gazelle;

import dev.seedpost.tracker.Html;
import dev.seedpost.tracker.Json;
import dev.seedpost.tracker.Listing;
import dev.seedpost.tracker.UploadRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A torrent in an answer of {@code action=browse}. Numbers are texts here and there, texts hold
 * HTML entities, and RED leaves the label out (recorded replies of both).
 *
 * @param group what all torrents of a release have in common
 * @param torrent the torrent itself; the group where a category has no editions
 */
record Browsed(Json group, Json torrent) {
  /** Every torrent of an answer. */
  static List<Browsed> of(Json response) {
    List<Browsed> found = new ArrayList<>();
    for (Json group : response.objects("results")) {
      List<Json> torrents = group.objects("torrents");
      (torrents.isEmpty() ? List.of(group) : torrents)
          .stream()
              .filter(torrent -> torrent.number("torrentId", "torrentid").isPresent())
              .forEach(torrent -> found.add(new Browsed(group, torrent)));
    }
    return found;
  }

  /**
   * Whether it is the same release in the same quality, medium and edition. What the site does not
   * say does not tell two apart: a person decides then.
   */
  boolean isLike(UploadRequest upload) {
    return same(shown(group, "groupName"), upload.value("title"))
        && agrees("format", upload.value("format"))
        && agrees("encoding", upload.value("bitrate"))
        && agrees("media", upload.value("media"))
        && isOfEdition(upload);
  }

  private boolean isOfEdition(UploadRequest upload) {
    Optional<String> year = upload.value("remaster_year");
    if (year.isEmpty()) {
      return true;
    }
    Optional<String> theirs =
        torrent
            .number("remasterYear")
            .or(() -> Optional.of("0"))
            .flatMap(text -> text.matches("0+") ? group.number("groupYear") : Optional.of(text));
    boolean sameYear = theirs.isEmpty() || theirs.equals(year);
    return sameYear
        && same(
            shown(torrent, "remasterTitle"), Optional.of(upload.value("remaster_title").orElse("")))
        && agrees("remasterRecordLabel", upload.value("remaster_record_label"))
        && agrees("remasterCatalogueNumber", upload.value("remaster_catalogue_number"));
  }

  private boolean agrees(String key, Optional<String> ours) {
    String theirs = shown(torrent, key);
    return theirs.isEmpty() || ours.isEmpty() || same(theirs, ours);
  }

  private static boolean same(String theirs, Optional<String> ours) {
    return ours.filter(text -> flat(text).equals(flat(theirs))).isPresent();
  }

  private static String flat(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private static String shown(Json json, String key) {
    return Html.unescaped(json.text(key).orElse(""));
  }

  Listing listing() {
    String artist = shown(group, "artist");
    String name = shown(group, "groupName");
    return new Listing(
        torrent.number("torrentId", "torrentid").orElse(""),
        group.number("groupId", "groupid").orElse(""),
        Listing.Whose.HIDDEN,
        Listing.Likeness.SIMILAR,
        torrent.number("size").map(Long::valueOf).orElse(-1L),
        Html.plain(artist.isEmpty() ? name : artist + " - " + name));
  }
}
