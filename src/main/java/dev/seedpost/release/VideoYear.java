package dev.seedpost.release;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The year in a video name that is the release's and no part of its title.
 *
 * @param text empty if there is none
 * @param end 0 if there is none
 * @param doubtful two readings contradict each other
 */
record VideoYear(Optional<String> text, int start, int end, boolean bracketed, boolean doubtful) {
  private static final Pattern YEAR = Pattern.compile("(?:18|19|20)\\d\\d");
  private static final VideoYear NONE = new VideoYear(Optional.empty(), 0, 0, false, false);

  /**
   * The year of a film: one in brackets, else the last one before the technical words. One that a
   * name begins with is a title ("2012"), one to come is so as well ("2049").
   */
  static VideoYear find(NameText text, Optional<Integer> technical, int earliest, int latest) {
    int end = technical.orElse(text.length());
    List<VideoYear> all = years(text, end, earliest, latest).toList();
    List<VideoYear> bracketed = all.stream().filter(VideoYear::bracketed).toList();
    if (!bracketed.isEmpty()) {
      boolean several = bracketed.stream().map(VideoYear::text).distinct().count() > 1;
      return several ? bracketed.getFirst().doubted() : bracketed.getFirst();
    }
    List<VideoYear> bare = all.stream().filter(year -> year.start() > 0).toList();
    if (bare.isEmpty()) {
      return NONE;
    }
    VideoYear last = bare.getLast();
    boolean adjacent = bare.size() > 1 && bare.get(bare.size() - 2).end() + 1 == last.start();
    // "Film.1968.2018.Remastered": the film's year and the edition's.
    boolean edition =
        last.end() + 1 < text.length()
            && VideoWords.at(text, last.end() + 1)
                .filter(found -> found.says().containsKey(VideoWords.Sense.EDITION))
                .isPresent();
    return adjacent && edition ? last.doubted() : last;
  }

  /** The year that ends what stands before the numbers of a series; empty if it is all there is. */
  static VideoYear last(NameText text, int before, int earliest, int latest) {
    List<Integer> words = text.starts(0, before);
    return years(text, before, earliest, latest)
        .filter(year -> words.size() > 1 && year.start() == words.getLast())
        .findFirst()
        .orElse(NONE);
  }

  private static Stream<VideoYear> years(NameText text, int before, int earliest, int latest) {
    return text.starts(0, before).stream()
        .filter(start -> YEAR.matcher(text.word(start)).matches())
        .filter(start -> Integer.parseInt(text.word(start)) >= earliest)
        .filter(start -> Integer.parseInt(text.word(start)) <= latest)
        .map(start -> {
          int end = text.end(start);
          return new VideoYear(
              Optional.of(text.word(start)), start, end, text.bracketed(start, end), false);
        });
  }

  private VideoYear doubted() {
    return new VideoYear(text, start, end, bracketed, true);
  }
}
