package dev.seedpost.release;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The facts about a release, each with the word a person writes in {@code seedpost.yaml} or a rule.
 */
public enum FactName {
  /** music, audiobook, e-book, comic, video, application, e-learning, comedy or other. */
  KIND,
  /** What video sites sort by: movie, tv, anime … by name. */
  CATEGORY,
  /** Main artists; may have several values. */
  ARTIST,
  /** Guest artists; may have several values. */
  GUEST,
  /** Remixers; may have several values. */
  REMIXER,
  /** Composers; may have several values. */
  COMPOSER,
  /** Conductors; may have several values. */
  CONDUCTOR,
  /** DJs and compilers; may have several values. */
  DJ,
  /** Producers; may have several values. */
  PRODUCER,
  /** Arrangers; may have several values. */
  ARRANGER,
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
  GROUP,
  /** Season of a series, a number; absent for a film. */
  SEASON,
  /** Episode, a number or a range such as 1-2; absent for a whole season. */
  EPISODE,
  /** 2160p, 1080p, 1080i, 720p … */
  RESOLUTION,
  /** How the video was made: disc, remux, encode, web-dl, webrip, hdtv, dvdrip. */
  TYPE,
  /** Where the video comes from: UHD Blu-ray, Blu-ray, WEB, HDTV, DVD … */
  SOURCE,
  /** Streaming service, as release names shorten it: NF, AMZN … */
  SERVICE,
  /** H.264, H.265, x264, x265, AV1, VC-1 … */
  VIDEO_CODEC,
  /** With the channels: DDP5.1, TrueHD 7.1 Atmos … */
  AUDIO_CODEC,
  /** DV, HDR10, HDR10+ … as release names say it. */
  HDR,
  /** MKV, MP4 … */
  CONTAINER,
  /** scene, p2p, internal, none. */
  ORIGIN,
  /** Country of a foreign production. */
  COUNTRY,
  /** Languages of the subtitles; may have several values. */
  SUBTITLES,
  /** Number at themoviedb.org. */
  TMDB,
  /** Number at imdb.com with its tt. */
  IMDB,
  /** Number at thetvdb.com. */
  TVDB,
  /** Number at tvmaze.com. */
  TVMAZE,
  /** Number at myanimelist.net. */
  MAL,
  /** The report of the program MediaInfo, many lines. */
  MEDIAINFO,
  /** The report of the program BDInfo for a disc, many lines. */
  BDINFO,
  /** Addresses of screenshots; may have several values. */
  SCREENSHOTS,
  /** true to hide the uploader's name. */
  ANONYMOUS,
  /** true for a release of the uploader's own making. */
  PERSONAL_RELEASE,
  /** The site's number of a request that this upload fills. */
  REQUEST;

  private static final Set<FactName> LISTS =
      EnumSet.of(
          ARTIST,
          GUEST,
          REMIXER,
          COMPOSER,
          CONDUCTOR,
          DJ,
          PRODUCER,
          ARRANGER,
          TAGS,
          SUBTITLES,
          SCREENSHOTS);

  /** The word in files and messages: {@code release-type}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The only words that it can have; empty for a fact of free text. */
  public List<String> choices() {
    return switch (this) {
      case KIND -> Kinds.WORDS;
      case SCENE, ANONYMOUS, PERSONAL_RELEASE -> List.of("true", "false");
      case TYPE -> List.of("disc", "remux", "encode", "web-dl", "webrip", "hdtv", "dvdrip");
      case ORIGIN -> List.of("scene", "p2p", "internal", "none");
      default -> List.of();
    };
  }

  /** Whether it may have several values. */
  public boolean list() {
    return LISTS.contains(this);
  }

  public static Optional<FactName> of(String word) {
    return Arrays.stream(values()).filter(name -> name.word().equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(FactName::word).toList();
  }
}
