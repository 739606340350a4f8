package dev.seedpost.practice;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What Gazelle checks in an upload form, one complaint at a time and in its own words (measured on
 * OPS).
 */
final class UploadRules {
  private static final Set<String> BITRATES =
      Set.of(
          "Lossless",
          "24bit Lossless",
          "V0 (VBR)",
          "V1 (VBR)",
          "V2 (VBR)",
          "320",
          "256",
          "192",
          "160",
          "128",
          "96",
          "64",
          "APS (VBR)",
          "APX (VBR)",
          "q8.x (VBR)",
          "Other");

  private static final Set<String> FORMATS =
      Set.of("MP3", "FLAC", "Ogg Vorbis", "AAC", "AC3", "DTS");

  private final Dialect dialect;
  private final Multipart form;

  UploadRules(Dialect dialect, Multipart form) {
    this.dialect = dialect;
    this.form = form;
  }

  /** Whether the script of the site dies over this form: status 500 without a body. */
  boolean crash() {
    List<String> importance = form.texts("importance[]");
    return form.has("artists")
        || (form.has("artists[]") && importance.isEmpty())
        || importance.stream().anyMatch(number -> !number.matches("[1-8]"));
  }

  /** The first complaint about the fields. */
  Optional<String> complaint() {
    if (form.text("type").matches("[1-6]")) {
      return ofOtherCategory();
    }
    if (!form.texts("importance[]").contains("1")) {
      return Optional.of("Please enter at least one main artist");
    }
    if (form.texts("artists[]").size() != form.texts("importance[]").size()) {
      return Optional.of("There is an error with how artists are specified.");
    }
    for (String field :
        List.of("type", "title", "year", "releasetype", "format", "bitrate", "media", "tags")) {
      if (form.text(field).isEmpty()) {
        return Optional.of(field + " is not specified");
      }
    }
    return words().or(this::lengths).or(this::edition);
  }

  /** Audiobooks (3) and comedy (5) are sound; audiobooks have a year. */
  private Optional<String> ofOtherCategory() {
    List<String> needed =
        switch (form.text("type")) {
          case "3" -> List.of("title", "year", "format", "bitrate", "tags");
          case "5" -> List.of("title", "format", "bitrate", "tags");
          default -> List.of("title", "tags");
        };
    for (String field : needed) {
      if (form.text(field).isEmpty()) {
        return Optional.of(field + " is not specified");
      }
    }
    if (form.has("desc") && form.text("desc").length() < 10) {
      return Optional.of("The description has a minimum length of 10 characters.");
    }
    return lengths();
  }

  private Optional<String> words() {
    Set<Integer> types =
        dialect == Dialect.RED
            ? Set.of(1, 3, 5, 6, 7, 9, 11, 13, 14, 15, 16, 17, 18, 19, 21)
            : Set.of(1, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 21);
    Set<String> media =
        Set.of(
            "CD",
            "DVD",
            "Vinyl",
            "Soundboard",
            "SACD",
            "DAT",
            "Cassette",
            "WEB",
            dialect == Dialect.RED ? "Blu-Ray" : "BD");
    if (!form.text("type").equals("0")) {
      return Optional.of("Please select a valid category.");
    }
    if (types.stream().noneMatch(type -> form.text("releasetype").equals(type.toString()))) {
      return Optional.of("Please select a valid release type.");
    }
    if (!isFormat(form.text("format"))) {
      return Optional.of("Please select a valid format.");
    }
    if (!isBitrate(form.text("bitrate"))) {
      return Optional.of("You must choose a bitrate.");
    }
    return media.contains(form.text("media"))
        ? Optional.empty()
        : Optional.of("Please select a valid media.");
  }

  static boolean isFormat(String word) {
    return FORMATS.contains(word);
  }

  static boolean isBitrate(String word) {
    return BITRATES.contains(word);
  }

  private Optional<String> lengths() {
    if (form.text("title").length() > 200) {
      return Optional.of("Title must be less than 200 characters.");
    }
    if (form.text("tags").length() < 2 || form.text("tags").length() > 200) {
      return Optional.of("You must enter at least one tag. Maximum length is 200 characters.");
    }
    if (form.has("album_desc") && form.text("album_desc").length() < 10) {
      return Optional.of("The album description has a minimum length of 10 characters.");
    }
    if (form.has("image") && !form.text("image").matches("https?://.{4,240}")) {
      return Optional.of("The image URL you entered was invalid.");
    }
    return Optional.empty();
  }

  private Optional<String> edition() {
    boolean unknown = !form.text("unknown").isEmpty() && !form.text("unknown").equals("0");
    boolean edition = dialect == Dialect.RED || form.has("remaster");
    if (edition && !unknown && form.text("remaster_year").isEmpty()) {
      return Optional.of("remaster_year is not specified");
    }
    if (edition && form.has("remaster_title") && !form.text("remaster_title").matches(".{1,80}")) {
      return Optional.of("Remaster title must be between 1 and 80 characters.");
    }
    String year = edition && !unknown ? form.text("remaster_year") : form.text("year");
    return form.text("media").equals("CD") && year.matches("[0-9]{1,4}") && number(year) < 1982
        ? Optional.of(
            "You have selected a year for an album that predates the media you say it was created"
                + " on.1982")
        : Optional.empty();
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  /** The complaint about the names in a torrent; applications and videos may have any ending. */
  Optional<String> nameComplaint(List<String> paths) {
    for (String path : paths) {
      for (String bad : List.of(":", "?", "<", ">", "*", "|", "\"")) {
        if (path.contains(bad)) {
          return Optional.of(
              "The torrent contained one or more files with invalid characters ("
                  + bad
                  + ")<br />");
        }
      }
      String name = path.substring(path.lastIndexOf('/') + 1);
      if (!hasKnownEnding(name)) {
        return Optional.of("The torrent contained one or more invalid files (" + name + ")");
      }
      if (path.length() > 255) {
        return Optional.of(
            "The torrent contained one or more files with too long a name: <ul><li>"
                + path
                + "</li></ul>");
      }
    }
    return Optional.empty();
  }

  private boolean hasKnownEnding(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String type = form.text("type");
    if (type.equals("1") || type.equals("4")) {
      return true;
    }
    if (type.equals("6")) {
      return List.of("cbr", "cbz", "gif", "jpeg", "jpg", "pdf", "png").contains(ending);
    }
    return Arrays.asList(
            ("ac3 accurip azw3 chm cue djv djvu doc docx dts epub ffp flac gif htm html jpeg jpg"
                    + " json lit lrc log m3u m3u8 m4a m4b md5 mobi mp3 mp4 nfo pdf pls png rtf sfv"
                    + " txt toc yaml yml")
                .split(" ", -1))
        .contains(ending);
  }
}
