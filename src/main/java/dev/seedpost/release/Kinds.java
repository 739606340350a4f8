package dev.seedpost.release;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What sort of thing a payload is, by the endings of its files alone. */
final class Kinds {
  static final String MUSIC = "music";
  static final String AUDIOBOOK = "audiobook";
  static final String BOOK = "e-book";
  static final String COMIC = "comic";
  static final String VIDEO = "video";
  static final String APPLICATION = "application";
  static final List<String> WORDS =
      List.of(MUSIC, AUDIOBOOK, BOOK, COMIC, VIDEO, APPLICATION, "e-learning", "comedy", "other");

  private enum Family {
    AUDIO,
    BOOK_AUDIO,
    VIDEO,
    COMIC,
    BOOK,
    PROGRAM
  }

  private static final Map<Family, Set<String>> ENDINGS =
      Map.of(
          Family.AUDIO,
          Set.of(
              "flac", "mp3", "m4a", "ogg", "opus", "wav", "aif", "aiff", "ape", "wv", "aac", "dsf",
              "dff", "ac3", "dts"),
          Family.BOOK_AUDIO,
          Set.of("m4b", "aax"),
          Family.VIDEO,
          Set.of(
              "mkv", "mp4", "m4v", "avi", "m2ts", "ts", "vob", "wmv", "mov", "webm", "mpg", "mpeg"),
          Family.COMIC,
          Set.of("cbz", "cbr", "cb7"),
          Family.BOOK,
          Set.of("epub", "mobi", "azw3", "pdf"),
          Family.PROGRAM,
          Set.of("exe", "msi", "dmg", "apk", "appimage", "deb", "rpm"));

  private Kinds() {}

  /** Whether a file is sound that belongs to music. */
  static boolean audio(ContentFile file) {
    return ENDINGS.getOrDefault(Family.AUDIO, Set.of()).contains(file.extension());
  }

  /** Whether a file is a film or a part of one. */
  static boolean video(ContentFile file) {
    return ENDINGS.getOrDefault(Family.VIDEO, Set.of()).contains(file.extension());
  }

  /** Whether a file is a book or a comic. */
  static boolean book(ContentFile file) {
    return ENDINGS.getOrDefault(Family.BOOK, Set.of()).contains(file.extension())
        || ENDINGS.getOrDefault(Family.COMIC, Set.of()).contains(file.extension());
  }

  /** The kind, if the files leave no doubt. Papers beside sound or pictures do not count. */
  static Optional<String> of(Content content) {
    Set<Family> found = EnumSet.noneOf(Family.class);
    for (ContentFile file : content.files()) {
      ENDINGS.forEach((family, endings) -> {
        if (endings.contains(file.extension())) {
          found.add(family);
        }
      });
    }
    if (found.contains(Family.AUDIO)
        || found.contains(Family.BOOK_AUDIO)
        || found.contains(Family.VIDEO)) {
      found.remove(Family.BOOK);
      found.remove(Family.COMIC);
    }
    if (found.contains(Family.COMIC)) {
      found.remove(Family.BOOK);
    }
    return found.size() == 1 ? Optional.of(word(found.iterator().next())) : Optional.empty();
  }

  private static String word(Family family) {
    return switch (family) {
      case AUDIO -> MUSIC;
      case BOOK_AUDIO -> AUDIOBOOK;
      case VIDEO -> VIDEO;
      case COMIC -> COMIC;
      case BOOK -> BOOK;
      case PROGRAM -> APPLICATION;
    };
  }
}
