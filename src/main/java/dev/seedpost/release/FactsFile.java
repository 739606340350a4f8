package dev.seedpost.release;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.yaml.YamlFile;
import dev.seedpost.yaml.YamlMap;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person wrote about a payload: {@code seedpost.yaml} in the folder or {@code
 * <name>.seedpost.yaml} beside it. It overrides all else.
 */
final class FactsFile {
  static final String ORIGIN = "seedpost.yaml";

  private FactsFile() {}

  /** The facts of the file, if there is one. */
  static Map<FactName, Fact> read(Content content) {
    List<Path> present =
        Stream.of(
                content.root().resolve(ORIGIN),
                content.root().resolveSibling(content.name() + "." + ORIGIN))
            .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
            .toList();
    if (present.isEmpty()) {
      return Map.of();
    }
    Path file = present.getFirst();
    String doing = "read " + Texts.printable(file.toString());
    if (present.size() > 1) {
      throw new FailureException(
          FailureKind.CONFIG,
          doing,
          "there is also " + Texts.printable(present.getLast().toString()) + "; keep one of them");
    }
    // As everywhere in a payload, a link is not followed: it may lead out of it.
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FailureException(FailureKind.CONFIG, doing, "it is not a file of its own");
    }
    return facts(YamlFile.read(file));
  }

  private static Map<FactName, Fact> facts(YamlFile yaml) {
    YamlMap map = yaml.root();
    Map<FactName, Fact> facts = new EnumMap<>(FactName.class);
    for (FactName name : FactName.values()) {
      int before = yaml.problems().size();
      List<String> values =
          name.list() ? map.texts(name.word()) : single(map, name).map(List::of).orElse(List.of());
      List<String> clean = values.stream().map(String::strip).filter(v -> !v.isEmpty()).toList();
      if (!clean.isEmpty()) {
        facts.put(name, new Fact(clean, ORIGIN));
      } else if (map.has(name.word()) && yaml.problems().size() == before) {
        map.problem(name.word(), "'" + name.word() + "' needs a value");
      }
    }
    map.refuseUnknown();
    yaml.check();
    return facts;
  }

  private static Optional<String> single(YamlMap map, FactName name) {
    return switch (name) {
      case KIND, TYPE, ORIGIN -> map.choice(name.word(), name.choices());
      case YEAR, EDITION_YEAR -> map.scalar(name.word(), FactsFile::year);
      case SCENE, ANONYMOUS, PERSONAL_RELEASE -> map.flag(name.word()).map(String::valueOf);
      case SEASON, TMDB, TVDB, TVMAZE, MAL, REQUEST ->
          map.scalar(name.word(), text -> shaped(text, "\\d{1,9}", "a number"));
      case EPISODE ->
          map.scalar(
              name.word(), text -> shaped(text, "\\d{1,4}(-\\d{1,4})?", "a number or a range"));
      case IMDB ->
          map.scalar(name.word(), text -> shaped(text, "tt\\d{5,10}", "a number as in tt0111161"));
      case COVER -> map.scalar(name.word(), FactsFile::address);
      default -> map.text(name.word());
    };
  }

  private static String shaped(String text, String pattern, String said) {
    if (!text.matches(pattern)) {
      throw new IllegalArgumentException("takes " + said);
    }
    return text;
  }

  private static String year(String text) {
    if (!text.matches("\\d{4}")) {
      throw new IllegalArgumentException("takes a year of four digits");
    }
    return text;
  }

  private static String address(String text) {
    if (!text.matches("https?://\\S+")) {
      throw new IllegalArgumentException("takes an address such as https://host/cover.jpg");
    }
    return text;
  }
}
