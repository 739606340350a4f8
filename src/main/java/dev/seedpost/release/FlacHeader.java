package dev.seedpost.release;

import dev.seedpost.release.AudioTags.UnreadableAudio;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * The metadata blocks of a FLAC file (RFC 9639, section 8), walked without reading them. The
 * library reserves as much memory as a length inside a block asks for, so a length that does not
 * fit its block ends the reading here.
 */
final class FlacHeader {
  private static final int MARK = 0x664C6143; // "fLaC"
  private static final int MOST_BLOCKS = 256;
  private static final int VORBIS_COMMENT = 4;
  private static final int PICTURE = 6;

  private FlacHeader() {}

  /** The length of the mark and all blocks. */
  static long length(SeekableByteChannel channel, long start) throws IOException, UnreadableAudio {
    if (word(channel, start) != MARK) {
      throw new UnreadableAudio("is no FLAC file, whatever its name says");
    }
    long at = start + 4;
    for (int blocks = 0; blocks < MOST_BLOCKS; blocks++) {
      int header = word(channel, at);
      long end = at + 4 + (header & 0xFFFFFF);
      switch (header >>> 24 & 0x7F) {
        case VORBIS_COMMENT -> skipped(at + 4, Integer.reverseBytes(word(channel, at + 4)), end);
        case PICTURE -> picture(channel, at + 4, end);
        default -> {
          // Read whole, by the length of the block.
        }
      }
      at = end;
      if (header < 0) {
        return at - start;
      }
    }
    throw new UnreadableAudio("has too many blocks of metadata, which are not read");
  }

  /** Kind; media type; description; width, height, depth and colours; data. */
  private static void picture(SeekableByteChannel channel, long start, long end)
      throws IOException, UnreadableAudio {
    long description = skipped(start + 4, word(channel, start + 4), end);
    long data = skipped(description, word(channel, description), end) + 16;
    skipped(data, word(channel, data), end);
  }

  /** Where a field ends that begins with the length given. */
  private static long skipped(long at, int length, long end) throws UnreadableAudio {
    long after = at + 4 + Integer.toUnsignedLong(length);
    if (after > end) {
      throw new UnreadableAudio("has damaged blocks of metadata");
    }
    return after;
  }

  private static int word(SeekableByteChannel channel, long at)
      throws IOException, UnreadableAudio {
    ByteBuffer word = ByteBuffer.allocate(4);
    channel.position(at);
    while (word.hasRemaining()) {
      if (channel.read(word) < 0) {
        throw new UnreadableAudio("is cut off within its first blocks");
      }
    }
    return word.getInt(0);
  }
}
