package dev.seedpost.tracker;

import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one field of a form is filled.
 *
 * @param name the field as the site calls it
 * @param value where its value comes from
 * @param otherwise what is sent if that is not known; empty: the field is left out, or asked for
 * @param kind how it is sent
 * @param longest characters of its value
 * @param when facts and the words that each must have
 * @param instead what is sent if they have not; empty: the field is left out
 */
record FieldRule(
    String name,
    Value value,
    Optional<Template> otherwise,
    FormField.Kind kind,
    int longest,
    Map<FactName, List<String>> when,
    Optional<Template> instead) {

  /** A word of {@code when:} for a fact that must be absent. */
  static final String NONE = "none";

  /** A word of {@code when:} for a fact that must be known, whatever it is. */
  static final String ANY = "any";

  FieldRule {
    when = Map.copyOf(when);
  }

  /** Where a value comes from. */
  sealed interface Value {
    /** A text with places for facts. */
    record Text(Template template) implements Value {}

    /**
     * The site's id in a table.
     *
     * @param by the facts whose words, joined by a blank, are looked up; fewer of them if there is
     *     no entry for all
     */
    record Lookup(String table, List<FactName> by) implements Value {}

    /** One field per value of a fact. */
    record Each(FactName fact) implements Value {}

    /** The first file of the payload with this ending. */
    record PayloadFile(String ending) implements Value {}
  }

  boolean applies(Release release) {
    return when.entrySet().stream()
        .allMatch(entry -> {
          Optional<String> known = release.text(entry.getKey());
          return entry.getValue().stream()
              .anyMatch(word ->
                  switch (word) {
                    case NONE -> known.isEmpty();
                    case ANY -> known.isPresent();
                    default -> known.filter(word::equalsIgnoreCase).isPresent();
                  });
        });
  }
}
