package dev.seedpost.release;

import dev.seedpost.content.Content;
import dev.seedpost.content.ContentFile;
import dev.seedpost.failure.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * The reports of MediaInfo and BDInfo about a video: a text file that lies beside the payload, else
 * what the program {@code mediainfo} says of the largest file.
 */
final class Reports {
  static final int MOST_BYTES = 1 << 20;

  private final Content content;
  private final MediaInfo mediaInfo;
  private final Findings findings;

  Reports(Content content, MediaInfo mediaInfo, Findings findings) {
    this.content = content;
    this.mediaInfo = mediaInfo;
    this.findings = findings;
  }

  /** Reads what is not written already. */
  void read(VideoFiles files, boolean disc, Set<FactName> written) {
    if (!written.contains(FactName.MEDIAINFO)) {
      Path own = content.root().resolveSibling(content.name() + ".mediainfo.txt");
      Path shared = content.root().resolveSibling("mediainfo.txt");
      Optional<Path> file = Stream.of(own, shared).filter(Reports::exists).findFirst();
      if (file.isPresent()) {
        file.flatMap(this::text)
            .filter(text -> file.get().equals(own) || ours(text))
            .ifPresent(text -> put(FactName.MEDIAINFO, text));
      } else if (!disc) {
        files.largest().ifPresent(this::ask);
      }
    }
    Path report = content.root().resolveSibling(content.name() + ".bdinfo.txt");
    if (!written.contains(FactName.BDINFO) && exists(report)) {
      text(report).ifPresent(text -> put(FactName.BDINFO, text));
    }
  }

  /** A link counts, so that it can be refused. */
  private static boolean exists(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private void put(FactName name, String text) {
    findings.put(name, name.word(), text);
  }

  /** A report without a payload's name in its own may be about the neighbour. */
  private boolean ours(String text) {
    Matcher named = ReportPaths.COMPLETE_NAME.matcher(text);
    Set<String> names = new HashSet<>();
    content.files().forEach(file -> names.add(Path.of(file.path()).getFileName().toString()));
    boolean ours = !named.find() || names.contains(named.group(2).strip());
    if (!ours) {
      findings.warn("mediainfo.txt is about another file, so it is not used.");
    }
    return ours;
  }

  private void ask(ContentFile video) {
    switch (mediaInfo.describe(content.locate(video))) {
      case MediaInfo.Answer.Report report -> {
        Optional<String> text = clean(report.text());
        text.ifPresent(found -> put(FactName.MEDIAINFO, found));
        if (text.isEmpty()) {
          findings.warn("What mediainfo says is no plain text, so it is not used.");
        }
      }
      case MediaInfo.Answer.Failed failed ->
          findings.warn("mediainfo " + failed.why() + ", so there is no report.");
      case MediaInfo.Answer.Absent absent -> {}
    }
  }

  private Optional<String> text(Path file) {
    String name = Texts.printable(file.getFileName().toString());
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      findings.warn(name + " is not a file of its own, so it is not read.");
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        findings.warn(name + " is larger than 1 MiB, so it is not used.");
        return Optional.empty();
      }
      Optional<String> text = clean(bytes);
      if (text.isEmpty()) {
        findings.warn(name + " is not plain text in UTF-8, so it is not used.");
      }
      return text;
    } catch (IOException e) {
      findings.warn(name + " cannot be read; check its permissions.");
      return Optional.empty();
    }
  }

  /** Text that a form takes, without the folders of this machine; empty if it is none. */
  private Optional<String> clean(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
    String lines = text.replace("\uFEFF", "").replace("\r\n", "\n").strip();
    boolean fit =
        !lines.isEmpty() && lines.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c));
    return fit ? Optional.of(ReportPaths.cut(lines, content.parent())) : Optional.empty();
  }
}
