package dev.seedpost.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a name counts seasons and episodes, or gives a day.
 *
 * @param season without leading zeros; empty if it is not certain or there are several
 * @param episode a number or a range; empty for a whole season or if it is not certain
 * @param form what sort of numbers they are
 * @param warnings one sentence each
 */
record VideoNumbers(
    int start,
    int end,
    Optional<String> season,
    Optional<String> episode,
    Form form,
    List<String> warnings) {
  /** How much a find says. */
  enum Form {
    /** A season or an episode, beyond doubt. */
    SERIES,
    /** "Season 2", which films are called as well. */
    WORDS,
    /** A full date. */
    DAY
  }

  private static final Pattern EPISODE =
      NameText.words(
          "s(\\d{1,4})[.-]{0,3}e(\\d{1,4})(?:v\\d)?"
              + "((?:[.-]{0,3}(?:s\\d{1,4})?e\\d{1,4})+|-\\d{1,3})?");
  private static final Pattern CROSSED =
      NameText.words("(\\d{1,2})x(\\d{2,3})((?:-(?:\\d{1,2}x)?\\d{2,3})?)");
  private static final Pattern SEASONS =
      NameText.words("s\\d{1,4}(?:(?:[.-]{0,3}s\\d{1,4})+|-\\d{1,2})|seasons[.-]\\d{1,2}-\\d{1,2}");
  private static final Pattern SEASON =
      NameText.words(
          "s(\\d{2,4})([.-]?(?:d|dis[ck]|part|vol|volume|cour)[.-]?\\d{1,2}|[.-]?p\\d)?");
  private static final Pattern WORD =
      NameText.words(
          "(?:season|saison|staffel)[.-]?(\\d{1,2})(?:[.-]{1,3}(?:episode|ep|e)[.-]?(\\d{1,4}))?");
  private static final Pattern DAY =
      NameText.words(
          "(?:19|20)\\d\\d[.-](?:0[1-9]|1[0-2])[.-](?:0[1-9]|[12]\\d|3[01])"
              + "|(?:0[1-9]|[12]\\d|3[01])[.-](?:0[1-9]|[12]\\d|3[01])[.-](?:19|20)\\d\\d");

  /** Counts that may be those of a series, in a form that leaves it open. */
  private static final Pattern SUSPECT =
      Pattern.compile("s\\d{1,4}(?:[edp-].*)?|e\\d{1,4}.*|ep\\d{1,4}|\\d{1,2}x\\d{2,3}|\\d+of\\d+");

  private static final Pattern LATER = Pattern.compile("(?:s(\\d{1,4}))?e?(\\d{1,4})");

  /** The numbers that count; empty if the name has none. */
  static Optional<VideoNumbers> find(NameText text) {
    List<VideoNumbers> found = new ArrayList<>();
    int past = 0;
    for (int start : text.starts(0, text.length())) {
      Optional<VideoNumbers> here = start < past ? Optional.empty() : series(text, start);
      if (here.isPresent()) {
        found.add(here.get());
        past = here.get().end();
      }
    }
    if (!found.isEmpty()) {
      return Optional.of(found.stream().skip(1).reduce(found.getFirst(), VideoNumbers::beside));
    }
    return text.starts(0, text.length()).stream()
        .flatMap(start -> words(text, start).or(() -> day(text, start)).stream())
        .findFirst();
  }

  /** Whether a word may count episodes although nothing certain can be read from it. */
  static boolean suspect(String word) {
    return SUSPECT.matcher(word).matches();
  }

  private static Optional<VideoNumbers> series(NameText text, int start) {
    return text.at(EPISODE, start)
        .or(() -> text.at(CROSSED, start))
        .map(VideoNumbers::episodes)
        .or(() ->
            text.at(SEASONS, start)
                .map(several ->
                    of(
                        several,
                        "",
                        "",
                        "The name spans several seasons, so the season is unknown.")))
        .or(() -> text.at(SEASON, start).map(VideoNumbers::season));
  }

  private static VideoNumbers season(Matcher found) {
    return found.group(2) == null
        ? of(found, found.group(1), "", "")
        : of(found, "", "", "The name is that of a part of a season, so the season is unknown.");
  }

  private static VideoNumbers episodes(Matcher found) {
    String season = found.group(1);
    int first = Integer.parseInt(found.group(2));
    int last = first;
    String rest = Optional.ofNullable(found.group(3)).orElse("").replaceAll("\\d{1,2}x", "e");
    boolean range = rest.startsWith("-");
    boolean regular = true;
    Matcher later = LATER.matcher(rest);
    while (later.find()) {
      int next = Integer.parseInt(later.group(2));
      regular &= range ? next > last : next == last + 1;
      regular &= later.group(1) == null || number(later.group(1)).equals(number(season));
      last = next;
    }
    if (!regular) {
      // A season without an episode would be a whole one.
      return of(found, "", "", "The name counts episodes out of order, so they are unknown.");
    }
    return of(found, season, first == last ? "" + first : first + "-" + last, "");
  }

  /** "Season 02" and "(2008) Season 2" are no film's; "Open Season 2" is. */
  private static Optional<VideoNumbers> words(NameText text, int start) {
    return text.at(WORD, start)
        .map(found -> {
          String episode = Optional.ofNullable(found.group(2)).orElse("");
          List<Integer> before = text.starts(0, start);
          boolean certain =
              !episode.isEmpty()
                  || found.group(1).startsWith("0")
                  || (!before.isEmpty() && year(text, before.getLast()));
          VideoNumbers numbers = of(found, found.group(1), episode, "");
          return certain
              ? numbers
              : new VideoNumbers(
                  start,
                  found.end(),
                  numbers.season(),
                  Optional.empty(),
                  Form.WORDS,
                  List.of("The name may be that of a season or of a film called so."));
        });
  }

  private static boolean year(NameText text, int start) {
    return text.word(start).matches("(?:19|20)\\d\\d") && text.bracketed(start, text.end(start));
  }

  private static Optional<VideoNumbers> day(NameText text, int start) {
    return text.at(DAY, start)
        .map(found ->
            new VideoNumbers(
                start,
                found.end(),
                Optional.empty(),
                Optional.empty(),
                Form.DAY,
                List.of("The name gives a day, which is no season and episode.")));
  }

  private static VideoNumbers of(Matcher found, String season, String episode, String warning) {
    return new VideoNumbers(
        found.start(),
        found.end(),
        Optional.of(season).filter(text -> !text.isEmpty()).map(VideoNumbers::number),
        Optional.of(episode)
            .filter(text -> !text.isEmpty())
            .map(text -> text.contains("-") ? text : number(text)),
        Form.SERIES,
        warning.isEmpty() ? List.of() : List.of(warning));
  }

  /** The first numbers stay; others beside them take away what they contradict. */
  private VideoNumbers beside(VideoNumbers other) {
    if (season.equals(other.season) && episode.equals(other.episode)) {
      return this;
    }
    List<String> sentences = new ArrayList<>(warnings);
    sentences.add("The name counts seasons or episodes in two ways, so they are unknown.");
    return new VideoNumbers(start, end, Optional.empty(), Optional.empty(), Form.SERIES, sentences);
  }

  private static String number(String digits) {
    return String.valueOf(Integer.parseInt(digits));
  }
}
