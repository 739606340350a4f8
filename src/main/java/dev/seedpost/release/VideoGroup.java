package dev.seedpost.release;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The release group behind the last hyphen of a video name, and the name without it.
 *
 * @param rest the name up to the group; the whole name if there is none
 */
record VideoGroup(String rest, Optional<String> group) {
  private static final Pattern SITE =
      Pattern.compile("(?i)\\s?\\[(?:rartv|rarbg|ettv|eztv|tgx|[a-z0-9-]+\\.[a-z]{2,4})]$");

  /** What news servers hang on. */
  private static final Pattern TAIL =
      Pattern.compile("(?i)-(?:obfuscated|postbot|xpost|nzbgeek|scrambled|asrequested|rakuv\\d*)$");

  private static final Pattern GROUP = Pattern.compile("[\\p{L}\\p{N}_]{2,20}");

  /** Numbers, checksums and counts. */
  private static final Pattern NO_GROUP =
      Pattern.compile(
          "\\d+|(?=.*\\d)[0-9a-fA-F]{8}|(?i:s\\d{1,4}(?:e\\d+)?|e\\d{1,4}|sample|trailer|cd\\d"
              + "|part\\d+|tt\\d+)");

  static VideoGroup split(String name) {
    String text = SITE.matcher(TAIL.matcher(name).replaceFirst("")).replaceFirst("");
    String lower = text.toLowerCase(Locale.ROOT);
    int hyphen = lower.endsWith("-d-z0n3") ? text.length() - 7 : text.lastIndexOf('-');
    if (hyphen <= 0 || hyphen == text.length() - 1) {
      return new VideoGroup(hyphen > 0 ? text.substring(0, hyphen) : text, Optional.empty());
    }
    String word = text.substring(hyphen + 1);
    boolean known = word.equalsIgnoreCase("D-Z0N3") || word.equalsIgnoreCase("E.N.D");
    Matcher shape = GROUP.matcher(word);
    boolean glued = " .-".indexOf(text.charAt(hyphen - 1)) < 0;
    if (!known && (!glued || !shape.matches() || taken(text, hyphen))) {
      return new VideoGroup(text, Optional.empty());
    }
    return new VideoGroup(text.substring(0, hyphen), Optional.of(word));
  }

  /** Whether the hyphen or the word behind it belongs to something else, as in WEB-DL. */
  private static boolean taken(String name, int hyphen) {
    if (NO_GROUP.matcher(name.substring(hyphen + 1)).matches()) {
      return true;
    }
    NameText text = new NameText(name);
    boolean word =
        VideoWords.at(text, hyphen + 1).filter(found -> found.end() == text.length()).isPresent();
    return word
        || text.starts(Math.max(0, hyphen - 30), hyphen).stream()
            .flatMap(start -> VideoWords.at(text, start).stream())
            .anyMatch(found -> found.end() > hyphen);
  }
}
