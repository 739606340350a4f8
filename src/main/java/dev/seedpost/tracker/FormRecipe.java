package dev.seedpost.tracker;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole form as data. Nothing is guessed: a fact that a field needs and nobody knows becomes a
 * question.
 *
 * @param rules in the order of the site's form
 */
public record FormRecipe(List<FieldRule> rules) {
  /** For families that fill their form themselves. */
  public static final FormRecipe NONE = new FormRecipe(List.of());

  public FormRecipe {
    rules = List.copyOf(rules);
  }

  /** Fills the form. */
  public FormDraft draft(Definition definition, Release release, Content content) {
    return new Filling(definition, release, content).draft(rules);
  }

  private static final class Filling {
    private final Definition definition;
    private final Release release;
    private final Content content;
    private final FormFacts facts;
    private final List<FormField> fields = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    Filling(Definition definition, Release release, Content content) {
      this.definition = definition;
      this.release = release;
      this.content = content;
      this.facts = new FormFacts(definition, release, questions);
    }

    FormDraft draft(List<FieldRule> rules) {
      Optional<String> kind = facts.plain(FactName.KIND, !definition.form().kinds().isEmpty());
      List<String> kinds = definition.form().kinds();
      if (kind.isPresent() && !kinds.isEmpty() && !kinds.contains(kind.get())) {
        refusals.add(
            definition.name()
                + " takes "
                + String.join(", ", kinds)
                + ", but this is "
                + kind.get());
        return new FormDraft(fields, questions, refusals);
      }
      refusals.addAll(definition.refusals(content, kind.orElse("")));
      definition.form().required().forEach(fact -> facts.plain(fact, true));
      rules.forEach(this::fill);
      return new FormDraft(fields, List.copyOf(new LinkedHashSet<>(questions)), refusals);
    }

    private void fill(FieldRule rule) {
      if (!rule.applies(release)) {
        rule.instead().flatMap(template -> template.fill(release)).ifPresent(one -> add(rule, one));
        return;
      }
      switch (rule.value()) {
        case FieldRule.Value.Text text -> text(rule, text.template());
        case FieldRule.Value.Lookup lookup -> lookup(rule, lookup);
        case FieldRule.Value.Each each ->
            release.values(each.fact()).forEach(value -> add(rule, value.strip()));
        case FieldRule.Value.PayloadFile file ->
            content.files().stream()
                .filter(one -> one.extension().equals(file.ending()))
                .map(ContentFile::path)
                .findFirst()
                .ifPresent(path -> add(rule, path));
      }
    }

    private void text(FieldRule rule, Template template) {
      List<FactName> unfit = template.unfit(release);
      if (!unfit.isEmpty()) {
        // "else" stands for an absent fact: an episode that cannot be read is no whole season.
        unfit.forEach(this::askForNumber);
        return;
      }
      Optional<String> filled = template.fill(release).or(() -> otherwise(rule));
      if (filled.isPresent()) {
        add(rule, filled.get());
      } else {
        template.needed().forEach(fact -> facts.plain(fact, true));
      }
    }

    private void lookup(FieldRule rule, FieldRule.Value.Lookup lookup) {
      Map<String, String> table = definition.form().tables().getOrDefault(lookup.table(), Map.of());
      FactName first = lookup.by().getFirst();
      List<String> words = new ArrayList<>();
      for (FactName fact : lookup.by()) {
        Optional<String> word = release.text(fact).map(String::strip);
        if (word.isEmpty()) {
          break;
        }
        words.add(word.get());
      }
      for (int many = words.size(); many > 0; many--) {
        Optional<String> id = entry(table, String.join(" ", words.subList(0, many)));
        if (id.isPresent()) {
          add(rule, id.get());
          return;
        }
      }
      Optional<String> otherwise = otherwise(rule);
      if (otherwise.isPresent()) {
        add(rule, otherwise.get());
      } else if (words.isEmpty()) {
        questions.add(ask(first, table, ""));
      } else {
        questions.add(ask(first, table, String.join(" ", words)));
      }
    }

    private void askForNumber(FactName fact) {
      questions.add(
          definition
              .words(fact)
              .ask(
                  "The "
                      + fact.word()
                      + " takes a number or a range such as 1-2. Which "
                      + fact.word()
                      + " is it?"));
    }

    private Optional<String> otherwise(FieldRule rule) {
      return rule.otherwise().flatMap(template -> template.fill(release));
    }

    private static Optional<String> entry(Map<String, String> table, String words) {
      return table.entrySet().stream()
          .filter(one -> one.getKey().equalsIgnoreCase(words))
          .map(Map.Entry::getValue)
          .findFirst();
    }

    private Question ask(FactName fact, Map<String, String> table, String unknown) {
      SiteWords words = new SiteWords(definition.name(), fact, table, List.of());
      return unknown.isEmpty() ? words.ask() : words.askInsteadOf(unknown);
    }

    private void add(FieldRule rule, String value) {
      if (value.length() > rule.longest()) {
        refusals.add(
            definition.name()
                + " takes at most "
                + rule.longest()
                + " characters in "
                + rule.name()
                + ", not "
                + value.length());
      }
      fields.add(new FormField(rule.name(), value, rule.kind()));
    }
  }
}
