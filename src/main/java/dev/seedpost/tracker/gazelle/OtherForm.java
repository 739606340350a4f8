package dev.seedpost.tracker.gazelle;

import dev.seedpost.release.FactName;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of everything but music: a title, tags, a picture and a text; those that one hears
 * have their format, and an audiobook its year (RED's API page; server code of OPS).
 */
final class OtherForm {
  private static final int LONGEST_TITLE = 200;
  private static final String AUDIOBOOK = "audiobook";
  private static final Set<String> WRITTEN_BY_SOMEBODY = Set.of("e-book", AUDIOBOOK, "comic");
  private static final Set<String> HEARD = Set.of(AUDIOBOOK, "comedy");

  private final GazelleSheet sheet;
  private final String kind;

  OtherForm(GazelleSheet sheet, String kind) {
    this.sheet = sheet;
    this.kind = kind;
  }

  void fill() {
    sheet.field("title", title());
    if (kind.equals(AUDIOBOOK)) {
      sheet.field("year", sheet.facts.year(FactName.YEAR));
    }
    if (HEARD.contains(kind)) {
      new Sound(sheet).fill();
    }
    sheet.tags();
    sheet.field("image", sheet.facts.address(FactName.COVER));
    sheet.description("desc");
  }

  /** These categories have no field for the author, who stands before the title. */
  private Optional<String> title() {
    Optional<String> title = sheet.facts.text(FactName.TITLE, 1, LONGEST_TITLE);
    boolean authored =
        WRITTEN_BY_SOMEBODY.contains(kind) && sheet.release.text(FactName.ARTIST).isPresent();
    if (title.isEmpty() || !authored) {
      return title;
    }
    String prefix = String.join(", ", sheet.facts.list(FactName.ARTIST)) + " - ";
    if (title.get().startsWith(prefix)) {
      return title;
    }
    String whole = prefix + title.get();
    if (title.get().length() <= LONGEST_TITLE && whole.length() > LONGEST_TITLE) {
      sheet.ask(
          FactName.TITLE,
          "Author and title take "
              + LONGEST_TITLE
              + " characters together, not "
              + whole.length()
              + ". What shall the title be?");
    }
    return Optional.of(whole);
  }
}
