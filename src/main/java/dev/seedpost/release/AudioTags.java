package dev.seedpost.release;

import dev.seedpost.failure.Texts;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jaudiotagger.audio.AudioFile;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.audio.exceptions.CannotReadException;
import org.jaudiotagger.audio.exceptions.InvalidAudioFrameException;
import org.jaudiotagger.audio.exceptions.ReadOnlyFileException;
import org.jaudiotagger.tag.FieldKey;
import org.jaudiotagger.tag.TagException;
import org.jaudiotagger.tag.TagField;
import org.jaudiotagger.tag.TagTextField;
import org.jaudiotagger.tag.flac.FlacTag;
import org.jaudiotagger.tag.id3.ID3v1Tag;

/** Reads the tags and stream facts of one FLAC or MP3 file. The file may be anything at all. */
final class AudioTags {
  /**
   * The library names each oddity of each file; the field keeps the logger from being collected.
   */
  private static final Logger LIBRARY = Logger.getLogger("org.jaudiotagger");

  /** The library takes the whole header into memory, pictures and all. */
  private static final long LARGEST_HEADER = 64L << 20;

  private static final int LONGEST_VALUE = 300;

  /** Names of one Vorbis comment in the order of preference. */
  private static final Map<Track.Tag, List<String>> VORBIS =
      Map.of(
          Track.Tag.ALBUM_ARTIST, List.of("ALBUMARTIST", "ALBUM ARTIST", "ALBUM_ARTIST"),
          Track.Tag.ARTIST, List.of("ARTIST"),
          Track.Tag.ALBUM, List.of("ALBUM"),
          Track.Tag.DATE, List.of("DATE", "YEAR"),
          Track.Tag.ORIGINAL_DATE, List.of("ORIGINALDATE", "ORIGINALYEAR"),
          Track.Tag.LABEL, List.of("LABEL", "ORGANIZATION", "PUBLISHER", "RECORDLABEL"),
          Track.Tag.CATALOGUE_NUMBER, List.of("CATALOGNUMBER", "LABELNO", "CATNO"),
          Track.Tag.GENRE, List.of("GENRE"),
          Track.Tag.RELEASE_TYPE, List.of("RELEASETYPE", "MUSICBRAINZ_ALBUMTYPE"));

  private static final Map<Track.Tag, FieldKey> ID3 =
      Map.of(
          Track.Tag.ALBUM_ARTIST, FieldKey.ALBUM_ARTIST,
          Track.Tag.ARTIST, FieldKey.ARTIST,
          Track.Tag.ALBUM, FieldKey.ALBUM,
          Track.Tag.DATE, FieldKey.YEAR,
          Track.Tag.ORIGINAL_DATE, FieldKey.ORIGINAL_YEAR,
          Track.Tag.LABEL, FieldKey.RECORD_LABEL,
          Track.Tag.CATALOGUE_NUMBER, FieldKey.CATALOG_NO,
          Track.Tag.GENRE, FieldKey.GENRE,
          Track.Tag.RELEASE_TYPE, FieldKey.MUSICBRAINZ_RELEASE_TYPE);

  static {
    LIBRARY.setLevel(Level.OFF);
  }

  private AudioTags() {}

  /** Why a file's facts cannot be had; the message goes on from "X …". */
  static final class UnreadableAudio extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableAudio(String why) {
      super(why, null, false, false);
    }

    String why() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * Reads a file whose ending is flac or mp3.
   *
   * @param path as the payload lists it
   */
  static Track read(Path file, String path) throws UnreadableAudio {
    boolean flac = path.toLowerCase(Locale.ROOT).endsWith(".flac");
    try {
      requireSaneHeader(file, flac);
      AudioFile audio = AudioFileIO.read(file.toFile());
      Optional<String> bitrate =
          flac ? lossless(audio.getAudioHeader().getBitsPerSample()) : Mp3Stream.bitrate(file);
      return new Track(path, tags(audio), bitrate);
    } catch (CannotReadException
        | InvalidAudioFrameException
        | ReadOnlyFileException
        | TagException
        | IOException
        | RuntimeException
        | OutOfMemoryError e) {
      // Out of memory: a length in a damaged file, of which nothing was reserved.
      throw new UnreadableAudio(
          "cannot be read as " + (flac ? "FLAC" : "MP3") + "; it may be damaged");
    }
  }

  private static Optional<String> lossless(int bits) {
    return switch (bits) {
      case 16 -> Optional.of("Lossless");
      case 24 -> Optional.of("24bit Lossless");
      default -> Optional.empty();
    };
  }

  private static void requireSaneHeader(Path file, boolean flac)
      throws IOException, UnreadableAudio {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long length = Id3.length(channel);
      if (flac) {
        length += FlacHeader.length(channel, length);
      }
      if (length > LARGEST_HEADER) {
        throw new UnreadableAudio("has tags of more than 64 MiB, which are not read");
      }
    }
  }

  private static Map<Track.Tag, List<String>> tags(AudioFile audio) {
    org.jaudiotagger.tag.Tag all = audio.getTag();
    Map<Track.Tag, List<String>> tags = new EnumMap<>(Track.Tag.class);
    // ID3v1 cuts every text at 30 characters.
    if (all == null || all instanceof ID3v1Tag) {
      return tags;
    }
    for (Track.Tag tag : Track.Tag.values()) {
      List<String> values = all instanceof FlacTag flac ? vorbis(flac, tag) : id3(all, tag);
      List<String> clean =
          values.stream().flatMap(value -> clean(value).stream()).distinct().toList();
      if (!clean.isEmpty()) {
        tags.put(tag, clean);
      }
    }
    return tags;
  }

  private static List<String> id3(org.jaudiotagger.tag.Tag all, Track.Tag tag) {
    List<String> values = all.getAll(ID3.get(tag));
    return tag == Track.Tag.GENRE
        ? values.stream().flatMap(value -> Id3.genre(value).stream()).toList()
        : values;
  }

  private static List<String> vorbis(FlacTag flac, Track.Tag tag) {
    for (String name : VORBIS.getOrDefault(tag, List.of())) {
      List<String> values = new ArrayList<>();
      for (TagField field : flac.getFields(name)) {
        if (field instanceof TagTextField text) {
          values.add(text.getContent());
        }
      }
      if (!values.isEmpty()) {
        return values;
      }
    }
    return List.of();
  }

  /** A value fit for a form; one with control characters or of monstrous length is none. */
  static Optional<String> clean(String value) {
    String stripped = value.replaceAll("\0+$", "").strip();
    boolean fit =
        !stripped.isEmpty()
            && stripped.length() <= LONGEST_VALUE
            && Texts.printable(stripped).equals(stripped);
    return fit ? Optional.of(stripped) : Optional.empty();
  }
}
