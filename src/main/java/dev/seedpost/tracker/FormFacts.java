package dev.seedpost.tracker;

import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Takes facts for a form and asks for those that are absent or that the site would not take. */
public final class FormFacts {
  private final Definition definition;
  private final Release release;
  private final List<Question> questions;

  /**
   * Facts of one release for one site.
   *
   * @param questions what has to be asked is added here
   */
  public FormFacts(Definition definition, Release release, List<Question> questions) {
    this.definition = definition;
    this.release = release;
    this.questions = questions;
  }

  /** Free text of so many characters. */
  public Optional<String> text(FactName fact, int least, int most) {
    Optional<String> text = known(fact);
    if (text.isEmpty()) {
      return text;
    }
    String value = text.get().strip();
    if (value.length() < least || value.length() > most) {
      ask(fact, "takes " + least + " to " + most + " characters, not " + value.length());
    } else if (hasControl(value, most > 1000)) {
      ask(fact, "must not hold control characters");
    }
    return Optional.of(value);
  }

  /** Every value of a fact. */
  public List<String> list(FactName fact) {
    if (known(fact).isEmpty()) {
      return List.of();
    }
    List<String> values = release.values(fact).stream().map(String::strip).toList();
    if (values.stream().anyMatch(value -> value.isEmpty() || hasControl(value, false))) {
      ask(fact, "must not be empty or hold control characters");
    }
    return values;
  }

  /** A year of four digits; the site would take anything and store 0. */
  public Optional<String> year(FactName fact) {
    Optional<String> year = known(fact);
    if (year.filter(text -> !text.matches("(18|19|20)[0-9]{2}")).isPresent()) {
      ask(fact, "takes a year of four digits");
      return Optional.empty();
    }
    return year;
  }

  /** One of the site's words, as it is to be sent. */
  public Optional<String> word(FactName fact) {
    Optional<String> word = known(fact);
    if (word.isEmpty()) {
      return word;
    }
    SiteWords words = definition.words(fact);
    Optional<String> sent = words.toSend(word.get());
    if (sent.isEmpty()) {
      questions.add(words.askInsteadOf(word.get()));
    }
    return sent;
  }

  /** The address of a picture: OPS takes 12 to 255 characters. */
  public Optional<String> address(FactName fact) {
    Optional<String> address = known(fact);
    if (address.filter(text -> !isPicture(text)).isPresent()) {
      ask(fact, "takes the http address of a jpg, png, gif or webp picture");
    }
    return address;
  }

  private static boolean isPicture(String text) {
    try {
      URI uri = URI.create(text);
      return text.length() <= 255
          && uri.getHost() != null
          && String.valueOf(uri.getScheme()).matches("https?")
          && String.valueOf(uri.getPath()).matches("(?i).+\\.(jpe?g|png|gif|webp|tiff?)");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Optional<String> known(FactName fact) {
    return known(fact, definition.form().required().contains(fact));
  }

  private Optional<String> known(FactName fact, boolean needed) {
    Optional<String> text = release.text(fact).filter(value -> !value.isBlank());
    if (text.isEmpty() && needed) {
      questions.add(definition.words(fact).ask());
    }
    return text;
  }

  /** A fact in one line; asked for if it is needed and absent. */
  Optional<String> plain(FactName fact, boolean needed) {
    Optional<String> text = known(fact, needed).map(String::strip);
    if (text.filter(value -> hasControl(value, true)).isPresent()) {
      ask(fact, "must not hold control characters");
    }
    return text;
  }

  private void ask(FactName fact, String rule) {
    questions.add(
        definition
            .words(fact)
            .ask("The " + fact.word().replace('-', ' ') + " " + rule + ". What shall it be?"));
  }

  private static boolean hasControl(String text, boolean lines) {
    return text.codePoints()
        .anyMatch(point ->
            (Character.isISOControl(point) && !(lines && "\r\n\t".indexOf(point) >= 0))
                || Character.getType(point) == Character.SURROGATE);
  }
}
