package dev.seedpost.release;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Films and series, from the names of their folder and files and from reports beside them. */
final class VideoReader {
  static final String ORIGIN = "name";

  private static final int MOST_FILES = 500;

  /** What a name says about how the video was made; without any of it a folder's name is bare. */
  private static final List<FactName> TECHNICAL =
      List.of(FactName.RESOLUTION, FactName.SOURCE, FactName.TYPE, FactName.VIDEO_CODEC);

  /** What a folder and the file in it must agree on. */
  private static final List<FactName> COMPARED =
      List.of(FactName.YEAR, FactName.SEASON, FactName.EPISODE, FactName.RESOLUTION);

  private final int latest;
  private final MediaInfo mediaInfo;

  VideoReader(int latest, MediaInfo mediaInfo) {
    this.latest = latest;
    this.mediaInfo = mediaInfo;
  }

  void read(Content content, Map<FactName, Fact> written, Findings findings) {
    VideoFiles files = VideoFiles.of(content);
    FolderName name = VideoName.read(FolderName.bare(content), latest);
    Map<FactName, String> facts = new EnumMap<>(FactName.class);
    facts.putAll(name.facts());
    if (!content.singleFile() && files.disc().isEmpty()) {
      files.only().ifPresent(file -> single(name, file, facts, findings));
      if (files.main().size() > 1) {
        several(files.main(), facts, findings);
      }
    }
    titled(written, facts);
    made(files, facts, findings);
    containers(files, findings);
    new FolderName(facts, Set.of(), name.warnings()).into(findings);
    boolean disc =
        files.disc().isPresent()
            || Optional.ofNullable(written.get(FactName.TYPE))
                .map(Fact::text)
                .equals(Optional.of("disc"));
    new Reports(content, mediaInfo, findings).read(files, disc, written.keySet());
  }

  /** A year that ends the title which a person wrote is part of it, as in "Space: 1999". */
  private static void titled(Map<FactName, Fact> written, Map<FactName, String> facts) {
    Optional<String> title = Optional.ofNullable(written.get(FactName.TITLE)).map(Fact::text);
    String year = facts.get(FactName.YEAR);
    boolean part =
        year != null && title.filter(text -> text.matches(".*\\P{Nd}" + year)).isPresent();
    if (part && !title.get().equals(facts.get(FactName.TITLE))) {
      facts.remove(FactName.YEAR);
    }
  }

  /** A folder's name counts before its file's; one that says little is filled up from it. */
  private void single(
      FolderName folder, ContentFile file, Map<FactName, String> facts, Findings findings) {
    FolderName inner = VideoName.read(FolderName.bare(file), latest);
    boolean bare = TECHNICAL.stream().noneMatch(facts::containsKey) && folder.warnings().isEmpty();
    String title = facts.getOrDefault(FactName.TITLE, "");
    String other = inner.facts().getOrDefault(FactName.TITLE, "");
    if (bare && (title.isEmpty() || plain(title).equals(plain(other)))) {
      inner
          .facts()
          .forEach((name, text) -> {
            String old = facts.putIfAbsent(name, text);
            if (old != null && !old.equals(text) && name != FactName.TITLE) {
              contradiction(name, old, text, findings);
            }
          });
      inner.warnings().forEach(findings::warn);
      return;
    }
    COMPARED.forEach(name -> compare(name, List.of(inner), facts, findings));
    episodes(List.of(inner), facts, findings);
  }

  /** Of several videos the folder's name tells; theirs may only contradict it. */
  private void several(List<ContentFile> files, Map<FactName, String> facts, Findings findings) {
    List<FolderName> inner =
        files.stream()
            .limit(MOST_FILES)
            .map(file -> VideoName.read(FolderName.bare(file), latest))
            .toList();
    episodes(inner, facts, findings);
    compare(FactName.SEASON, inner, facts, findings);
    compare(FactName.RESOLUTION, inner, facts, findings);
  }

  private static void compare(
      FactName name, List<FolderName> inner, Map<FactName, String> facts, Findings findings) {
    Optional<String> own = Optional.ofNullable(facts.get(name));
    inner.stream()
        .flatMap(file -> Optional.ofNullable(file.facts().get(name)).stream())
        .filter(text -> own.isPresent() && !own.get().equals(text))
        // Specials are part of many a season's pack.
        .filter(text -> inner.size() == 1 || name != FactName.SEASON || !text.equals("0"))
        .findFirst()
        .ifPresent(text -> contradiction(name, own.orElseThrow(), text, findings));
  }

  /** A folder that is named as a film, or as a whole season, with one episode or more in it. */
  private static void episodes(
      List<FolderName> inner, Map<FactName, String> facts, Findings findings) {
    boolean counted =
        inner.stream().anyMatch(name -> "tv".equals(name.facts().get(FactName.CATEGORY)));
    if (counted && "movie".equals(facts.get(FactName.CATEGORY))) {
      findings.doubt(
          FactName.CATEGORY,
          "The folder is named as a film, but its files are numbered as episodes, so the category"
              + " is unknown.");
    }
    boolean whole = facts.containsKey(FactName.SEASON) && !facts.containsKey(FactName.EPISODE);
    if (inner.size() == 1 && counted && whole) {
      findings.doubt(
          FactName.SEASON,
          "The folder is named as a whole season, but holds a single episode, so the season is"
              + " unknown.");
    }
  }

  private static void contradiction(FactName name, String folder, String file, Findings findings) {
    findings.doubt(
        name,
        "The folder name says "
            + name.word()
            + " '"
            + folder
            + "', but a file's name says '"
            + file
            + "', so it is unknown.");
    if (name == FactName.EPISODE) {
      // Without its episode it would pass for a whole season.
      findings.doubt(FactName.SEASON);
    }
  }

  /** A disc is one by its folders; what a name says otherwise contradicts them. */
  private static void made(VideoFiles files, Map<FactName, String> facts, Findings findings) {
    String claimed = facts.getOrDefault(FactName.TYPE, "disc");
    if (files.disc().isPresent()) {
      String folder = files.disc().get();
      if (claimed.equals("disc")) {
        findings.put(FactName.TYPE, ORIGIN, "disc");
      } else {
        findings.doubt(
            FactName.TYPE,
            "The name says type '"
                + claimed
                + "', but there is a disc's folder "
                + folder
                + ", so the type is unknown.");
      }
      source(folder, facts, findings);
    } else if (facts.containsKey(FactName.TYPE) && claimed.equals("disc")) {
      findings.doubt(
          FactName.TYPE,
          "The name says type 'disc', but there is no folder of a disc, so the type is unknown.");
    }
  }

  private static void source(String folder, Map<FactName, String> facts, Findings findings) {
    String claimed = facts.get(FactName.SOURCE);
    boolean dvd = folder.equals("VIDEO_TS");
    if (dvd && claimed == null) {
      facts.put(FactName.SOURCE, "DVD");
    } else if (claimed != null && dvd != claimed.equals("DVD")) {
      findings.doubt(
          FactName.SOURCE,
          "The name says source '"
              + claimed
              + "', but there is a disc's folder "
              + folder
              + ", so the source is unknown.");
    }
  }

  private static void containers(VideoFiles files, Findings findings) {
    Set<String> containers = files.containers();
    if (containers.size() == 1) {
      findings.put(FactName.CONTAINER, ORIGIN, containers.iterator().next());
    } else if (containers.size() > 1) {
      findings.doubt(
          FactName.CONTAINER,
          "The videos are of different containers ("
              + String.join(", ", containers)
              + "), so the container is unknown.");
    }
  }

  private static String plain(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
