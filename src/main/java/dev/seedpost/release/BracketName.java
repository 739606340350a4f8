package dev.seedpost.release;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of music folders as people write them: {@code Artist - Title (Edition) [Year] [CATNO]
 * {Source Format}}, brackets in any order.
 */
final class BracketName {
  private static final Pattern LAST =
      Pattern.compile("(.*?)\\s*(\\(([^()]*)\\)|\\[([^\\[\\]]*)\\]|\\{([^{}]*)\\})\\s*");
  private static final Pattern GROUP = Pattern.compile("(.*[\\])}])-([A-Za-z0-9]{2,20})");
  private static final Pattern NUMBER =
      Pattern.compile("(?=.*[A-Z].*[A-Z])(?=.*\\d.*\\d)[A-Z0-9][A-Z0-9 ._/-]{2,23}");
  private static final Pattern YEARS =
      Pattern.compile("(?:19|20)\\d\\d\\s*[-–]\\s*(?:19|20)\\d\\d");

  /** "24-96" is split into words that say nothing each. */
  private static final Pattern DEEP =
      Pattern.compile("(?i).*\\b24[-/ ]?(bit|44|48|88|96|176|192).*");

  private static final Pattern BLU_RAY = Pattern.compile("(?i)blu-ray");

  private final FolderName.Builder facts = new FolderName.Builder();

  private BracketName() {}

  static FolderName read(String name) {
    return new BracketName().parse(name);
  }

  private FolderName parse(String name) {
    String text = name.indexOf(' ') < 0 ? name.replace('_', ' ') : name;
    Matcher group = GROUP.matcher(text);
    if (group.matches()) {
      if (!known(group.group(2))) {
        facts.put(FactName.GROUP, group.group(2));
      }
      text = group.group(1);
    }
    Deque<String> brackets = new ArrayDeque<>();
    Matcher last = LAST.matcher(text);
    while (last.matches() && !last.group(1).isEmpty()) {
      brackets.addFirst(last.group(2));
      text = last.group(1);
      last = LAST.matcher(text);
    }
    // A first bracket that means nothing here is part of the title: "Album (The Remixes)".
    StringBuilder base = new StringBuilder(text);
    boolean inTitle = true;
    for (String bracket : brackets) {
      boolean meant = bracket(bracket);
      inTitle &= !meant && bracket.startsWith("(");
      if (inTitle) {
        base.append(' ').append(bracket);
      }
    }
    artistAndTitle(base.toString());
    return facts.build();
  }

  /** Takes over what a bracket says; false if it says nothing that is known. */
  private boolean bracket(String bracket) {
    String inner = bracket.substring(1, bracket.length() - 1).strip();
    boolean round = bracket.startsWith("(");
    if (YEARS.matcher(inner).matches()) {
      facts.warn("The folder name spans several years, as a discography does; is it one release?");
      return true;
    }
    if (words(inner, round)) {
      return true;
    }
    if (MusicWords.type(inner).isPresent()) {
      facts.put(FactName.RELEASE_TYPE, MusicWords.type(inner).orElseThrow());
      return true;
    }
    if (MusicWords.EDITION.matcher(inner).matches()) {
      edition(inner);
      return true;
    }
    if (!round && number(inner)) {
      facts.put(FactName.CATALOGUE_NUMBER, inner);
      return true;
    }
    return false;
  }

  /** With a word among them that means something else there is no telling. */
  private static boolean number(String inner) {
    return NUMBER.matcher(inner).matches()
        && !DEEP.matcher(inner).matches()
        && words(inner).stream()
            .noneMatch(word ->
                known(word)
                    && (MusicWords.YEAR.matcher(word).matches() || !word.matches("[\\d.]+")));
  }

  private static boolean known(String word) {
    return MusicWords.YEAR.matcher(word).matches()
        || MusicWords.quality(word)
        || MusicWords.media(word).isPresent();
  }

  private static List<String> words(String inner) {
    return Arrays.stream(BLU_RAY.matcher(inner).replaceAll("BluRay").split("[\\s,/+_-]+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** A bracket of nothing but a year, media and quality words. */
  private boolean words(String inner, boolean round) {
    List<String> words = words(inner);
    boolean known = !words.isEmpty() && words.stream().allMatch(BracketName::known);
    boolean deep = DEEP.matcher(inner).matches();
    boolean telling =
        deep
            || words.stream()
                .anyMatch(word ->
                    MusicWords.YEAR.matcher(word).matches()
                        || MusicWords.claim(word).isPresent()
                        || MusicWords.media(word).isPresent());
    // "(Web)" may well belong to a title, "(WEB)" and "[Web]" do not.
    boolean title = round && words.size() == 1 && !inner.equals(inner.toUpperCase(Locale.ROOT));
    if (!known || !telling || title) {
      return false;
    }
    boolean alone = words.size() == 1;
    for (String word : words) {
      MusicWords.media(word).ifPresent(media -> facts.put(FactName.MEDIA, media));
      MusicWords.claim(word).ifPresent(facts::claim);
      if (MusicWords.YEAR.matcher(word).matches()) {
        facts.put(alone || !facts.has(FactName.YEAR) ? FactName.YEAR : FactName.EDITION_YEAR, word);
      }
    }
    if (deep) {
      facts.claim("24bit Lossless");
    }
    return true;
  }

  private void edition(String inner) {
    Matcher year = Pattern.compile("\\b(?:19|20)\\d\\d\\b").matcher(inner);
    String title = inner;
    if (year.find()) {
      facts.put(FactName.EDITION_YEAR, year.group());
      title = inner.replace(year.group(), "").replaceAll("^[\\s,/-]+|[\\s,/-]+$", "");
    }
    facts.put(FactName.EDITION_TITLE, title);
  }

  /** Splits at the one " - "; with more of them there is no telling where the artist ends. */
  private void artistAndTitle(String base) {
    Deque<String> parts = new ArrayDeque<>(List.of(base.split("\\s+[-–—]\\s+", -1)));
    if (parts.size() > 2 && MusicWords.type(parts.getLast()).isPresent()) {
      facts.put(FactName.RELEASE_TYPE, MusicWords.type(parts.removeLast()).orElseThrow());
    }
    if (parts.size() == 3 && !facts.has(FactName.YEAR)) {
      List<String> years =
          parts.stream()
              .skip(1)
              .filter(part -> MusicWords.YEAR.matcher(part).matches())
              .distinct()
              .toList();
      // "Artist - 1999 - 2000": either may be the title.
      if (years.size() == 1) {
        facts.put(FactName.YEAR, years.getFirst());
        parts.removeLastOccurrence(years.getFirst());
      }
    }
    if (parts.size() != 2) {
      return;
    }
    String artist = parts.getFirst().strip();
    String title = parts.getLast().strip();
    if (title.equalsIgnoreCase("discography")) {
      facts.warn("The folder is named a discography, which is not one release.");
      return;
    }
    if (!artist.isEmpty() && !artist.matches("(?i)va|various|various artists")) {
      facts.put(FactName.ARTIST, artist);
    }
    if (!title.isEmpty()) {
      facts.put(FactName.TITLE, title);
    }
    if (title.endsWith(" EP")) {
      facts.put(FactName.RELEASE_TYPE, "EP");
    }
  }
}
