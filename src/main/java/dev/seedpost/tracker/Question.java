package dev.seedpost.tracker;

import dev.seedpost.release.FactName;
import java.util.List;

/**
 * Something a form needs and nobody knows.
 *
 * @param fact the fact that would answer it
 * @param text the question for a person
 * @param choices the words the site takes; empty for free text
 */
public record Question(FactName fact, String text, List<String> choices) {
  public Question {
    choices = List.copyOf(choices);
  }

  /** The fact's word, as a person writes it in a file. */
  public String word() {
    return fact.word();
  }
}
