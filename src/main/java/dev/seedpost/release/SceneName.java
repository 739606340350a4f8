package dev.seedpost.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scene names of music: {@code Artist-Title-(CATNO)-SOURCE-FORMAT-YEAR-GROUP}, underscores for
 * blanks.
 */
final class SceneName {
  private static final Pattern SHAPE =
      Pattern.compile("([^ \\[\\]{}]+)-((?:19|20)\\d\\d)-([A-Za-z0-9_]{2,20})");
  private static final Pattern NUMBER = Pattern.compile("\\(([A-Za-z0-9_.]*\\d[A-Za-z0-9_.]*)\\)");

  /** "(Part_2)", "(2015)": parts of a title, not catalogue numbers. */
  private static final Pattern NO_NUMBER =
      Pattern.compile("(?i)(?:part|pt|vol|volume|cd|dis[ck]|no)[_.]*\\d{1,3}|(?:19|20)\\d\\d");

  /** Sources beyond those that every name uses, and the medium they stand for; empty if none. */
  private static final Map<String, String> SOURCES =
      Map.ofEntries(
          Map.entry("CDS", "CD"),
          Map.entry("CDM", "CD"),
          Map.entry("CDEP", "CD"),
          Map.entry("CDR", "CD"),
          Map.entry("VLS", "Vinyl"),
          Map.entry("LP", "Vinyl"),
          Map.entry("DVDA", "DVD"),
          Map.entry("SAT", ""),
          Map.entry("CABLE", ""),
          Map.entry("FM", ""),
          Map.entry("LINE", ""));

  private static final Set<String> NOISE =
      Set.of(
          "PROMO", "READNFO", "PROPER", "REPACK", "INT", "SAMPLER", "RETAIL", "ADVANCE", "DIRFIX");

  private SceneName() {}

  /** Reads a name of this shape; empty if it is of another. */
  static Optional<FolderName> read(String name) {
    Matcher shape = SHAPE.matcher(name);
    if (!shape.matches()) {
      return Optional.empty();
    }
    FolderName.Builder facts = new FolderName.Builder();
    facts.put(FactName.YEAR, shape.group(2));
    facts.put(FactName.GROUP, shape.group(3));
    List<String> rest = new ArrayList<>(Arrays.asList(shape.group(1).split("-", -1)));
    boolean source = false;
    while (rest.size() > 2 && classified(rest.getLast(), facts)) {
      source |= isSource(rest.removeLast());
    }
    if (!source) {
      return Optional.empty();
    }
    if (rest.size() == 2) {
      artistAndTitle(rest.get(0), rest.get(1), facts);
    }
    return Optional.of(facts.build());
  }

  private static void artistAndTitle(String artist, String title, FolderName.Builder facts) {
    if (!artist.equals("VA")) {
      facts.put(FactName.ARTIST, blanks(artist));
    }
    facts.put(FactName.TITLE, blanks(title));
    if (title.endsWith("_EP")) {
      facts.put(FactName.RELEASE_TYPE, "EP");
    }
  }

  private static boolean classified(String word, FolderName.Builder facts) {
    String upper = word.toUpperCase(Locale.ROOT);
    Matcher number = NUMBER.matcher(word);
    if (number.matches()) {
      if (NO_NUMBER.matcher(number.group(1)).matches()) {
        return false;
      }
      facts.put(FactName.CATALOGUE_NUMBER, blanks(number.group(1)));
    } else if (isSource(word)) {
      String medium = MusicWords.media(word).orElseGet(() -> SOURCES.getOrDefault(upper, ""));
      if (!medium.isEmpty()) {
        facts.put(FactName.MEDIA, medium);
      }
      if (upper.endsWith("EP")) {
        facts.put(FactName.RELEASE_TYPE, "EP");
      }
      MusicWords.type(word).ifPresent(type -> facts.put(FactName.RELEASE_TYPE, type));
    } else if (MusicWords.claim(word).isPresent()) {
      facts.claim(MusicWords.claim(word).orElseThrow());
    } else if (MusicWords.type(word).isPresent()) {
      facts.put(FactName.RELEASE_TYPE, MusicWords.type(word).orElseThrow());
    } else if (MusicWords.EDITION.matcher(blanks(word)).matches()) {
      facts.put(FactName.EDITION_TITLE, blanks(word));
    } else {
      return MusicWords.quality(word) || NOISE.contains(upper);
    }
    return true;
  }

  private static boolean isSource(String word) {
    return MusicWords.media(word).isPresent() || SOURCES.containsKey(word.toUpperCase(Locale.ROOT));
  }

  private static String blanks(String text) {
    return text.replace('_', ' ').strip();
  }
}
