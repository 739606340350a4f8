package dev.seedpost.tracker;

import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places for facts: {@code {title} {year?} {season-episode?}-{group?}}.
 *
 * <p>{@code {title}} is needed and asked for; {@code {year?}} may be absent, and the blanks around
 * it go with it; {@code {imdb:digits}} keeps the digits alone, {@code {imdb:number}} the one number
 * in it without leading zeros, {@code {episode:first}} and {@code {episode:last}} the ends of a
 * range. Beside the facts there are {@code release-name}, the payload's name without the ending of
 * a video, {@code release-words}, the same with blanks for dots, and {@code season-episode}, as in
 * S01E02.
 */
final class Template {
  private static final Pattern PLACE =
      Pattern.compile("\\{([a-z0-9-]+)(:digits|:number|:first|:last)?(\\?)?}");
  private static final Pattern NUMBER = Pattern.compile("[^0-9]*?0*([0-9]+)[^0-9]*");
  private static final Pattern RANGE = Pattern.compile("0*([0-9]{1,9})(?: *- *0*([0-9]{1,9}))?");
  private static final List<String> MADE =
      List.of("release-name", "release-words", "season-episode");
  private static final Pattern VIDEO =
      Pattern.compile("(?i)(.+)\\.(mkv|mp4|m4v|avi|ts|m2ts|wmv|mov|webm|mpg|vob|iso)");

  /**
   * A dot before a single digit behind others (5.1) or after the H of a codec is no blank; behind
   * the numbers of an episode or a year it is one always.
   */
  private static final Pattern BLANK_DOT =
      Pattern.compile(
          "_|(?<![0-9])(?<!\\bH)\\.|(?<=[0-9])\\.(?![0-9](?![0-9]))|(?<=[0-9]{4})\\."
              + "|(?<=[SEse][0-9]{2,4})\\.");

  private final String text;
  private final List<Part> parts = new ArrayList<>();

  private sealed interface Part {
    record Literal(String text) implements Part {}

    record Place(String word, String form, boolean optional) implements Part {}
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException for a word that is no fact
   */
  Template(String text) {
    this.text = text;
    Matcher place = PLACE.matcher(text);
    int end = 0;
    while (place.find()) {
      parts.add(new Part.Literal(text.substring(end, place.start())));
      String word = place.group(1);
      if (!MADE.contains(word) && FactName.of(word).isEmpty()) {
        throw new IllegalArgumentException("there is no fact '" + word + "'");
      }
      String form = place.group(2);
      parts.add(new Part.Place(word, form == null ? "" : form, place.group(3) != null));
      end = place.end();
    }
    parts.add(new Part.Literal(text.substring(end)));
    String rest = PLACE.matcher(text).replaceAll("");
    if (rest.contains("{") || rest.contains("}")) {
      throw new IllegalArgumentException("has a brace that opens no {fact}");
    }
  }

  /** The facts that have to be known. */
  List<FactName> needed() {
    return parts.stream()
        .filter(Part.Place.class::isInstance)
        .map(Part.Place.class::cast)
        .filter(place -> !place.optional())
        .flatMap(place -> FactName.of(place.word()).stream())
        .toList();
  }

  /** Facts that are known but neither the number nor the range of which one end is wanted. */
  List<FactName> unfit(Release release) {
    return parts.stream()
        .filter(Part.Place.class::isInstance)
        .map(Part.Place.class::cast)
        .filter(place -> place.form().equals(":first"))
        .flatMap(place -> FactName.of(place.word()).stream())
        .filter(fact ->
            release.text(fact).filter(text -> !RANGE.matcher(text.strip()).matches()).isPresent())
        .toList();
  }

  /**
   * The filled text; empty if a needed fact is absent or nothing but blanks is left. A text without
   * places stands as it is written.
   */
  Optional<String> fill(Release release) {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Literal literal -> filled.append(literal.text());
        case Part.Place place -> {
          Optional<String> value = value(place, release);
          if (value.isEmpty() && !place.optional()) {
            return Optional.empty();
          }
          filled.append(value.orElse(""));
        }
      }
    }
    boolean literal = parts.stream().noneMatch(Part.Place.class::isInstance);
    return Optional.of(literal ? text : tidy(filled.toString())).filter(value -> !value.isBlank());
  }

  private static Optional<String> value(Part.Place place, Release release) {
    Optional<String> value =
        switch (place.word()) {
          case "release-name" -> Optional.of(bare(release.name()));
          case "release-words" -> Optional.of(words(bare(release.name())));
          case "season-episode" -> seasonEpisode(release);
          default -> FactName.of(place.word()).flatMap(release::text).map(String::strip);
        };
    return value.map(known -> shaped(known, place.form())).filter(known -> !known.isEmpty());
  }

  /** Empty if there is no such thing in it. */
  private static String shaped(String known, String form) {
    Matcher number = NUMBER.matcher(known);
    Matcher range = RANGE.matcher(known);
    return switch (form) {
      case ":digits" -> known.replaceAll("[^0-9]", "");
      case ":number" -> number.matches() ? number.group(1) : "";
      case ":first" -> range.matches() ? range.group(1) : "";
      case ":last" -> range.matches() && range.group(2) != null ? range.group(2) : "";
      default -> known;
    };
  }

  private static String bare(String name) {
    Matcher video = VIDEO.matcher(name);
    return video.matches() ? video.group(1) : name;
  }

  private static String words(String name) {
    return BLANK_DOT.matcher(name).replaceAll(" ").replaceAll(" +", " ").strip();
  }

  private static Optional<String> seasonEpisode(Release release) {
    return release
        .text(FactName.SEASON)
        .map(season -> {
          StringBuilder code = new StringBuilder("S").append(padded(season));
          release
              .text(FactName.EPISODE)
              .ifPresent(episode -> {
                for (String one : episode.split("-", 2)) {
                  code.append(code.indexOf("E") < 0 ? "E" : "-E").append(padded(one));
                }
              });
          return code.toString();
        });
  }

  private static String padded(String number) {
    return number.length() < 2 ? "0" + number : number;
  }

  /** What optional facts leave behind goes with them: double blanks, a dash without a group. */
  private static String tidy(String filled) {
    return filled.contains("\n")
        ? filled.strip()
        : filled
            .replaceAll(" {2,}", " ")
            .replaceAll(" -(?=\\S+$)", "-")
            .replaceAll("-$", "")
            .strip();
  }

  @Override
  public String toString() {
    return text;
  }
}
