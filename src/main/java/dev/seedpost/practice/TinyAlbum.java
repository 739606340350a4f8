package dev.seedpost.practice;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes a small release: a folder of real FLAC files of two seconds each, 50 to 300 kB, tagged as
 * an album. The same arguments give the same bytes.
 */
public final class TinyAlbum {
  private static final int SECONDS = 2;

  private TinyAlbum() {}

  /**
   * Writes {@code Artist - Album (2026) [WEB FLAC]}.
   *
   * @param parent the folder in which it is made
   * @param tracks how many files, at least one
   * @param seed another seed gives other sound, so another payload
   * @return the folder
   * @throws FailureException INVALID_CONTENT if it cannot be written
   */
  public static Path write(
      Path parent, String artist, String album, int year, int tracks, long seed) {
    Path folder = parent.resolve(artist + " - " + album + " (" + year + ") [WEB FLAC]");
    try {
      Files.createDirectories(folder);
      for (int track = 1; track <= tracks; track++) {
        String title = "Movement " + track;
        Path file = folder.resolve(String.format("%02d - %s.flac", track, title));
        List<Map.Entry<String, String>> tags =
            List.of(
                Map.entry("ALBUM", album),
                Map.entry("ALBUMARTIST", artist),
                Map.entry("ARTIST", artist),
                Map.entry("TITLE", title),
                Map.entry("TRACKNUMBER", String.valueOf(track)),
                Map.entry("DATE", String.valueOf(year)),
                Map.entry("GENRE", "Ambient"),
                Map.entry("LABEL", "Practice Records"));
        Files.write(file, sound(tags, new Random(31 * seed + track)));
      }
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.INVALID_CONTENT,
          "write a practice album to " + Texts.printable(parent.toString()),
          "the folder cannot be written (" + Texts.printable(String.valueOf(e.getMessage())) + ")",
          e);
    }
    return folder;
  }

  /** Two tones that swell and fade over a little noise. */
  private static byte[] sound(List<Map.Entry<String, String>> tags, Random random) {
    int length = SECONDS * TinyFlac.RATE;
    double low = 110 * StrictMath.pow(2, random.nextInt(12) / 12.0);
    double high = low * 1.5;
    short[] left = new short[length];
    short[] right = new short[length];
    for (int i = 0; i < length; i++) {
      double seconds = (double) i / TinyFlac.RATE;
      double loud = 8000 * StrictMath.sin(StrictMath.PI * i / length);
      left[i] = sample(loud, low, seconds, random);
      right[i] = sample(loud, high, seconds, random);
    }
    return TinyFlac.encode(left, right, tags);
  }

  private static short sample(double loud, double pitch, double seconds, Random random) {
    double tone = StrictMath.sin(2 * StrictMath.PI * pitch * seconds);
    return (short) (loud * tone + random.nextInt(33) - 16);
  }
}
