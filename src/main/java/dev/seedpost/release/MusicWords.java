package dev.seedpost.release;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words in the names of music folders that mean one thing only. */
final class MusicWords {
  static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
  static final Pattern EDITION =
      Pattern.compile(
          "(?i).*\\b(edition|remaster(ed)?|deluxe|reissue|anniversary|expanded|bonus tracks?"
              + "|limited|collector'?s)\\b.*");

  private static final Map<String, String> MEDIA =
      Map.ofEntries(
          Map.entry("cd", "CD"),
          Map.entry("web", "WEB"),
          Map.entry("vinyl", "Vinyl"),
          Map.entry("dvd", "DVD"),
          Map.entry("bluray", "Blu-Ray"),
          Map.entry("sacd", "SACD"),
          Map.entry("dat", "DAT"),
          Map.entry("cassette", "Cassette"),
          Map.entry("tape", "Cassette"),
          Map.entry("soundboard", "Soundboard"),
          Map.entry("sbd", "Soundboard"));

  private static final Pattern COUNTED = Pattern.compile("(?:\\d{1,2}x?)?([a-z]+)");

  private static final Map<String, String> CLAIMS =
      Map.ofEntries(
          Map.entry("flac", "FLAC"),
          Map.entry("mp3", "MP3"),
          Map.entry("aac", "AAC"),
          Map.entry("alac", "ALAC"),
          Map.entry("320", "320"),
          Map.entry("256", "256"),
          Map.entry("v0", "V0 (VBR)"),
          Map.entry("v1", "V1 (VBR)"),
          Map.entry("v2", "V2 (VBR)"),
          Map.entry("16bit", "Lossless"),
          Map.entry("24bit", "24bit Lossless"));

  /** Words about quality that say too little to be compared. */
  private static final Pattern QUALITY =
      Pattern.compile(
          "16|24|44|44\\.1|48|88|88\\.2|96|176|176\\.4|192|[\\d.]{2,5}khz|lossless|hires|hi|res|bit"
              + "|kbps|cbr|vbr|320kbps|256kbps|192kbps|log|cue|log100|100|stereo|mono");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("ep", "EP"),
          Map.entry("single", "Single"),
          Map.entry("cds", "Single"),
          Map.entry("soundtrack", "Soundtrack"),
          Map.entry("ost", "Soundtrack"),
          Map.entry("compilation", "Compilation"),
          Map.entry("mixtape", "Mixtape"),
          Map.entry("bootleg", "Bootleg"),
          Map.entry("demo", "Demo"),
          Map.entry("live album", "Live album"),
          Map.entry("dj mix", "DJ Mix"));

  private MusicWords() {}

  /** The medium that a word names; {@code 2CD} counts discs. */
  static Optional<String> media(String word) {
    Matcher counted = COUNTED.matcher(lower(word).replace("-", ""));
    return counted.matches() ? Optional.ofNullable(MEDIA.get(counted.group(1))) : Optional.empty();
  }

  /** The format or bit rate that a word claims. */
  static Optional<String> claim(String word) {
    return Optional.ofNullable(CLAIMS.get(lower(word)));
  }

  static boolean quality(String word) {
    return claim(word).isPresent() || QUALITY.matcher(lower(word)).matches();
  }

  static Optional<String> type(String words) {
    return Optional.ofNullable(TYPES.get(lower(words)));
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
