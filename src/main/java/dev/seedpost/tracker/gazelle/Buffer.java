package dev.seedpost.tracker.gazelle;

import dev.seedpost.tracker.Json;
import java.util.Locale;
import java.util.Optional;

/** What a user may still download, in words. */
final class Buffer {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

  private Buffer() {}

  /** Uploaded less downloaded, as in "1.5 TiB"; empty if the site does not say both. */
  static String of(Json userstats) {
    Optional<String> uploaded = userstats.number("uploaded");
    Optional<String> downloaded = userstats.number("downloaded");
    return uploaded.isEmpty() || downloaded.isEmpty()
        ? ""
        : said(Long.parseLong(uploaded.get()) - Long.parseLong(downloaded.get()));
  }

  private static String said(long bytes) {
    int unit = 0;
    double value = bytes;
    while (Math.abs(value) >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }
}
