package dev.seedpost.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one audio file says about itself.
 *
 * @param path as the payload lists it
 * @param tags without empty ones
 * @param bitrate as forms write it, if it is one that they know
 */
record Track(String path, Map<Tag, List<String>> tags, Optional<String> bitrate) {
  /** The tags that matter for a release, whatever a format calls them. */
  enum Tag {
    ALBUM_ARTIST,
    ARTIST,
    ALBUM,
    DATE,
    ORIGINAL_DATE,
    LABEL,
    CATALOGUE_NUMBER,
    GENRE,
    RELEASE_TYPE
  }

  Track {
    tags = Map.copyOf(tags);
  }

  List<String> values(Tag tag) {
    return tags.getOrDefault(tag, List.of());
  }
}
