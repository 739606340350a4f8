package dev.seedpost.tracker.btn;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import dev.seedpost.failure.Texts;
import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import dev.seedpost.tracker.Definition;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What BTN refuses of a payload: packs of several seasons or with gaps, whatever is no video, a
 * lone file in a folder, DVD remuxes. The rules are those that an uploader of good repute checks
 * beforehand; the site's own text is not public.
 */
final class BtnRules {
  private static final String CITE = " (BTN rules as clients keep them)";

  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?i)(?<![a-z0-9])S([0-9]{1,2})((?:-?E[0-9]{1,4}|-[0-9]{1,3}(?![a-z0-9]))+)(?![0-9])");

  private static final Pattern EPISODE = Pattern.compile("(?i)(-?)E?([0-9]{1,4})");

  /** No season is that long; what is, is a date or a mistake. */
  private static final int MOST_EPISODES = 500;

  private final Definition definition;
  private final Release release;
  private final Content content;
  private final boolean scene;
  private final List<String> refusals = new ArrayList<>();

  BtnRules(Definition definition, Release release, Content content, boolean scene) {
    this.definition = definition;
    this.release = release;
    this.content = content;
    this.scene = scene;
  }

  /** One file of its own; a payload that is not on disk is judged by its names. */
  static boolean single(Content content) {
    return content.files().size() == 1
        && content.files().getFirst().path().equals(content.name())
        && !Files.isDirectory(content.root());
  }

  List<String> refusals() {
    refusals.addAll(definition.refusals(withoutSceneNfo(), "video"));
    samples();
    if (!single(content) && videos().count() == 1) {
      refuse("a lone file in a folder; upload the file itself");
    }
    numbers();
    boolean dvd =
        release
            .text(FactName.SOURCE)
            .filter(source -> source.toUpperCase(Locale.ROOT).contains("DVD"))
            .filter(source -> !source.toUpperCase(Locale.ROOT).contains("HD"))
            .isPresent();
    if (dvd && release.text(FactName.TYPE).filter("remux"::equalsIgnoreCase).isPresent()) {
      refuse("remuxes of DVDs");
    }
    return refusals;
  }

  private void refuse(String what) {
    refusals.add(definition.name() + " refuses " + what + CITE);
  }

  /** The form wants the NFO of a scene release, so it may lie beside it. */
  private Content withoutSceneNfo() {
    List<ContentFile> files =
        content.files().stream().filter(file -> !scene || !file.extension().equals("nfo")).toList();
    return new Content(content.root(), files, content.left());
  }

  private Stream<ContentFile> videos() {
    Set<String> endings = definition.limits().extensions().getOrDefault("video", Set.of());
    return content.files().stream().filter(file -> endings.contains(file.extension()));
  }

  private void samples() {
    List<String> samples =
        videos()
            .map(ContentFile::path)
            .filter(path -> path.matches("(?i)(.*[^a-z])?samples?([^a-z].*)?"))
            .toList();
    if (!single(content) && !samples.isEmpty()) {
      refuse("samples; leave out " + Texts.shortened(Texts.printable(samples.getFirst()), 200));
    }
  }

  private void numbers() {
    if (isRange(FactName.SEASON)) {
      refuse("packs of several seasons; upload each season by itself");
    }
    if (isRange(FactName.EPISODE)) {
      refuse("packs of some episodes; upload each episode, or the whole season");
      return;
    }
    if (single(content)) {
      return;
    }
    if (release.text(FactName.EPISODE).isEmpty()) {
      pack();
    } else if (videos().count() > 1) {
      refuse("several files as one episode");
    }
  }

  private boolean isRange(FactName fact) {
    return release
        .text(fact)
        .filter(text -> text.matches("\\s*[0-9]+([-,][0-9]+)+\\s*"))
        .isPresent();
  }

  private void pack() {
    SortedSet<Integer> seasons = new TreeSet<>();
    SortedSet<Integer> episodes = new TreeSet<>();
    videos().map(ContentFile::path).forEach(path -> read(path, seasons, episodes));
    if (seasons.size() > 1) {
      refuse(
          "packs of several seasons; this one has "
              + seasons.stream().map(String::valueOf).collect(Collectors.joining(", ")));
      return;
    }
    Optional<Integer> season =
        release
            .text(FactName.SEASON)
            .map(String::strip)
            .filter(text -> text.matches("[0-9]{1,4}"))
            .map(Integer::valueOf);
    if (!seasons.isEmpty() && season.isPresent() && !season.get().equals(seasons.first())) {
      refuse(
          "files of another season than the release; it is said to be "
              + season.get()
              + ", and the files are of "
              + seasons.first());
    }
    if (!episodes.isEmpty()) {
      SortedSet<Integer> missing = new TreeSet<>();
      for (int each = 1; each < episodes.last(); each++) {
        missing.add(each);
      }
      missing.removeAll(episodes);
      if (!missing.isEmpty()) {
        refuse(
            "seasons with gaps; missing here: "
                + missing.stream().limit(5).map(String::valueOf).collect(Collectors.joining(", "))
                + (missing.size() > 5 ? " and " + (missing.size() - 5) + " more" : ""));
      }
    }
  }

  private static void read(String path, Set<Integer> seasons, Set<Integer> episodes) {
    String name = Arrays.asList(path.split("/", -1)).getLast();
    Matcher numbers = NUMBERS.matcher(name);
    if (!numbers.find()) {
      return;
    }
    seasons.add(Integer.valueOf(numbers.group(1)));
    Matcher episode = EPISODE.matcher(numbers.group(2));
    int last = -1;
    while (episode.find()) {
      int number = Integer.parseInt(episode.group(2));
      boolean range = !episode.group(1).isEmpty() && last >= 0 && number - last < MOST_EPISODES;
      for (int each = range ? last + 1 : number; each <= number; each++) {
        episodes.add(each);
      }
      last = number;
    }
  }
}
