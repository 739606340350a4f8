package dev.seedpost.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The last part of a log that a person kept in a file. */
final class LogTail {
  private static final int MOST = 512 << 10;

  private LogTail() {}

  /**
   * Whole lines only: half a secret would not be known again.
   *
   * @throws FailureException REJECTED if it is no file that can be read
   */
  static String of(Path file) {
    String doing = "read the log " + Texts.printable(file.toString());
    // A pipe would be waited for.
    if (!Files.isRegularFile(file)) {
      throw new FailureException(FailureKind.REJECTED, doing, "there is no such file");
    }
    try (FileChannel channel = FileChannel.open(file)) {
      long from = Math.max(0, channel.size() - MOST);
      byte[] bytes = Channels.newInputStream(channel.position(from)).readNBytes(MOST);
      // Without the gaps that UTF-16 puts between letters, or a secret would not be known.
      String text = new String(bytes, UTF_8).replace("\0", "");
      return from == 0 ? text : text.substring(firstLine(text));
    } catch (IOException e) {
      throw new FailureException(
          FailureKind.REJECTED, doing, "this user cannot read it; check its permissions", e);
    }
  }

  private static int firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text.length() : end + 1;
  }
}
