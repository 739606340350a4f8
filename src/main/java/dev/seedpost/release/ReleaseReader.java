package dev.seedpost.release;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out what a payload is: from its tags, its name, the reports and the {@code seedpost.yaml}
 * in or beside it. Safe for use by many threads; one for all spares the program what it said
 * before.
 */
public final class ReleaseReader {
  /** Reports that are remembered; the largest has a mebibyte, a common one ten kilobytes. */
  private static final int REPORTS = 32;

  private final InstantSource clock;
  private final MediaInfo mediaInfo;

  /** With the system's clock and the program {@code mediainfo}, if there is one. */
  public ReleaseReader() {
    this(InstantSource.system());
  }

  ReleaseReader(InstantSource clock) {
    this(clock, remembering(MediaInfoProgram.onPath()));
  }

  /** With the program {@code mediainfo} at this place. */
  public ReleaseReader(InstantSource clock, Path program) {
    this(clock, remembering(MediaInfoProgram.at(program)));
  }

  private static MediaInfo remembering(MediaInfo program) {
    return new RememberedMediaInfo(program, REPORTS);
  }

  ReleaseReader(InstantSource clock, MediaInfo mediaInfo) {
    this.clock = clock;
    this.mediaInfo = mediaInfo;
  }

  /**
   * Reads what can be known. Unreadable tags become warnings.
   *
   * @throws FailureException CONFIG if a {@code seedpost.yaml} is wrong
   */
  public Release read(Content content) {
    Map<FactName, Fact> written = FactsFile.read(content);
    Findings findings = new Findings();
    boolean sounds = content.files().stream().anyMatch(Kinds::audio);
    String said = Optional.ofNullable(written.get(FactName.KIND)).map(Fact::text).orElse("");
    if (sounds && !said.equals(Kinds.VIDEO)) {
      new SoundReader(clock).read(content, findings);
    }
    kind(content, findings);
    String kind = said.isEmpty() ? findings.fact(FactName.KIND).map(Fact::text).orElse("") : said;
    // A later year belongs to a title.
    int latest = clock.instant().atZone(ZoneOffset.UTC).getYear() + 1;
    if (kind.equals(Kinds.VIDEO)) {
      new VideoReader(latest, mediaInfo).read(content, written, findings);
    } else if (!sounds) {
      BookName.read(FolderName.bare(content), kind, latest).into(findings);
      BookName.format(content, kind, findings);
    }
    return findings.release(content.name()).with(written);
  }

  private static void kind(Content content, Findings findings) {
    Optional<String> kind = Kinds.of(content);
    boolean spoken =
        findings
            .fact(FactName.TAGS)
            .map(tags -> tags.values().stream().anyMatch(tag -> tag.matches("audio\\.?books?")))
            .orElse(false);
    if (kind.isEmpty()) {
      findings.warn("The files do not tell what kind of release this is.");
    } else if (spoken && kind.get().equals(Kinds.MUSIC)) {
      findings.put(FactName.KIND, AlbumTags.ORIGIN, Kinds.AUDIOBOOK);
    } else {
      findings.put(FactName.KIND, "files", kind.get());
    }
  }
}
