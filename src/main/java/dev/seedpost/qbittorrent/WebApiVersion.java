package dev.seedpost.qbittorrent;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of the Web API: three numbers, compared as numbers. */
record WebApiVersion(int major, int minor) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(\\.\\d{1,6})?");

  static Optional<WebApiVersion> of(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(
            new WebApiVersion(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** From 2.11 (qBittorrent 5.0) on, pause is called stop and resume is called start. */
  boolean saysStop() {
    return major > 2 || (major == 2 && minor >= 11);
  }
}
