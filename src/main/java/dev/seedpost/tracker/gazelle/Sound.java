package dev.seedpost.tracker.gazelle;

import dev.seedpost.content.ContentFile;
import dev.seedpost.release.FactName;
import dev.seedpost.tracker.Definition;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Format and bitrate, held against the files there are. */
final class Sound {
  private static final Set<String> AUDIO =
      Set.of("flac", "mp3", "m4a", "m4b", "ac3", "dts", "ogg", "aac", "wav", "ape", "wv");

  private final GazelleSheet sheet;

  Sound(GazelleSheet sheet) {
    this.sheet = sheet;
  }

  /** Fills both fields; the bitrate as the site calls it. */
  Optional<String> fill() {
    Optional<String> format = sheet.facts.word(FactName.FORMAT);
    Optional<String> bitrate = sheet.facts.word(FactName.BITRATE);
    Definition definition = sheet.definition;
    Set<String> found = new TreeSet<>();
    sheet.content.files().stream()
        .map(ContentFile::extension)
        .filter(AUDIO::contains)
        // A book has the same sound in the same container as a song.
        .map(extension -> extension.equals("m4b") ? "m4a" : extension)
        .forEach(found::add);
    if (found.size() > 1) {
      sheet.refuse(
          "one upload has one format, but the folder holds "
              + String.join(", ", found)
              + " files; split it");
    } else if (format.filter(word -> !isHeldBy(found, word)).isPresent()) {
      sheet.ask(
          definition
              .words(FactName.FORMAT)
              .ask("The folder holds no " + format.get() + " files. Which format is it?"));
    }
    boolean lossless = bitrate.filter(word -> word.endsWith("Lossless")).isPresent();
    boolean wantsLossless = format.filter("FLAC"::equals).isPresent();
    if (format.isPresent() && bitrate.isPresent() && lossless != wantsLossless) {
      sheet.ask(
          definition
              .words(FactName.BITRATE)
              .ask(format.get() + " cannot be " + bitrate.get() + ". Which bitrate is it?"));
    }
    sheet.field("format", format);
    sheet.field("bitrate", bitrate);
    return bitrate;
  }

  private static boolean isHeldBy(Set<String> extensions, String format) {
    return switch (format) {
      case "Ogg Vorbis" -> extensions.contains("ogg");
      case "AAC" -> extensions.contains("m4a") || extensions.contains("aac");
      default -> extensions.contains(format.toLowerCase(Locale.ROOT));
    };
  }
}
