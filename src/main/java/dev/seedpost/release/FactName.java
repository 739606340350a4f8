package dev.seedpost.release;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The facts about a release, each with the word a person writes in {@code seedpost.yaml} or a rule.
 */
public enum FactName {
  /** music, audiobook, e-book, comic, video, application or other. */
  KIND,
  /** Main artists; may have several values. */
  ARTIST,
  /** The release's title: the album, the book. */
  TITLE,
  /** Year of the original release. */
  YEAR,
  /** album, EP, single, compilation … by name. */
  RELEASE_TYPE,
  /** FLAC, MP3 … */
  FORMAT,
  /** Lossless, 24bit Lossless, 320, V0 (VBR) … */
  BITRATE,
  /** CD, WEB, Vinyl … */
  MEDIA,
  /** Title of the edition: Deluxe Edition. */
  EDITION_TITLE,
  /** Year of the edition. */
  EDITION_YEAR,
  /** Record label of the edition. */
  LABEL,
  /** Catalogue number of the edition. */
  CATALOGUE_NUMBER,
  /** The site's tags (genres); may have several values. */
  TAGS,
  /** URL of a cover picture. */
  COVER,
  /** Description of the album or group. */
  DESCRIPTION,
  /** Description of this very torrent. */
  RELEASE_DESCRIPTION,
  /** true for a scene release. */
  SCENE,
  /** The release group. */
  GROUP;

  /** The word in files and messages: {@code release-type}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The only words that it can have; empty for a fact of free text. */
  public List<String> choices() {
    return switch (this) {
      case KIND -> Kinds.WORDS;
      case SCENE -> List.of("true", "false");
      default -> List.of();
    };
  }

  public static Optional<FactName> of(String word) {
    return Arrays.stream(values()).filter(name -> name.word().equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(FactName::word).toList();
  }
}
