package dev.seedpost.cli;

import dev.seedpost.intake.TrackerProposal;
import dev.seedpost.queue.TrackerStatus;
import dev.seedpost.release.Fact;
import dev.seedpost.release.FactName;
import dev.seedpost.report.Status;
import dev.seedpost.tracker.Question;
import dev.seedpost.tracker.TrackerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks a person, in numbered lines that a screen reader and a script can follow too. */
final class Prompter {
  private static final String ANSWER = "answer";

  private final Console console;

  Prompter(Console console) {
    this.console = console;
  }

  /** Which of the configured trackers; none if nothing is entered. */
  List<TrackerId> trackers(Status status) {
    List<TrackerId> all = status.trackers().stream().map(TrackerStatus::tracker).toList();
    if (all.isEmpty()) {
      return List.of();
    }
    for (int i = 0; i < all.size(); i++) {
      console.remark("  " + (i + 1) + ") " + all.get(i));
    }
    while (true) {
      Optional<String> line = console.ask("Which trackers? (numbers or names, Enter for none)");
      if (line.isEmpty() || line.get().isEmpty()) {
        return List.of();
      }
      List<String> words =
          Stream.of(line.get().split("[,\\s]+", -1)).filter(word -> !word.isEmpty()).toList();
      List<TrackerId> chosen = new ArrayList<>();
      words.forEach(word ->
          pick(word, all.stream().map(TrackerId::id).toList())
              .ifPresent(name -> chosen.add(new TrackerId(name))));
      if (chosen.size() == words.size()) {
        return chosen.stream().distinct().toList();
      }
      console.remark("Please enter numbers from 1 to " + all.size() + " or names from the list.");
    }
  }

  /** The open questions of all trackers, each fact once; what is left empty stays open. */
  static List<Question> questions(Collection<TrackerProposal> rows) {
    Map<FactName, Question> open = new LinkedHashMap<>();
    rows.stream()
        .flatMap(row -> row.draft().questions().stream())
        .forEach(question -> open.merge(question.fact(), question, Prompter::both));
    return List.copyOf(open.values());
  }

  /** One answer for two sites: the words that both take, if there are any. */
  private static Question both(Question first, Question second) {
    List<String> common = first.choices().stream().filter(second.choices()::contains).toList();
    return common.isEmpty() ? first : new Question(first.fact(), first.text(), common);
  }

  Map<FactName, Fact> answers(Collection<Question> questions) {
    Map<FactName, Fact> answers = new EnumMap<>(FactName.class);
    for (Question question : questions) {
      answer(question).ifPresent(values -> answers.put(question.fact(), new Fact(values, ANSWER)));
    }
    return answers;
  }

  private Optional<List<String>> answer(Question question) {
    console.remark(question.text());
    for (int i = 0; i < question.choices().size(); i++) {
      console.remark("  " + (i + 1) + ") " + question.choices().get(i));
    }
    while (true) {
      Optional<String> line = console.ask(question.word() + ":").filter(text -> !text.isEmpty());
      if (line.isEmpty()) {
        return Optional.empty();
      }
      if (question.choices().isEmpty()) {
        List<String> values = values(question.fact(), line.get());
        if (!values.isEmpty()) {
          return Optional.of(values);
        }
        console.remark("Please enter something, or nothing to leave it open.");
        continue;
      }
      Optional<String> choice = pick(line.get(), question.choices());
      if (choice.isPresent()) {
        return choice.map(List::of);
      }
      console.remark(
          "Please enter a number from 1 to "
              + question.choices().size()
              + ", or nothing to leave it open.");
    }
  }

  private static List<String> values(FactName fact, String line) {
    return fact == FactName.TAGS || fact == FactName.ARTIST
        ? Stream.of(line.split(",", -1)).map(String::strip).filter(w -> !w.isEmpty()).toList()
        : List.of(line);
  }

  private static Optional<String> pick(String word, List<String> choices) {
    if (word.matches("\\d{1,3}")) {
      int number = Integer.parseInt(word);
      return number >= 1 && number <= choices.size()
          ? Optional.of(choices.get(number - 1))
          : choices.stream().filter(word::equals).findFirst();
    }
    return choices.stream().filter(choice -> choice.equalsIgnoreCase(word)).findFirst();
  }

  boolean confirm(String question) {
    return console.ask(question).filter(line -> line.matches("(?i)y|yes")).isPresent();
  }
}
