package dev.seedpost.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * Reads the trail's lines one by one. What has no line end was never written whole, and is none.
 */
final class TrailLines {
  /** Longer than any of ours: what is, is cut, and so no longer what was signed. */
  private static final int LONGEST = 1 << 20;

  private final InputStream bytes;

  TrailLines(FileChannel channel) {
    bytes = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
  }

  Optional<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    for (int one = bytes.read(); one >= 0; one = bytes.read()) {
      if (one == '\n') {
        return Optional.of(line.toString(UTF_8));
      }
      if (line.size() < LONGEST) {
        line.write(one);
      }
    }
    return Optional.empty();
  }
}
