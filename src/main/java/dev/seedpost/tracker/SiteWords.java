package dev.seedpost.tracker;

import dev.seedpost.failure.Texts;
import dev.seedpost.release.FactName;
import dev.seedpost.yaml.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words that a site takes for one fact. Case does not matter when a word is looked up; what is
 * sent is spelled as the site spells it.
 */
public final class SiteWords {
  private final String site;
  private final FactName fact;
  private final Map<String, String> table;
  private final List<String> allowed;

  SiteWords(String site, FactName fact, Map<String, String> table, List<String> allowed) {
    this.site = site;
    this.fact = fact;
    this.table = table;
    this.allowed = allowed;
  }

  /** The words for a person to choose from; empty if any text is fine. */
  public List<String> choices() {
    return allowed.isEmpty() ? List.copyOf(table.keySet()) : allowed;
  }

  /** What to send for a word; empty if the site does not know it. */
  public Optional<String> toSend(String word) {
    Optional<String> mapped =
        table.entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase(word.strip()))
            .map(Map.Entry::getValue)
            .findFirst();
    if (allowed.isEmpty()) {
      return table.isEmpty() ? Optional.of(word) : mapped;
    }
    String candidate = mapped.orElse(word.strip());
    return allowed.stream().filter(known -> known.equalsIgnoreCase(candidate)).findFirst();
  }

  /** The question when nothing is known. */
  public Question ask() {
    return ask("What is the " + said() + "?");
  }

  /** A question of the caller's with the site's words as choices. */
  public Question ask(String text) {
    return new Question(fact, text, choices());
  }

  /** The question when the site does not know the word. */
  public Question askInsteadOf(String word) {
    List<String> known = new ArrayList<>(choices());
    known.addAll(table.keySet());
    String hint =
        Nearest.of(word, known)
            .flatMap(this::toShow)
            .map(near -> " Did you mean " + near + "?")
            .orElse("");
    return ask(
        site
            + " does not know the "
            + said()
            + " '"
            + Texts.shortened(Texts.printable(word), 60)
            + "'."
            + hint
            + " Which one is it?");
  }

  private Optional<String> toShow(String near) {
    return allowed.isEmpty() ? Optional.of(near) : toSend(near);
  }

  private String said() {
    return fact.word().replace('-', ' ');
  }
}
