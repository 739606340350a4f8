package dev.seedpost.release;

import dev.seedpost.release.VideoNumbers.Form;
import dev.seedpost.release.VideoWords.Found;
import dev.seedpost.release.VideoWords.Sense;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scene and P2P names of films and series: {@code
 * Title[.Year][.SxxEyy][.Edition].Resolution[.Service].Source….Codec-GROUP}, with dots or blanks.
 * The title ends at the first certain mark (season, day, year, resolution); technical words count
 * behind it only, because titles use them too.
 */
final class VideoName {
  /** No file system takes longer names. */
  private static final int LONGEST = 300;

  private static final int EARLIEST = 1888;

  private static final Pattern ID =
      Pattern.compile("(?i)\\s?[{\\[](imdb|tmdb|tvdb)(?:id)?[-=](tt\\d{5,10}|\\d{1,9})[}\\]]");

  private final NameText text;
  private final int latest;
  private final Optional<VideoNumbers> numbers;
  private final FolderName.Builder facts;
  private final VideoType type = new VideoType();

  private VideoName(NameText text, int latest, FolderName.Builder facts) {
    this.text = text;
    this.latest = latest;
    this.facts = facts;
    this.numbers = VideoNumbers.find(text);
  }

  /**
   * Reads the name of a folder, or of a file without its ending.
   *
   * @param latest the last year that a release can be of; later ones belong to titles
   */
  static FolderName read(String name, int latest) {
    if (name.length() > LONGEST) {
      return new FolderName.Builder().build();
    }
    FolderName.Builder facts = new FolderName.Builder("The name");
    VideoGroup group = VideoGroup.split(ids(name, facts));
    VideoName read = new VideoName(new NameText(group.rest()), latest, facts);
    Optional<Found> strong = read.strong(1);
    if (strong.isPresent()) {
      group.group().ifPresent(word -> read.facts.put(FactName.GROUP, word));
    }
    read.anchored(strong);
    read.type.tell(read.facts);
    return read.facts.build();
  }

  /** Takes over the numbers that library managers hang on, and returns the name without them. */
  private static String ids(String name, FolderName.Builder facts) {
    Matcher id = ID.matcher(name);
    while (id.find()) {
      String site = id.group(1).toUpperCase(Locale.ROOT);
      String number = id.group(2).toLowerCase(Locale.ROOT);
      if (number.startsWith("tt") == site.equals("IMDB")) {
        facts.put(FactName.valueOf(site), number);
      }
    }
    return id.reset().replaceAll("").strip();
  }

  /** The first word from a place on that is technical wherever it stands. */
  private Optional<Found> strong(int from) {
    return text.starts(from, text.length()).stream()
        .flatMap(start -> VideoWords.at(text, start).stream())
        .filter(Found::strong)
        .findFirst();
  }

  private void anchored(Optional<Found> strong) {
    numbers.ifPresent(found -> found.warnings().forEach(facts::warn));
    if (numbers.isPresent() && numbers.get().form() == Form.SERIES) {
      series(numbers.get(), strong);
    } else if (numbers.isPresent()) {
      unsorted(numbers.get());
    } else {
      VideoYear year = VideoYear.find(text, strong.map(Found::start), EARLIEST, latest);
      if (year.end() > 0) {
        film(year, strong);
      } else {
        strong.ifPresent(this::nameless);
      }
    }
  }

  private void series(VideoNumbers found, Optional<Found> strong) {
    facts.put(FactName.CATEGORY, "tv");
    found.season().ifPresent(season -> facts.put(FactName.SEASON, season));
    found.episode().ifPresent(episode -> facts.put(FactName.EPISODE, episode));
    if (strong.isEmpty() || strong.get().start() > found.start()) {
      VideoYear year = VideoYear.last(text, found.start(), EARLIEST, latest);
      year.text().ifPresent(digits -> facts.put(FactName.YEAR, digits));
      title(year.text().isPresent() ? year.start() : found.start());
    }
    technical(found.end(), found.episode().isPresent());
  }

  /** A day, or "Season 2": what is technical is certain, what it is the name of is not. */
  private void unsorted(VideoNumbers found) {
    if (found.form() == Form.DAY) {
      title(found.start());
    } else {
      VideoYear year = VideoYear.last(text, found.start(), EARLIEST, latest);
      if (year.text().isPresent() && year.bracketed()) {
        facts.put(FactName.YEAR, year.text().get());
      }
    }
    technical(found.end(), true);
  }

