package dev.seedpost.rule;

import dev.seedpost.release.FactName;
import dev.seedpost.yaml.Nearest;
import dev.seedpost.yaml.Quantities;
import dev.seedpost.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Reads the fields of {@code match}, {@code except}, a profile or an entry of {@code deny}. */
final class ConditionReader {
  private static final Set<FactName> NUMBERS = Set.of(FactName.YEAR, FactName.EDITION_YEAR);

  private final Map<String, List<Condition>> profiles = new LinkedHashMap<>();
  private final Set<String> sources = new HashSet<>();

  /** Reads the profiles of one file; they hold for the rules of every file. */
  void profiles(YamlMap map) {
    for (String name : map.keys()) {
      map.map(name)
          .ifPresent(fields -> {
            if (fields.has("profile")) {
              fields.problem("profile", "a profile cannot be made of other profiles");
            }
            List<Condition> conditions = fields(fields);
            fields.refuseUnknown();
            if (conditions.isEmpty()) {
              map.problem(name, "the profile '" + name + "' asks for nothing");
            }
            if (profiles.putIfAbsent(name, conditions) != null) {
              map.problem(name, "there is another profile '" + name + "' before this one");
            }
          });
    }
  }

  /** Conditions that all have to hold; those of profiles stand among them. */
  List<Condition> match(YamlMap map) {
    List<Condition> conditions = new ArrayList<>();
    named(map).values().forEach(conditions::addAll);
    conditions.addAll(fields(map));
    map.refuseUnknown();
    return conditions;
  }

  /** Conditions of which each is enough; a profile is one condition. */
  List<Condition> except(YamlMap map) {
    List<Condition> conditions = new ArrayList<>();
    named(map).forEach((name, parts) -> conditions.add(Condition.all("profile", name, parts)));
    conditions.addAll(fields(map));
    map.refuseUnknown();
    if (conditions.isEmpty()) {
      map.problem("'" + map.path() + "' asks for nothing");
    }
    return conditions;
  }

  /** Source names that were asked for word by word. */
  Set<String> sources() {
    return Set.copyOf(sources);
  }

  private Map<String, List<Condition>> named(YamlMap map) {
    Map<String, List<Condition>> named = new LinkedHashMap<>();
    List<String> names = Given.has(map, "profile") ? map.texts("profile") : List.of();
    if (names.isEmpty() && map.has("profile")) {
      map.problem("profile", "'profile' takes at least one name");
    }
    for (String name : names) {
      List<Condition> conditions = profiles.get(name);
      if (conditions == null) {
        map.problem(
            "profile",
            "there is no profile '"
                + name
                + "'"
                + Nearest.of(name, profiles.keySet())
                    .map(near -> "; did you mean '" + near + "'?")
                    .orElse("; write it under 'profiles:'"));
      } else {
        named.put(name, conditions);
      }
    }
    return named;
  }

  private List<Condition> fields(YamlMap map) {
    List<Condition> conditions = new ArrayList<>();
    Optional<TextPatterns> source = patterns(map, "source");
    source.ifPresent(patterns ->
        patterns.patterns().stream()
            .filter(TextPattern::plain)
            .forEach(pattern -> sources.add(pattern.word())));
    source.ifPresent(p -> conditions.add(Fields.text("source", p, s -> List.of(s.source()))));
    patterns(map, "name")
        .ifPresent(p -> conditions.add(Fields.text("name", p, s -> List.of(s.release().name()))));
    range(map, "size", Quantities::size).ifPresent(r -> conditions.add(Fields.size(r)));
    range(map, "files", ConditionReader::count).ifPresent(r -> conditions.add(Fields.files(r)));
    words(map, "types", ConditionReader::ending)
        .ifPresent(w -> conditions.add(Fields.set("types", w, Fields::types)));
    patterns(map, "category")
        .ifPresent(p -> conditions.add(Fields.text("category", p, Fields::category)));
    words(map, "tags", Function.identity())
        .ifPresent(w -> conditions.add(Fields.set("tags", w, Subject::tags)));
    patterns(map, "tracker")
        .ifPresent(p -> conditions.add(Fields.text("tracker", p, Subject::trackerHosts)));
    range(map, "age", ConditionReader::millis).ifPresent(r -> conditions.add(Fields.age(r)));
    if (Given.has(map, "release")) {
      map.map("release").ifPresent(release -> facts(release, conditions));
    }
    return conditions;
  }

