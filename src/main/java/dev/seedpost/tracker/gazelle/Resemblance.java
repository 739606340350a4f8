package dev.seedpost.tracker.gazelle;

import dev.seedpost.tracker.UploadRequest;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a torrent of the site is the same release as an upload, in the same quality, medium and
 * edition. What the site does not say never tells two apart, and neither does spelling: a person
 * decides then.
 */
final class Resemblance {
  /** The kind of release that a site sorts by types. */
  private static final String MUSIC = "music";

  private final UploadRequest upload;
  private final Map<String, String> categories;

  /**
   * To one upload.
   *
   * @param categories the site's number of each kind of release
   */
  Resemblance(UploadRequest upload, Map<String, String> categories) {
    this.upload = upload;
    this.categories = categories;
  }

  boolean holds(Browsed theirs) {
    return sameCategory(theirs)
        && theirs
            .ofGroup("groupName")
            .map(name -> flat(name).equals(flat(upload.value("title").orElse(""))))
            .orElse(true)
        && agrees(theirs.ofTorrent("format"), "format")
        && agrees(theirs.ofTorrent("encoding"), "bitrate")
        && agrees(theirs.ofTorrent("media"), "media")
        && sameEdition(theirs);
  }

  /**
   * The site says the category of what is no music, and a kind of release of what is (public code
   * of OPS): "E-Books", "Album".
   */
  private boolean sameCategory(Browsed theirs) {
    Optional<String> ours = kind();
    Optional<String> said = theirs.ofGroup("category").flatMap(this::kindOf);
    if (said.isEmpty() && theirs.ofGroup("releaseType").filter(this::isOfMusic).isPresent()) {
      said = Optional.of(MUSIC);
    }
    return ours.isEmpty() || said.isEmpty() || said.equals(ours);
  }

  private boolean isOfMusic(String type) {
    return !type.matches("[0-9]+") && !type.equalsIgnoreCase("Unknown");
  }

  private Optional<String> kind() {
    return upload
        .value("type")
        .flatMap(number ->
            categories.entrySet().stream()
                .filter(entry -> entry.getValue().equals(number))
                .map(Map.Entry::getKey)
                .findFirst());
  }

  /** Their names begin with the word for one: "Audiobooks", "E-Learning Videos". */
  private Optional<String> kindOf(String category) {
    return categories.keySet().stream()
        .filter(kind -> flat(category).startsWith(flat(kind)))
        .findFirst();
  }

  private boolean sameEdition(Browsed theirs) {
    Optional<String> ours = upload.value("remaster_year");
    if (ours.isEmpty() || theirs.isOfUnknownEdition()) {
      return true;
    }
    String title = upload.value("remaster_title").orElse("");
    return theirs.year().map(ours.get()::equals).orElse(true)
        && theirs
            .ofTorrent("remasterTitle")
            .map(text -> flat(text).equals(flat(title)))
            .orElse(true)
        && sameLabel(theirs.ofTorrent("remasterRecordLabel"))
        && agrees(theirs.ofTorrent("remasterCatalogueNumber"), "remaster_catalogue_number");
  }

  private boolean sameLabel(Optional<String> theirs) {
    Optional<String> ours = upload.value("remaster_record_label");
    return ours.isEmpty()
        || theirs.filter(text -> !text.isBlank()).isEmpty()
        || label(theirs.get()).equals(label(ours.get()));
  }

  private boolean agrees(Optional<String> theirs, String field) {
    Optional<String> ours = upload.value(field);
    return ours.isEmpty()
        || theirs.filter(text -> !text.isBlank()).isEmpty()
        || flat(theirs.get()).equals(flat(ours.get()));
  }

  /** "Some Records" and "Some Recordings" are "Some". */
  private static String label(String text) {
    String rest = text.replaceAll("(?i)\\b(records?|recordings?|recs?)\\b\\.?", " ");
    return flat(rest.isBlank() ? text : rest);
  }

  /** Letters and digits alone, without case and accents; the text as it is if it has none. */
  private static String flat(String text) {
    String letters =
        Normalizer.normalize(text.replace("&", " and "), Normalizer.Form.NFKD)
            .replaceAll("[^\\p{L}\\p{N}]", "")
            .toLowerCase(Locale.ROOT);
    return letters.isEmpty() ? text.strip() : letters;
  }
}