  private void film(VideoYear year, Optional<Found> strong) {
    boolean alone = strong.isEmpty();
    if (alone && !year.bracketed()) {
      return;
    }
    int end = strong.map(Found::start).orElse(text.length());
    List<Integer> strange = strange(year.end(), end);
    boolean counted =
        text.starts(0, text.length()).stream().anyMatch(at -> VideoNumbers.suspect(text.word(at)));
    if (year.doubtful() || (!strange.isEmpty() && !year.bracketed())) {
      facts.warn("Where the title ends is not certain, so title and year are unknown.");
    } else {
      facts.put(FactName.YEAR, year.text().orElseThrow());
      title(year.start());
      if (!counted && strange.isEmpty()) {
        facts.put(FactName.CATEGORY, "movie");
      }
    }
    if (!alone) {
      technical(year.end(), false);
    }
  }

  /** Neither year nor season: the title ends at the first technical word, if that is plain. */
  private void nameless(Found first) {
    List<Integer> starts = text.starts(0, first.start());
    int last = starts.isEmpty() ? 0 : starts.getLast();
    String word = starts.isEmpty() ? "" : text.word(last);
    boolean number =
        starts.size() > 1 && word.matches("\\d+(?:v\\d)?") && !word.matches("(?:19|20)\\d\\d");
    boolean open =
        number
            || VideoNumbers.suspect(word)
            || starts.stream().anyMatch(start -> phrase(start, first.start()))
            || abbreviated(first.start());
    if (!open) {
      title(first.start());
    }
    technical(first.start(), false);
  }

  /** "The Final Cut" before a technical word: a title or an edition. */
  private boolean phrase(int start, int end) {
    return start > 0
        && VideoWords.at(text, start)
            .filter(found -> text.starts(found.end(), end).isEmpty())
            .isPresent();
  }

  /** "grp-film.1080p": scene files carry short names behind the group's. */
  private boolean abbreviated(int end) {
    String title = text.written(0, end);
    return title.indexOf('-') > 0 && title.chars().noneMatch(Character::isUpperCase);
  }

  private void title(int end) {
    VideoTitle.of(text.written(0, end)).ifPresent(title -> facts.put(FactName.TITLE, title));
  }

  /**
   * Takes over the technical words behind a place.
   *
   * @param titled whether an episode's title may come first, which may be "Uncut"
   */
  private void technical(int from, boolean titled) {
    Optional<Found> strong = strong(from);
    int first = strong.map(Found::start).orElse(text.length());
    int begin = strange(from, first).isEmpty() ? from : capitals(from, first);
    int past = begin;
    for (int start : text.starts(begin, text.length())) {
      Optional<Found> found = start < past ? Optional.empty() : VideoWords.at(text, start);
      if (found.isPresent()) {
        if (!titled || start >= first || !found.get().says().containsKey(Sense.EDITION)) {
          type.add(found.get().says());
        }
        past = found.get().end();
        if ("WEB".equals(found.get().says().get(Sense.SOURCE))) {
          service(start, from, first).ifPresent(service -> facts.put(FactName.SERVICE, service));
        }
      }
    }
  }

  /** Words between two places that are not known. */
  private List<Integer> strange(int from, int to) {
    List<Integer> strange = new ArrayList<>();
    int past = from;
    for (int start : text.starts(from, to)) {
      Optional<Found> found = start < past ? Optional.empty() : VideoWords.at(text, start);
      if (found.isPresent()) {
        past = found.get().end();
      } else if (start >= past && !beforeWeb(start)) {
        strange.add(start);
      }
    }
    return strange;
  }

  private boolean beforeWeb(int start) {
    String word = text.written(start, text.end(start));
    int next = text.end(start) + 1;
    return VideoWords.service(word).filter(word::equals).isPresent()
        && next < text.length()
        && VideoWords.at(text, next)
            .filter(found -> "WEB".equals(found.says().get(Sense.SOURCE)))
            .isPresent();
  }

  /**
   * Where the technical part begins if an episode's title stands before it: at the words in
   * capitals right before the first certain one, as in {@code Some.Title.WEB.x264}.
   */
  private int capitals(int from, int first) {
    if (text.capitals(from, first)) {
      return first;
    }
    int begin = first;
    for (int start : text.starts(from, first).reversed()) {
      boolean known = beforeWeb(start) || VideoWords.at(text, start).isPresent();
      if (!known || !text.capitals(start, text.end(start))) {
        break;
      }
      begin = start;
    }
    return begin;
  }

  /** The word before WEB; among a title's words only if it is written as services are. */
  private Optional<String> service(int web, int from, int first) {
    List<Integer> before = text.starts(from, web);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    int start = before.getLast();
    String word = text.written(start, text.end(start));
    return VideoWords.service(word)
        .filter(service -> start >= first || start == before.getFirst() || service.equals(word));
  }
}
