package dev.seedpost.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The title at the beginning of a video name, as people write it. */
final class VideoTitle {
  private VideoTitle() {}

  /** Empty if it holds what titles do not: tags in brackets, the address of a site. */
  static Optional<String> of(String written) {
    String bare = ends(written.replace('_', ' '));
    String text = bare.indexOf(' ') < 0 ? dots(bare) : bare;
    int other = text.indexOf(" AKA ");
    String title = ends(other > 0 ? text.substring(0, other) : text);
    boolean foreign =
        title.chars().anyMatch(c -> "[]{}".indexOf(c) >= 0)
            || title.toLowerCase(Locale.ROOT).startsWith("www")
            || title.codePoints().noneMatch(Character::isLetterOrDigit);
    return foreign ? Optional.empty() : Optional.of(title.replaceAll("\\s{2,}", " "));
  }

  private static String ends(String text) {
    return text.replaceAll("[\\s(\\[.-]+$", "").replaceAll("^[\\s.-]+", "");
  }

  /** Blanks for dots, but not within "S.W.A.T". */
  private static String dots(String text) {
    List<String> words = new ArrayList<>(List.of(text.split("\\.", -1)));
    StringBuilder title = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      boolean joined = i > 0 && initials(words, i) && initials(words, i - 1);
      title.append(joined ? '.' : ' ').append(words.get(i));
    }
    return title.toString();
  }

  /** Whether a letter is one of at least three in a row. */
  private static boolean initials(List<String> words, int at) {
    int first = at;
    while (first >= 0 && initial(words.get(first))) {
      first--;
    }
    int last = at;
    while (last < words.size() && initial(words.get(last))) {
      last++;
    }
    return last - first - 1 >= 3;
  }

  private static boolean initial(String word) {
    return word.length() == 1 && Character.isUpperCase(word.charAt(0));
  }
}
