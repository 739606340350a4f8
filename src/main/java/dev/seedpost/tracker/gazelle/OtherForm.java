package dev.seedpost.tracker.gazelle;

import dev.seedpost.release.FactName;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of everything but music: a title, tags, a picture and a text; those that one hears
 * have their format, and an audiobook its year (RED's API page; server code of OPS). The text about
 * this very torrent is a field of every category there.
 */
final class OtherForm {
  private static final int LONGEST_TITLE = 200;
  private static final String AUDIOBOOK = "audiobook";
  private static final String BETWEEN = " - ";

  /** Whose one field for names is labelled "Author - Title" (public code of OPS: upload form). */
  private static final Set<String> AUTHORED = Set.of("e-book", AUDIOBOOK, "comedy");

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
    sheet.field("release_desc", sheet.facts.text(FactName.RELEASE_DESCRIPTION, 1, 1_000_000));
  }

  /** No category but music has a field for the author, who stands before the title. */
  private Optional<String> title() {
    Optional<String> title = sheet.facts.text(FactName.TITLE, 1, LONGEST_TITLE);
    if (title.isEmpty() || !AUTHORED.contains(kind)) {
      return title;
    }
    if (sheet.release.text(FactName.ARTIST).filter(text -> !text.isBlank()).isEmpty()) {
      askForAuthor(title.get());
      return title;
    }
    String prefix = String.join(", ", sheet.facts.list(FactName.ARTIST)) + BETWEEN;
    if (title.get().regionMatches(true, 0, prefix, 0, prefix.length())) {
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

  /** Comedy may have none; the title may hold the author already, as a person wrote it. */
  private void askForAuthor(String title) {
    if (!kind.equals("comedy") && !title.contains(BETWEEN)) {
      sheet.ask(
          FactName.ARTIST,
          sheet.definition.name()
              + " names these releases 'Author - Title', and the author is not known. Who is it?");
    }
  }
}
