package dev.seedpost.tracker.gazelle;

import dev.seedpost.content.Content;
import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.FormFacts;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A form that is being filled, with what every category's form has. */
final class GazelleSheet {
  final Definition definition;
  final Release release;
  final Content content;
  final FormFacts facts;
  private final List<FormField> fields = new ArrayList<>();
  private final List<Question> questions = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  GazelleSheet(Definition definition, Release release, Content content) {
    this.definition = definition;
    this.release = release;
    this.content = content;
    this.facts = new FormFacts(definition, release, questions);
  }

  FormDraft draft() {
    return new FormDraft(fields, questions, refusals);
  }

  void field(String name, Optional<String> value) {
    value.ifPresent(present -> field(name, present));
  }

  void field(String name, String value) {
    fields.add(new FormField(name, value));
  }

  void payloadFile(String name, String path) {
    fields.add(new FormField(name, path, FormField.Kind.PAYLOAD_FILE));
  }

  void ask(Question question) {
    questions.add(question);
  }

  void ask(FactName fact, String text) {
    questions.add(new Question(fact, text, List.of()));
  }

  void refuse(String sentence) {
    refusals.add(sentence);
  }

  /** The site's table of this name; empty if it has none. */
  Map<String, String> table(String name) {
    return definition.form().tables().getOrDefault(name, Map.of());
  }

  /** The limits of names and file types that the payload breaks. */
  void limits(String kind) {
    refusals.addAll(definition.refusals(content, kind));
  }

  /** Tags in one line; a tag has dots for blanks. */
  void tags() {
    List<String> tags = facts.list(FactName.TAGS);
    String joined =
        String.join(",", tags.stream().map(tag -> tag.strip().replace(' ', '.')).toList());
    if (joined.isEmpty()) {
      return;
    }
    if (joined.length() < 2 || joined.length() > 200) {
      ask(FactName.TAGS, "The tags take 2 to 200 characters together; which ones shall it be?");
    }
    field("tags", joined);
  }

  /**
   * The group's text. Sites want at least 10 characters; without any text the plain facts are one.
   */
  void description(String name) {
    if (release.text(FactName.DESCRIPTION).isPresent()) {
      field(name, facts.text(FactName.DESCRIPTION, 10, 1_000_000));
      return;
    }
    Optional<String> artist = release.text(FactName.ARTIST);
    Optional<String> title = release.text(FactName.TITLE);
    Optional<String> year =
        release.text(FactName.YEAR).filter(text -> text.matches("(18|19|20)[0-9]{2}"));
    if (artist.isPresent() && title.isPresent() && year.isPresent()) {
      field(name, artist.get() + " – " + title.get() + " (" + year.get() + ")");
    }
  }

  /** What stands at the end of every form. */
  void end() {
    if (GazelleOptions.of(definition).declaresPlainText()) {
      field("workaround_broken_html_entities", "0");
    }
    Optional<String> request = release.text(FactName.REQUEST).map(String::strip);
    if (request.filter(number -> !number.matches("[1-9][0-9]{0,17}")).isPresent()) {
      ask(FactName.REQUEST, "A request is the site's number of it. Which one is it?");
      return;
    }
    field(GazelleForm.REQUEST, request);
  }
}
