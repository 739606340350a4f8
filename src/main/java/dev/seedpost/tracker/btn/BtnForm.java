package dev.seedpost.tracker.btn;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.FormFacts;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Question;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills BTN's form: what the site needs to fill its own part, and what is ours to say. Nothing is
 * guessed: what is not known becomes a question.
 */
final class BtnForm {
  /** Episode or Season. */
  static final String TYPE = "type";

  /** Yes: the site knows the release by its name. */
  static final String SCENE = "scene_yesno";

  /** The name to look for. */
  static final String BY_NAME = "autofill";

  /** The series to look for; of a scene release it serves our own search alone. */
  static final String SERIES = "auto_series";

  static final String EPISODE = "auto_title";
  static final String SEASON = "auto_season";
  static final String NAME = "scenename";

  /** A file, for scene releases. */
  static final String NFO = "nfo";

  private static final String VIDEO = "video";
  private static final int LONGEST_NAME = 100;

  private static final Pattern ENDING =
      Pattern.compile("(?i)(.+)\\.(mkv|mp4|m4v|avi|ts|m2ts|wmv|mpe?g|vob|iso)");

  private final Definition definition;
  private final Release release;
  private final Content content;
  private final List<FormField> fields = new ArrayList<>();
  private final List<Question> questions = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final FormFacts facts;

  private BtnForm(Definition definition, Release release, Content content) {
    this.definition = definition;
    this.release = release;
    this.content = content;
    this.facts = new FormFacts(definition, release, questions);
  }

  static FormDraft draft(Definition definition, Release release, Content content) {
    return new BtnForm(definition, release, content).draft();
  }

  private FormDraft draft() {
    if (isTelevision()) {
      boolean scene = isScene();
      refusals.addAll(new BtnRules(definition, release, content, scene).refusals());
      head(scene);
      details();
      if (scene) {
        nfo().ifPresent(fields::add);
      }
    }
    return new FormDraft(fields, List.copyOf(new LinkedHashSet<>(questions)), refusals);
  }

  /** In the payload; a lone file has it beside itself, under its own name. */
  private Optional<FormField> nfo() {
    Optional<FormField> inside =
        content.files().stream()
            .filter(file -> file.extension().equals("nfo"))
            .map(ContentFile::path)
            .findFirst()
            .map(path -> new FormField(NFO, path, FormField.Kind.PAYLOAD_FILE));
    Matcher video = ENDING.matcher(content.name());
    String beside = (video.matches() ? video.group(1) : content.name()) + ".nfo";
    return inside.or(() ->
        Files.isRegularFile(content.parent().resolve(beside), LinkOption.NOFOLLOW_LINKS)
            ? Optional.of(new FormField(NFO, beside, FormField.Kind.NEIGHBOUR_FILE))
            : Optional.empty());
  }

  private boolean isTelevision() {
    Optional<String> kind = release.text(FactName.KIND);
    Optional<String> category = release.text(FactName.CATEGORY);
    if (kind.isEmpty()) {
      questions.add(new Question(FactName.KIND, "What kind of release is this?", List.of(VIDEO)));
    } else if (!kind.get().equalsIgnoreCase(VIDEO)) {
      refusals.add(definition.name() + " takes television alone, but this is " + kind.get());
    } else if (category.isEmpty()) {
      questions.add(new Question(FactName.CATEGORY, "What sort of video is this?", List.of("tv")));
    } else if (definition.words(FactName.CATEGORY).toSend(category.get()).isEmpty()) {
      refusals.add(definition.name() + " takes television alone, but this is " + category.get());
    } else {
      return true;
    }
    return false;
  }

  /** Scene by the origin; without one by the mark alone, which is then the origin. */
  private boolean isScene() {
    return release
        .text(FactName.ORIGIN)
        .map("scene"::equalsIgnoreCase)
        .orElseGet(() -> release.text(FactName.SCENE).filter("true"::equalsIgnoreCase).isPresent());
  }

  private void head(boolean scene) {
    Optional<String> season = number(FactName.SEASON, true);
    boolean episodeKnown = release.text(FactName.EPISODE).isPresent();
    Optional<String> episode = number(FactName.EPISODE, BtnRules.single(content));
    fields.add(
        new FormField(TYPE, BtnRules.single(content) || episodeKnown ? "Episode" : "Season"));
    fields.add(new FormField(SCENE, scene ? "Yes" : "No"));
    String name = name(scene);
    if (scene) {
      fields.add(new FormField(BY_NAME, name));
    }
    series(scene);
    if (episode.isPresent()) {
      season.ifPresent(one ->
          fields.add(new FormField(EPISODE, "S" + padded(one) + "E" + padded(episode.get()))));
    } else {
      season.ifPresent(one -> fields.add(new FormField(SEASON, "S" + padded(one))));
    }
    fields.add(new FormField(NAME, name));
    if (name.length() > LONGEST_NAME) {
      refusals.add(
          definition.name()
              + " takes release names of at most "
              + LONGEST_NAME
              + " characters, and this one has "
              + name.length());
    }
  }

