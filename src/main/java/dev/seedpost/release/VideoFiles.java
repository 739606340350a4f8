package dev.seedpost.release;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The videos of a payload that its name is about.
 *
 * @param main without samples and extras, unless there is nothing else
 * @param disc the folder of a disc's structure, {@code BDMV} or {@code VIDEO_TS}
 */
record VideoFiles(List<ContentFile> main, Optional<String> disc) {
  private static final Set<String> DISCS = Set.of("BDMV", "VIDEO_TS", "HVDVD_TS");

  private static final Set<String> SIDE_FOLDERS =
      Set.of(
          "sample",
          "samples",
          "proof",
          "extra",
          "extras",
          "featurettes",
          "bonus",
          "behind the scenes",
          "deleted scenes",
          "interviews",
          "trailer",
          "trailers");

  private static final Pattern SIDE_FILE =
      Pattern.compile("(?i)(?:.*[ ._-])?sample(?:[ ._-].*)?|.*[._-](?:trailer|featurette)");

  VideoFiles {
    main = List.copyOf(main);
  }

  static VideoFiles of(Content content) {
    List<ContentFile> all = content.files().stream().filter(Kinds::video).toList();
    List<ContentFile> main = all.stream().filter(file -> !beside(file)).toList();
    return new VideoFiles(main.isEmpty() ? all : main, disc(content));
  }

  /** The one file there is, if there is only one. */
  Optional<ContentFile> only() {
    return main.size() == 1 ? Optional.of(main.getFirst()) : Optional.empty();
  }

  Optional<ContentFile> largest() {
    return main.stream().max(Comparator.comparingLong(ContentFile::size));
  }

  /** The endings there are, in capitals. */
  Set<String> containers() {
    Set<String> endings = new TreeSet<>();
    main.forEach(file -> endings.add(file.extension().toUpperCase(Locale.ROOT)));
    return endings;
  }

  private static boolean beside(ContentFile file) {
    String[] parts = file.path().toLowerCase(Locale.ROOT).split("/", -1);
    return Arrays.stream(parts, 0, parts.length - 1).anyMatch(SIDE_FOLDERS::contains)
        || SIDE_FILE.matcher(FolderName.bare(file)).matches();
  }

  private static Optional<String> disc(Content content) {
    return content.files().stream()
        .filter(Kinds::video)
        .flatMap(file -> {
          String[] parts = (content.name() + "/" + file.path()).split("/", -1);
          return Arrays.stream(parts, 0, parts.length - 1);
        })
        .map(part -> part.toUpperCase(Locale.ROOT))
        .filter(DISCS::contains)
        .findFirst();
  }
}
