package dev.seedpost.foreign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A file of another program, read for the credentials in it. It is only looked at. */
public final class ForeignFile {
  /** Upload-Assistant's example, the largest by far, has 54 KB. */
  private static final int LARGEST = 4 << 20;

  private static final byte[] SQLITE = "SQLite format 3\0".getBytes(ISO_8859_1);

  private final Path file;
  private final String doing;
  private final Wanted wanted;

  public ForeignFile(Path file, Wanted wanted) {
    this.file = file;
    this.doing = "import secrets from " + Texts.printable(file.toString());
    this.wanted = wanted;
  }

  /**
   * What stands in it.
   *
   * @param said whose file it is; empty if the file has to tell
   * @throws FailureException CONFIG if it cannot be read; INVALID_CONTENT if it is not what it
   *     should be
   */
  public Findings findings(Optional<ForeignProgram> said) {
    byte[] bytes = bytes();
    if (startsAsDatabase(bytes)) {
      if (said.filter(program -> program != ForeignProgram.AUTOBRR).isPresent()) {
        throw invalid("it is an SQLite database; only autobrr's can be read");
      }
      return new Findings(
          ForeignProgram.AUTOBRR,
          new AutobrrDatabase(file, doing, wanted).findings(),
          Optional.empty());
    }
    if (bytes.length > LARGEST) {
      throw invalid("it is larger than 4 MiB, which no file with settings is");
    }
    SourceText source = new SourceText(doing, text(bytes));
    ForeignProgram program = said.or(() -> guess(source.text())).orElseThrow(this::unknown);
    return switch (program) {
      case ENV ->
          new Findings(program, new EnvironmentFile(source, wanted).findings(), Optional.empty());
      case UPLOAD_ASSISTANT ->
          new Findings(
              program, new UploadAssistantConfig(source, wanted).findings(), Optional.empty());
      case MK_TORRENT -> new MkTorrentSettings(source, wanted).findings();
      case AUTOBRR -> new Findings(program, List.of(), Optional.of(AutobrrDatabase.NOTE));
    };
  }

  /** The start of it, one byte more than is allowed. */
  private byte[] bytes() {
    if (!Files.exists(file)) {
      throw config("there is no such file");
    }
    // Reading a pipe or a device might never end.
    if (!Files.isRegularFile(file)) {
      throw config("it is no file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LARGEST + 1);
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.CONFIG,
          doing,
          "it cannot be read (" + e.getClass().getSimpleName() + "); check its owner and mode",
          e);
    }
  }

  private static boolean startsAsDatabase(byte[] bytes) {
    return bytes.length >= SQLITE.length
        && ByteBuffer.wrap(bytes, 0, SQLITE.length).equals(ByteBuffer.wrap(SQLITE));
  }

  private String text(byte[] bytes) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') < 0) {
        return text.replaceFirst("^\ufeff", "").replace("\r\n", "\n");
      }
    } catch (CharacterCodingException e) {
      // Told below, without any of its bytes.
    }
    throw invalid("it is no text in UTF-8");
  }

  private Optional<ForeignProgram> guess(String text) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".py")) {
      return Optional.of(ForeignProgram.UPLOAD_ASSISTANT);
    }
    if (name.endsWith(".toml")) {
      return Optional.of(ForeignProgram.AUTOBRR);
    }
    if (name.endsWith(".json") || name.equals("trackers.txt")) {
      return Optional.of(ForeignProgram.MK_TORRENT);
    }
    if (name.startsWith(".env") || name.endsWith(".env") || name.equals("env")) {
      return Optional.of(ForeignProgram.ENV);
    }
    String first =
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .findFirst()
            .orElse("");
    if (first.matches("config\\s*(:[^=]*)?=\\s*\\{.*")) {
      return Optional.of(ForeignProgram.UPLOAD_ASSISTANT);
    }
    if (first.startsWith("{") || first.matches("(https?|udp)://.*")) {
      return Optional.of(ForeignProgram.MK_TORRENT);
    }
    return EnvironmentFile.isLine(first) ? Optional.of(ForeignProgram.ENV) : Optional.empty();
  }

  private FailureException unknown() {
    return invalid(
        "it does not show whose file it is; say it with --from "
            + String.join("|", ForeignProgram.words()));
  }

  private FailureException invalid(String what) {
    return new FailureException(FailureKind.INVALID_CONTENT, doing, what);
  }

  private FailureException config(String what) {
    return new FailureException(FailureKind.CONFIG, doing, what);
  }
}
