package dev.seedpost.tracker.gazelle;

import dev.seedpost.content.ContentFile;
import dev.seedpost.release.FactName;
import dev.seedpost.tracker.FormFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a release of music. */
final class MusicForm {
  /** Compact Discs were first sold in 1982, and the site checks it. */
  private static final int FIRST_CD = 1982;

  private static final List<FactName> ROLES =
      List.of(
          FactName.ARTIST,
          FactName.GUEST,
          FactName.REMIXER,
          FactName.COMPOSER,
          FactName.CONDUCTOR,
          FactName.DJ,
          FactName.PRODUCER,
          FactName.ARRANGER);

  private final GazelleSheet sheet;
  private final FormFacts facts;

  MusicForm(GazelleSheet sheet) {
    this.sheet = sheet;
    this.facts = sheet.facts;
  }

  void fill() {
    if (sheet.content.singleFile()) {
      sheet.refuse(
          sheet.definition.name()
              + " takes music as a folder, not as a single file; put the file into a folder that"
              + " is named after the release");
    }
    artists();
    sheet.field("title", facts.text(FactName.TITLE, 1, 200));
    Optional<String> year = facts.year(FactName.YEAR);
    sheet.field("year", year);
    sheet.field("releasetype", facts.word(FactName.RELEASE_TYPE));
    Optional<String> media = facts.word(FactName.MEDIA);
    edition(year, media);
    sheet.field("media", media);
    Optional<String> bitrate = new Sound(sheet).fill();
    logs(media, bitrate);
    sheet.tags();
    sheet.field("image", facts.address(FactName.COVER));
    sheet.description("album_desc");
    sheet.field("release_desc", facts.text(FactName.RELEASE_DESCRIPTION, 1, 1_000_000));
  }

  /** Each name with the site's number of its role; the two lists must be equally long. */
  private void artists() {
    Map<String, String> numbers = sheet.table("importance");
    boolean asked = asksForMainArtist();
    for (FactName role : ROLES) {
      if (asked && role == FactName.ARTIST) {
        continue;
      }
      List<String> names = facts.list(role);
      String number = numbers.getOrDefault(role.word(), role == FactName.ARTIST ? "1" : "");
      if (!names.isEmpty() && number.isEmpty()) {
        sheet.refuse(
            sheet.definition.name()
                + " has no role for "
                + role.word()
                + "; leave that fact out or name them otherwise");
        continue;
      }
      for (String name : names) {
        sheet.field("artists[]", name);
        sheet.field("importance[]", number);
      }
    }
  }

  /**
   * The site counts the main role alone, whoever else is named (public code of OPS; its refusal is
   * measured; RED's API page says the same).
   */
  private boolean asksForMainArtist() {
    boolean main = sheet.release.text(FactName.ARTIST).filter(text -> !text.isBlank()).isPresent();
    if (main || ROLES.stream().noneMatch(role -> sheet.release.text(role).isPresent())) {
      return false;
    }
    sheet.ask(
        FactName.ARTIST,
        sheet.definition.name()
            + " wants at least one main artist; a guest, remixer, composer, conductor, DJ or"
            + " producer does not count as one. Who is the main artist?");
    return true;
  }

  private void edition(Optional<String> year, Optional<String> media) {
    if (GazelleOptions.of(sheet.definition).flaggedEdition()) {
      sheet.field("remaster", "1");
    }
    Optional<String> own = facts.year(FactName.EDITION_YEAR);
    Optional<String> edition = own.isPresent() ? own : year;
    if (media.filter("CD"::equals).isPresent()
        && edition.filter(text -> Integer.parseInt(text) < FIRST_CD).isPresent()) {
      sheet.ask(
          FactName.EDITION_YEAR,
          "There were no CDs before 1982; in which year did this edition come out?");
    }
    sheet.field("remaster_year", edition);
    // The site refuses this very title: it means that the edition has none.
    sheet.field(
        "remaster_title",
        facts
            .text(FactName.EDITION_TITLE, 1, 80)
            .filter(title -> !title.equalsIgnoreCase("Original Release")));
    sheet.field("remaster_record_label", facts.text(FactName.LABEL, 1, 80));
    sheet.field("remaster_catalogue_number", facts.text(FactName.CATALOGUE_NUMBER, 1, 80));
    // Sites test these flags by presence: "false" would count as true.
    if (sheet.release.text(FactName.SCENE).filter("true"::equalsIgnoreCase).isPresent()) {
      sheet.field("scene", "1");
    }
  }

  /** Rip logs are scored for lossless CDs alone. */
  private void logs(Optional<String> media, Optional<String> bitrate) {
    if (media.filter("CD"::equals).isPresent() && bitrate.filter("Lossless"::equals).isPresent()) {
      sheet.content.files().stream()
          .filter(file -> file.extension().equals("log"))
          .map(ContentFile::path)
          .forEach(path -> sheet.payloadFile("logfiles[]", path));
    }
  }
}
