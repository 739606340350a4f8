package dev.seedpost.release;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import dev.seedpost.failure.Texts;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Music and spoken books, from their tags and the folder's name. */
final class SoundReader {
  private static final int MOST_FILES = 500;
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final int MOST_WARNINGS = 10;
  private static final Map<String, String> FORMATS = Map.of("flac", "FLAC", "mp3", "MP3");

  private final InstantSource clock;

  SoundReader(InstantSource clock) {
    this.clock = clock;
  }

  void read(Content content, Findings findings) {
    sound(content, findings);
    FolderName folder = FolderName.of(FolderName.bare(content));
    compare(folder, findings);
    folder.facts().forEach((name, text) -> findings.put(name, "folder name", text));
    folder.warnings().forEach(findings::warn);
  }

  private void sound(Content content, Findings findings) {
    List<ContentFile> audio = content.files().stream().filter(Kinds::audio).toList();
    Set<String> endings = new TreeSet<>();
    audio.forEach(file -> endings.add(file.extension()));
    List<Track> tracks = new ArrayList<>();
    boolean complete = tracks(content, audio, tracks, findings);
    if (endings.size() > 1) {
      findings.doubt(
          FactName.FORMAT,
          "The audio files are of different formats ("
              + String.join(", ", endings)
              + "), so the format is unknown.");
    } else if (complete && FORMATS.containsKey(endings.iterator().next())) {
      measured(FORMATS.get(endings.iterator().next()), tracks, findings);
    }
    if (!tracks.isEmpty()) {
      new AlbumTags(tracks, findings).read();
    }
  }

  /** Reads the tracks; false if one was not read, so that nothing is certain about all of them. */
  private boolean tracks(
      Content content, List<ContentFile> audio, List<Track> tracks, Findings findings) {
    Instant end = clock.instant().plus(LONGEST);
    int unreadable = 0;
    int read = 0;
    for (ContentFile file : audio) {
      if (read == MOST_FILES || clock.instant().isAfter(end)) {
        findings.warn(
            "Only "
                + read
                + " of "
                + audio.size()
                + " audio files were looked at; check the rest.");
        break;
      }
      read++;
      if (!FORMATS.containsKey(file.extension())) {
        continue;
      }
      try {
        tracks.add(AudioTags.read(content.locate(file), file.path()));
      } catch (AudioTags.UnreadableAudio e) {
        if (++unreadable <= MOST_WARNINGS) {
          findings.warn(Texts.printable(file.path()) + " " + e.why() + ".");
        }
      }
    }
    if (unreadable > MOST_WARNINGS) {
      findings.warn((unreadable - MOST_WARNINGS) + " more audio files cannot be read.");
    }
    return unreadable == 0 && read == audio.size();
  }

  private static void measured(String format, List<Track> tracks, Findings findings) {
    findings.put(FactName.FORMAT, "files", format);
    Set<String> bitrates = new TreeSet<>();
    tracks.forEach(track -> bitrates.add(track.bitrate().orElse("unknown")));
    if (bitrates.size() > 1) {
      findings.doubt(
          FactName.BITRATE,
          "The audio files are of different bit rates ("
              + String.join(", ", bitrates)
              + "), so the bit rate is unknown.");
    } else {
      tracks.stream()
          .findFirst()
          .flatMap(Track::bitrate)
          .ifPresent(bitrate -> findings.put(FactName.BITRATE, "files", bitrate));
    }
  }

  /** What was measured stands; a name that says otherwise is worth a look. */
  private static void compare(FolderName folder, Findings findings) {
    for (FactName name :
        List.of(FactName.ARTIST, FactName.TITLE, FactName.YEAR, FactName.CATALOGUE_NUMBER)) {
      Optional<String> measured = findings.fact(name).map(Fact::text);
      Optional<String> claimed = Optional.ofNullable(folder.facts().get(name));
      if (measured.isPresent()
          && claimed.isPresent()
          && !plain(measured.get()).equals(plain(claimed.get()))
          && !isEditionYear(name, claimed.get(), findings)) {
        contradiction(name, measured.get(), claimed.get(), findings);
      }
    }
    for (String claim : folder.claims()) {
      FactName name =
          Set.of("FLAC", "MP3", "AAC", "ALAC").contains(claim) ? FactName.FORMAT : FactName.BITRATE;
      findings
          .fact(name)
          .map(Fact::text)
          .filter(measured -> !measured.equals(claim))
          .ifPresent(measured -> contradiction(name, measured, claim, findings));
    }
  }

  private static void contradiction(
      FactName name, String measured, String claimed, Findings findings) {
    findings.warn(
        "The folder name says "
            + name.word()
            + " '"
            + Texts.printable(claimed)
            + "', but the files say '"
            + Texts.printable(measured)
            + "'.");
  }

  private static boolean isEditionYear(FactName name, String claimed, Findings findings) {
    return name == FactName.YEAR
        && findings.fact(FactName.EDITION_YEAR).map(Fact::text).equals(Optional.of(claimed));
  }

  /**
   * Letters and digits alone: folder names replace what file systems forbid. The type at the end of
   * a title ("Title EP") is written or not as people like.
   */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("(?: -)? (?:ep|single)$", "")
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
