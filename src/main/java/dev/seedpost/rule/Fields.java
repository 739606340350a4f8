package dev.seedpost.rule;

import dev.seedpost.content.ContentFile;
import dev.seedpost.release.FactName;
import dev.seedpost.rule.Condition.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How each field of a rule looks at a subject. */
final class Fields {
  private Fields() {}

  /** A field that is always known, with its values. */
  static Condition text(
      String field, TextPatterns patterns, Function<Subject, Collection<String>> values) {
    return new Condition(
        field,
        patterns.want(),
        subject -> {
          Collection<String> found = values.apply(subject);
          return new Seen(Shown.list(found), Truth.of(patterns.fit(found)));
        });
  }

  static Condition set(String field, WordSet words, Function<Subject, Collection<String>> values) {
    return new Condition(
        field,
        words.want(),
        subject -> {
          Collection<String> found = values.apply(subject);
          return new Seen(Shown.list(found), Truth.of(words.fits(found)));
        });
  }

  static Condition size(Range range) {
    return new Condition(
        "size",
        range.written(),
        subject -> {
          long size = subject.content().size();
          return new Seen(Shown.size(size), Truth.of(range.holds(size)));
        });
  }

  static Condition files(Range range) {
    return new Condition(
        "files",
        range.written(),
        subject -> {
          int count = subject.content().files().size();
          return new Seen(Integer.toString(count), Truth.of(range.holds(count)));
        });
  }

  static Condition age(Range millis) {
    return new Condition(
        "age",
        millis.written(),
        subject -> {
          Duration age = age(subject);
          return new Seen(Shown.age(age), Truth.of(millis.holds(age.toMillis())));
        });
  }

  /** Since completion; without one, since the newest modification. Never negative. */
  private static Duration age(Subject subject) {
    Instant since =
        subject
            .completed()
            .orElseGet(() ->
                Instant.ofEpochMilli(
                    subject.content().files().stream()
                        .mapToLong(ContentFile::modified)
                        .max()
                        .orElse(0)));
    Duration age = Duration.between(since, subject.now());
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** A fact; a missing one is unknown. */
  static Condition fact(FactName name, TextPatterns patterns) {
    return new Condition(
        "release." + name.word(),
        patterns.want(),
        subject -> {
          List<String> values = subject.release().values(name);
          return values.isEmpty()
              ? Seen.MISSING
              : new Seen(Shown.list(values), Truth.of(patterns.fit(values)));
        });
  }

  /** A fact that is a number; one that is missing or no number is unknown. */
  static Condition number(FactName name, Range range) {
    return new Condition(
        "release." + name.word(),
        range.written(),
        subject -> {
          String value = subject.release().text(name).orElse("");
          return value.matches("\\d{1,18}")
              ? new Seen(value, Truth.of(range.holds(Long.parseLong(value))))
              : new Seen(Shown.text(value), Truth.UNKNOWN);
        });
  }

  /** File name endings in the payload, lower case; files without one do not count. */
  static Set<String> types(Subject subject) {
    return subject.content().files().stream()
        .map(ContentFile::extension)
        .filter(extension -> !extension.isEmpty())
        .collect(Collectors.toSet());
  }

  /** The category as a list, empty for none. */
  static List<String> category(Subject subject) {
    return subject.category().isEmpty() ? List.of() : List.of(subject.category());
  }
}
