package dev.seedpost.release;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** How far the ID3v2 tags reach at the start of a file. */
final class Id3 {
  private static final int HEADER = 10;

  private Id3() {}

  /** In bytes, over all tags in a row; 0 without one. */
  static long length(SeekableByteChannel channel) throws IOException {
    long end = 0;
    while (true) {
      ByteBuffer header = ByteBuffer.allocate(HEADER);
      channel.position(end);
      while (header.hasRemaining() && channel.read(header) >= 0) {
        // Until full or at the end of the file.
      }
      if (header.hasRemaining()
          || header.get(0) != 'I'
          || header.get(1) != 'D'
          || header.get(2) != '3') {
        return end;
      }
      long size = 0;
      for (int i = 6; i < HEADER; i++) {
        size = size << 7 | (header.get(i) & 0x7F);
      }
      boolean footer = (header.get(5) & 0x10) != 0;
      end += HEADER + size + (footer ? HEADER : 0);
    }
  }
}
