package dev.seedpost.release;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Genres in the form of the sites' tags: lower case, dots for blanks, no accents. */
final class Genres {
  private Genres() {}

  /** The tags in a genre, which may name several. */
  static List<String> tags(List<String> genres) {
    Set<String> tags = new LinkedHashSet<>();
    for (String genre : genres) {
      for (String one : genre.split("[,;/|\\\\]", -1)) {
        String tag = tag(one);
        // Sites take tags of 2 to 200 characters.
        if (tag.length() >= 2 && tag.length() <= 200) {
          tags.add(tag);
        }
      }
    }
    return new ArrayList<>(tags);
  }

  private static String tag(String genre) {
    return Normalizer.normalize(genre, Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\p{M}", "")
        .replaceAll("\\b(\\w)\\s?&\\s?(\\w)\\b", "$1n$2")
        .replace("&", " and ")
        .replaceAll("['’]", "")
        .replaceAll("[^\\p{L}\\p{N}]+", ".")
        .replaceAll("^\\.|\\.$", "");
  }
}