  /** The name of a scene release is sacred; any other has dots for blanks. */
  private String name(boolean scene) {
    Matcher video = ENDING.matcher(release.name());
    String bare = video.matches() ? video.group(1) : release.name();
    return scene ? bare : bare.strip().replaceAll("[\\s.]+", ".");
  }

  private Optional<String> number(FactName fact, boolean needed) {
    Optional<String> text = release.text(fact).map(String::strip);
    if (text.isEmpty()) {
      if (needed) {
        questions.add(definition.words(fact).ask());
      }
      return text;
    }
    if (text.get().matches("[0-9]{1,4}")) {
      return text;
    }
    if (text.get().matches("[0-9]{1,4}([-,][0-9]{1,4})+")) {
      // Which rule this breaks is said with the other rules.
      return Optional.empty();
    }
    questions.add(
        definition
            .words(fact)
            .ask("The " + fact.word() + " takes a number. Which " + fact.word() + " is it?"));
    return Optional.empty();
  }

  private static String padded(String number) {
    return number.length() < 2 ? "0" + number : number;
  }

  private void series(boolean scene) {
    Optional<String> tvdb = release.text(FactName.TVDB).map(String::strip);
    if (tvdb.filter(text -> text.matches("[1-9][0-9]{0,9}")).isPresent()) {
      fields.add(new FormField(SERIES, tvdb.get()));
    } else if (!scene || tvdb.isPresent()) {
      questions.add(
          new Question(FactName.TVDB, "Which number has the series at thetvdb.com?", List.of()));
    }
  }

  private void details() {
    origin();
    facts
        .word(FactName.COUNTRY)
        .ifPresent(country -> {
          fields.add(new FormField("foreign", "on"));
          fields.add(new FormField("country", country));
        });
    field("format", facts.word(FactName.CONTAINER));
    field("bitrate", facts.word(FactName.VIDEO_CODEC));
    field("media", media());
    field("resolution", facts.word(FactName.RESOLUTION));
    field("release_desc", facts.text(FactName.MEDIAINFO, 1, 1_000_000));
  }

  private void origin() {
    if (release.text(FactName.ORIGIN).isEmpty() && isScene()) {
      field("origin", definition.words(FactName.ORIGIN).toSend("scene"));
    } else {
      field("origin", facts.word(FactName.ORIGIN));
    }
  }

  /** By type and source together, or by the type alone. */
  private Optional<String> media() {
    Optional<String> type = release.text(FactName.TYPE).map(String::strip);
    Optional<String> source = release.text(FactName.SOURCE).map(String::strip);
    if (type.isEmpty()) {
      questions.add(
          new Question(FactName.TYPE, "How was the video made?", FactName.TYPE.choices()));
      return Optional.empty();
    }
    Map<String, String> table = definition.form().tables().getOrDefault("media", Map.of());
    Optional<String> sent =
        source
            .flatMap(one -> entry(table, type.get() + " " + one))
            .or(() -> entry(table, type.get()));
    if (sent.isEmpty()) {
      List<String> sources =
          table.keySet().stream()
              .filter(key -> key.toLowerCase(Locale.ROOT).startsWith(start(type.get())))
              .map(key -> key.substring(start(type.get()).length()))
              .toList();
      questions.add(
          new Question(
              sources.isEmpty() ? FactName.TYPE : FactName.SOURCE,
              definition.name()
                  + " has no medium for "
                  + type.get()
                  + source.map(one -> " of " + one).orElse("")
                  + ". Which "
                  + (sources.isEmpty() ? "type" : "source")
                  + " is it?",
              sources.isEmpty() ? FactName.TYPE.choices() : sources));
    }
    return sent;
  }

  private static String start(String type) {
    return type.toLowerCase(Locale.ROOT) + " ";
  }

  private static Optional<String> entry(Map<String, String> table, String words) {
    return table.entrySet().stream()
        .filter(one -> one.getKey().equalsIgnoreCase(words))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private void field(String name, Optional<String> value) {
    value.ifPresent(present -> fields.add(new FormField(name, present)));
  }
}
