package dev.seedpost.release;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jaudiotagger.tag.reference.GenreTypes;

/** What ID3v2 tags leave to their reader: how far they reach, and genres by number. */
final class Id3 {
  private static final int HEADER = 10;

  /** Files have one or two; a foreign file may be nothing but headers of empty tags. */
  private static final int MOST_TAGS = 16;

  /** {@code 17}, {@code (17)} or {@code (17)Hard Rock}: a number of the list, or better words. */
  private static final Pattern GENRE = Pattern.compile("\\((\\d{1,3})\\)(.*)|(\\d{1,3})()");

  private Id3() {}

  /** A genre in words; empty for a number that stands for none. */
  static Optional<String> genre(String text) {
    Matcher genre = GENRE.matcher(text.strip());
    if (!genre.matches()) {
      return Optional.of(text);
    }
    boolean bare = genre.group(1) == null;
    String words = bare ? "" : genre.group(2).strip();
    int number = Integer.parseInt(bare ? genre.group(3) : genre.group(1));
    return words.isEmpty()
        ? Optional.ofNullable(GenreTypes.getInstanceOf().getValueForId(number))
        : Optional.of(words);
  }

  /** In bytes, over all tags in a row; 0 without one. */
  static long length(SeekableByteChannel channel) throws IOException {
    long end = 0;
    for (int tags = 0; tags < MOST_TAGS; tags++) {
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
    return end;
  }
}
