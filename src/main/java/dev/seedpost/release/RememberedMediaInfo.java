package dev.seedpost.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Describes a file once while it stays as it is: an arrival that rules leave for later is looked at
 * again and again. Safe for use by many threads.
 */
final class RememberedMediaInfo implements MediaInfo {
  private final MediaInfo inner;
  private final int most;
  private final SequencedMap<Video, Answer> known = new LinkedHashMap<>(16, 0.75f, true);

  private record Video(Path path, long size, FileTime modified) {}

  /**
   * In front of another.
   *
   * @param most files that are remembered; a report has some kilobytes
   */
  RememberedMediaInfo(MediaInfo inner, int most) {
    this.inner = inner;
    this.most = most;
  }

  /** What failed may work the next time, so reports alone are remembered. */
  @Override
  public Answer describe(Path path) {
    Optional<Video> video = video(path);
    Optional<Answer> before = video.flatMap(this::known);
    if (before.isPresent()) {
      return before.get();
    }
    Answer answer = inner.describe(path);
    if (answer instanceof Answer.Report && video.isPresent() && video.equals(video(path))) {
      remember(video.get(), answer);
    }
    return answer;
  }

  private synchronized Optional<Answer> known(Video video) {
    return Optional.ofNullable(known.get(video));
  }

  private synchronized void remember(Video video, Answer answer) {
    known.put(video, answer);
    if (known.size() > most) {
      known.remove(known.firstEntry().getKey());
    }
  }

  private static Optional<Video> video(Path path) {
    try {
      BasicFileAttributes file =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.of(new Video(path, file.size(), file.lastModifiedTime()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
