package dev.seedpost.release;

import dev.seedpost.content.Content;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of books, comics and programs: {@code Author - Title (Year)}, {@code Series 001 (of 12)
 * (Year) (Digital)}. Without the year nothing is certain: many name books title first.
 */
final class BookName {
  private static final Pattern SHAPE =
      Pattern.compile("([^\\[\\](){}]+?) ?((?:[\\[({][^\\[\\](){}]*[\\])}] ?)+)");
  private static final Pattern YEAR = Pattern.compile("\\(((?:1[4-9]|20)\\d\\d)\\)");
  private static final Pattern YEARS = Pattern.compile("\\(\\d{4} ?[-–] ?\\d{4}\\)");
  private static final Pattern BETWEEN = Pattern.compile(" [-–—] ");
  private static final int LONGEST = 300;
  private static final Set<String> AUTHORED = Set.of(Kinds.BOOK, Kinds.AUDIOBOOK);
  private static final Set<String> TITLED = Set.of(Kinds.COMIC, Kinds.APPLICATION);

  private BookName() {}

  /** Reads the name of a folder, or of a file without its ending. */
  static FolderName read(String name, String kind, int latest) {
    FolderName.Builder facts = new FolderName.Builder("The name");
    String text = name.indexOf(' ') < 0 ? name.replace('_', ' ') : name;
    Matcher shape = SHAPE.matcher(text);
    boolean named = AUTHORED.contains(kind) || TITLED.contains(kind);
    if (!named || name.length() > LONGEST || !shape.matches()) {
      return facts.build();
    }
    String brackets = shape.group(2);
    Matcher year = YEAR.matcher(brackets);
    boolean dated = false;
    while (year.find()) {
      if (Integer.parseInt(year.group(1)) <= latest) {
        facts.put(FactName.YEAR, year.group(1));
        dated = true;
      }
    }
    if (YEARS.matcher(brackets).find()) {
      facts.warn("The name spans several years, as a collection does; is it one release?");
    } else if (dated) {
      title(shape.group(1).strip(), kind, facts);
    }
    return facts.build();
  }

  /** The dash of a comic stands between title and subtitle, that of a book behind its author. */
  private static void title(String text, String kind, FolderName.Builder facts) {
    String[] parts = BETWEEN.split(text, -1);
    if (kind.equals(Kinds.COMIC) || parts.length == 1) {
      facts.put(FactName.TITLE, text);
    } else if (AUTHORED.contains(kind) && parts.length == 2) {
      if (!parts[0].strip().matches("(?i)va|various|various authors|unknown")) {
        facts.put(FactName.ARTIST, parts[0]);
      }
      facts.put(FactName.TITLE, parts[1]);
    }
  }

  /** The format by the files' endings. */
  static void format(Content content, String kind, Findings findings) {
    if (!kind.equals(Kinds.BOOK) && !kind.equals(Kinds.COMIC)) {
      return;
    }
    Set<String> formats = new TreeSet<>();
    content.files().stream()
        .filter(Kinds::book)
        .forEach(file -> formats.add(file.extension().toUpperCase(Locale.ROOT)));
    if (formats.size() == 1) {
      findings.put(FactName.FORMAT, "files", formats.iterator().next());
    } else if (formats.size() > 1) {
      findings.doubt(
          FactName.FORMAT,
          "The files are of different formats ("
              + String.join(", ", formats)
              + "), so the format is unknown.");
    }
  }
}
