package dev.seedpost.tracker.gazelle;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.FormFacts;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Fills Gazelle's upload form for music. Nothing is guessed: what is not known becomes a question.
 * The limits are those of the public server code of OPS; RED shares its ancestry.
 */
final class GazelleForm {
  private static final String MUSIC = "music";

  /** Compact Discs were first sold in 1982, and the site checks it. */
  private static final int FIRST_CD = 1982;

  private static final Set<String> AUDIO =
      Set.of("flac", "mp3", "m4a", "ac3", "dts", "ogg", "aac", "wav", "ape", "wv");

  private final Definition definition;
  private final GazelleOptions options;
  private final Release release;
  private final Content content;
  private final List<FormField> fields = new ArrayList<>();
  private final List<Question> questions = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  private GazelleForm(Definition definition, Release release, Content content) {
    this.definition = definition;
    this.options = GazelleOptions.of(definition);
    this.release = release;
    this.content = content;
  }

  static FormDraft draft(Definition definition, Release release, Content content) {
    return new GazelleForm(definition, release, content).draft();
  }

  private FormDraft draft() {
    Optional<String> kind = release.text(FactName.KIND);
    if (kind.isEmpty()) {
      questions.add(new Question(FactName.KIND, "What kind of release is this?", List.of(MUSIC)));
    } else if (!kind.get().equalsIgnoreCase(MUSIC)) {
      refusals.add("this is no music, and only music can be uploaded so far");
    } else {
      music();
    }
    return new FormDraft(fields, questions, refusals);
  }

  private void music() {
    if (content.singleFile()) {
      refusals.add(
          definition.name()
              + " takes music as a folder, not as a single file; put the file into a folder that"
              + " is named after the release");
    }
    refusals.addAll(definition.refusals(content, MUSIC));
    FormFacts facts = new FormFacts(definition, release, questions);
    field(
        "type",
        definition.form().tables().getOrDefault("category", Map.of()).getOrDefault(MUSIC, "0"));
    for (String artist : facts.list(FactName.ARTIST)) {
      field("artists[]", artist);
      field("importance[]", "1");
    }
    field("title", facts.text(FactName.TITLE, 1, 200));
    Optional<String> year = facts.year(FactName.YEAR);
    field("year", year);
    field("releasetype", facts.word(FactName.RELEASE_TYPE));
    Optional<String> media = facts.word(FactName.MEDIA);
    edition(facts, year, media);
    field("media", media);
    encoding(facts);
    field("tags", tags(facts));
    field("image", facts.address(FactName.COVER));
    field("album_desc", description(facts, year));
    field("release_desc", facts.text(FactName.RELEASE_DESCRIPTION, 1, 1_000_000));
    if (options.declaresPlainText()) {
      field("workaround_broken_html_entities", "0");
    }
  }

  private void edition(FormFacts facts, Optional<String> year, Optional<String> media) {
    if (options.flaggedEdition()) {
      field("remaster", "1");
    }
    Optional<String> own = facts.year(FactName.EDITION_YEAR);
    Optional<String> edition = own.isPresent() ? own : year;
    if (media.filter("CD"::equals).isPresent()
        && edition.filter(text -> Integer.parseInt(text) < FIRST_CD).isPresent()) {
      questions.add(
          new Question(
              FactName.EDITION_YEAR,
              "There were no CDs before 1982; in which year did this edition come out?",
              List.of()));
    }
    field("remaster_year", edition);
    // The site refuses this very title: it means that the edition has none.
    field(
        "remaster_title",
        facts
            .text(FactName.EDITION_TITLE, 1, 80)
            .filter(title -> !title.equalsIgnoreCase("Original Release")));
    field("remaster_record_label", facts.text(FactName.LABEL, 1, 80));
    field("remaster_catalogue_number", facts.text(FactName.CATALOGUE_NUMBER, 1, 80));
    // Sites test these flags by presence: "false" would count as true.
    if (release.text(FactName.SCENE).filter("true"::equalsIgnoreCase).isPresent()) {
      field("scene", "1");
    }
  }

  private void encoding(FormFacts facts) {
    Optional<String> format = facts.word(FactName.FORMAT);
    Optional<String> bitrate = facts.word(FactName.BITRATE);
    Set<String> found = new TreeSet<>();
    content.files().stream()
        .map(ContentFile::extension)
        .filter(AUDIO::contains)
        .forEach(found::add);
    if (found.size() > 1) {
      refusals.add(
          "one upload has one format, but the folder holds "
              + String.join(", ", found)
              + " files; split it");
    } else if (format.filter(word -> !isHeldBy(found, word)).isPresent()) {
      questions.add(
          definition
              .words(FactName.FORMAT)
              .ask("The folder holds no " + format.get() + " files. Which format is it?"));
    }
    boolean lossless = bitrate.filter(word -> word.endsWith("Lossless")).isPresent();
    boolean wantsLossless = format.filter("FLAC"::equals).isPresent();
    if (format.isPresent() && bitrate.isPresent() && lossless != wantsLossless) {
      questions.add(
          definition
              .words(FactName.BITRATE)
              .ask(format.get() + " cannot be " + bitrate.get() + ". Which bitrate is it?"));
    }
    field("format", format);
    field("bitrate", bitrate);
  }

  private static boolean isHeldBy(Set<String> extensions, String format) {
    return switch (format) {
      case "Ogg Vorbis" -> extensions.contains("ogg");
      case "AAC" -> extensions.contains("m4a") || extensions.contains("aac");
      default -> extensions.contains(format.toLowerCase(Locale.ROOT));
    };
  }

  private Optional<String> tags(FormFacts facts) {
    List<String> tags = facts.list(FactName.TAGS);
    String joined =
        String.join(",", tags.stream().map(tag -> tag.strip().replace(' ', '.')).toList());
    if (joined.isEmpty()) {
      return Optional.empty();
    }
    if (joined.length() < 2 || joined.length() > 200) {
      questions.add(
          new Question(
              FactName.TAGS,
              "The tags take 2 to 200 characters together; which ones shall it be?",
              List.of()));
    }
    return Optional.of(joined);
  }

  /** Sites want at least 10 characters; without any text the plain facts are one. */
  private Optional<String> description(FormFacts facts, Optional<String> year) {
    if (release.text(FactName.DESCRIPTION).isPresent()) {
      return facts.text(FactName.DESCRIPTION, 10, 1_000_000);
    }
    Optional<String> artist = release.text(FactName.ARTIST);
    Optional<String> title = release.text(FactName.TITLE);
    return artist.isEmpty() || title.isEmpty() || year.isEmpty()
        ? Optional.empty()
        : Optional.of(artist.get() + " – " + title.get() + " (" + year.get() + ")");
  }

  private void field(String name, Optional<String> value) {
    value.ifPresent(present -> field(name, present));
  }

  private void field(String name, String value) {
    fields.add(new FormField(name, value));
  }
}