  private static void facts(YamlMap release, List<Condition> conditions) {
    for (FactName name : FactName.values()) {
      String word = name.word();
      boolean range =
          NUMBERS.contains(name)
              && release.has(word)
              && release.texts(word).stream().anyMatch(Range::looksLike);
      if (range) {
        range(release, word, ConditionReader::count)
            .ifPresent(found -> conditions.add(Fields.number(name, found)));
      } else {
        patterns(release, word)
            .ifPresent(found -> {
              refuseOthers(release, name, found);
              conditions.add(Fields.fact(name, found));
            });
      }
    }
    release.refuseUnknown();
    if (release.keys().isEmpty()) {
      release.problem("'release' asks for nothing");
    }
  }

  /** A word that a fact can never have would let a hard stop stop nothing. */
  private static void refuseOthers(YamlMap release, FactName name, TextPatterns found) {
    List<String> choices = name.choices();
    for (TextPattern pattern : found.patterns()) {
      if (!choices.isEmpty()
          && pattern.plain()
          && choices.stream().noneMatch(pattern.word()::equalsIgnoreCase)) {
        release.problem(
            name.word(),
            "'"
                + name.word()
                + "' takes one of "
                + String.join(", ", choices)
                + Nearest.of(pattern.word(), choices)
                    .map(near -> " (did you mean '" + near + "'?)")
                    .orElse("")
                + ", not '"
                + pattern.written()
                + "'");
      }
    }
  }

  private static Optional<TextPatterns> patterns(YamlMap map, String key) {
    return parsed(map, key, TextPatterns::of);
  }

  private static Optional<Range> range(YamlMap map, String key, ToLongFunction<String> quantity) {
    return Given.has(map, key)
        ? map.scalar(key, text -> Range.of(text, quantity))
        : Optional.empty();
  }

  /** {@code [a, b]} is short for {@code {any: [a, b]}}. */
  private static Optional<WordSet> words(YamlMap map, String key, Function<String, String> clean) {
    if (!map.isMap(key)) {
      return parsed(map, key, texts -> set(texts, clean))
          .map(any -> new WordSet(any, List.of(), List.of()));
    }
    return map.map(key)
        .map(sets -> {
          WordSet words =
              new WordSet(
                  parsed(sets, "any", texts -> set(texts, clean)).orElse(List.of()),
                  parsed(sets, "all", texts -> set(texts, clean)).orElse(List.of()),
                  parsed(sets, "none", texts -> set(texts, clean)).orElse(List.of()));
          sets.refuseUnknown();
          if (sets.keys().isEmpty()) {
            sets.problem("'" + key + "' takes any, all or none");
          }
          return words;
        });
  }

  private static List<TextPattern> set(List<String> texts, Function<String, String> clean) {
    List<TextPattern> patterns = TextPatterns.of(texts.stream().map(clean).toList()).patterns();
    if (patterns.stream().anyMatch(TextPattern::negated)) {
      throw new IllegalArgumentException("takes no '!'; use none: […]");
    }
    return patterns;
  }

  private static <T> Optional<T> parsed(YamlMap map, String key, Function<List<String>, T> parser) {
    if (!Given.has(map, key)) {
      return Optional.empty();
    }
    List<String> texts = map.texts(key);
    if (map.isMap(key)) {
      return Optional.empty();
    }
    try {
      if (texts.isEmpty()) {
        throw new IllegalArgumentException("takes at least one value");
      }
      return Optional.of(parser.apply(texts));
    } catch (IllegalArgumentException e) {
      map.problem(key, "'" + key + "' " + e.getMessage());
      return Optional.empty();
    }
  }

  private static long count(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new IllegalArgumentException("takes a whole number or a range such as 1 .. 100");
    }
    return Long.parseLong(text);
  }

  private static long millis(String text) {
    try {
      return Quantities.duration(text).toMillis();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("takes a duration shorter than that", e);
    }
  }

  /** {@code *.flac}, {@code .flac} and {@code flac} mean the same. */
  private static String ending(String text) {
    return text.replaceFirst("^\\*?\\.", "");
  }
}
