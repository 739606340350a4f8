package dev.seedpost.foreign;

import dev.seedpost.secret.Secret;
import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.tracker.Definition;
import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The credentials that are of use here, by what other programs call them. */
public final class Wanted {
  private static final String API_KEY = "api-key";
  private static final String ANNOUNCE_URL = "announce-url";
  private static final String PASSKEY = "passkey";
  private static final String QBITTORRENT_PASSWORD = "qbittorrent-password";
  static final int LONGEST_VALUE = 4096;

  /** What the same thing is called elsewhere. */
  private static final Map<String, String> WORDS =
      Map.of(
          "apikey", API_KEY,
          "api", API_KEY,
          "my-announce-url", ANNOUNCE_URL,
          "announce", ANNOUNCE_URL,
          "torrent-pass", PASSKEY,
          "rsskey", "rss-key",
          "bhd-rss-key", "rss-key");

  /** Trackers have these; others of a tracker's name may be anything. */
  private static final Set<String> KINDS =
      Set.of(API_KEY, ANNOUNCE_URL, PASSKEY, "rss-key", "token", "cookie", "password");

  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(api|key|pass|password|pwd|token|secret|cookie|announce_url|otp_uri|proxy_url)"
              + "(_\\d+)?");

  private final List<Definition> trackers;

  /** Those of these trackers and of qBittorrent. */
  public Wanted(Collection<Definition> trackers) {
    this.trackers =
        trackers.stream().sorted(Comparator.comparingInt(one -> -one.id().id().length())).toList();
  }

  /** Whether a key of this name is one for a credential. */
  static boolean looksSecret(String key) {
    return SECRET.matcher(key).matches();
  }

  /** The tracker that is called so. */
  Optional<Definition> tracker(String word) {
    String id = hyphened(word);
    return trackers.stream().filter(one -> one.id().id().equals(id)).findFirst();
  }

  /** The tracker that has this host, as its site or in its announce URLs. */
  Optional<Definition> trackerAt(String host) {
    String name = bare(host);
    return trackers.stream()
        .filter(one ->
            bare(String.valueOf(one.url().getHost())).equals(name)
                || one.announceHosts().stream().anyMatch(known -> bare(known).equals(name)))
        .findFirst();
  }

  /** The tracker whose site has this URL. */
  Optional<Definition> trackerAtUrl(String url) {
    try {
      return Optional.ofNullable(URI.create(url.strip()).getHost()).flatMap(this::trackerAt);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String bare(String host) {
    return host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
  }

  private static String hyphened(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a key is called here: {@code ApiKey} is {@code api-key}. */
  private static String wordOf(String key) {
    String word = hyphened(key);
    return WORDS.getOrDefault(word, word);
  }

  /**
   * A value of a variable such as {@code RED_API_KEY}; a prefix {@code SEEDPOST_} changes nothing.
   *
   * @return empty if it is for no credential, or a placeholder
   */
  Optional<Finding> variable(String name, String value) {
    String word =
        hyphened(name).replaceAll("-+", "-").replaceFirst("^seedpost-", "").replaceFirst("^-", "");
    if (name.equals("SEEDPOST__MASTER_KEY")) {
      return Optional.of(new Finding.Unusable(name, "it opens the store itself: not stored"));
    }
    return switch (word) {
      case "qbittorrent-password", "qbittorrent-pass", "qbit-password", "qbit-pass" ->
          clientPassword(name, value);
      case "database-password" -> password(name, word, value);
      default -> trackerVariable(name, word.replaceFirst("^trackers-", ""), value);
    };
  }

  private Optional<Finding> trackerVariable(String name, String word, String value) {
    for (Definition tracker : trackers) {
      String prefix = tracker.id().id() + "-";
      if (word.startsWith(prefix)) {
        String key = word.substring(prefix.length());
        String kind = wordOf(key);
        if (KINDS.contains(kind) || needs(tracker, kind)) {
          return credential(name, tracker, key, value);
        }
      }
    }
    return unknown(name, name, value);
  }

  /** A credential of nobody that is known here, if it is one. */
  Optional<Finding> unknown(String where, String key, String value) {
    return !looksSecret(key) || isPlaceholder(wordOf(key), value)
        ? Optional.empty()
        : Optional.of(new Finding.Unusable(where, "not known: not stored"));
  }

  /** What is too long for a credential is no placeholder either. */
  private static boolean isPlaceholder(String word, String value) {
    if (value.length() > LONGEST_VALUE) {
      return false;
    }
    return switch (word) {
      case ANNOUNCE_URL -> Placeholders.isNoAnnounceUrl(value);
      case "password" -> Placeholders.isNoPassword(value);
      // A cookie has blanks between its parts.
      case "cookie" -> Placeholders.isNoKey(value.replace(" ", ""));
      default -> Placeholders.isNoKey(value);
    };
  }

  /** The password of qBittorrent's web interface. */
  Optional<Finding> clientPassword(String where, String value) {
    return password(where, QBITTORRENT_PASSWORD, value);
  }

  private static Optional<Finding> password(String where, String name, String value) {
    return isPlaceholder("password", value)
        ? Optional.empty()
        : Optional.of(usable(where, name, value));
  }

  /**
   * A credential of a tracker.
   *
   * @param key what the other program calls it
   * @return empty if it is a placeholder
   */
  Optional<Finding> credential(String where, Definition tracker, String key, String value) {
    String word = wordOf(key);
    boolean url = word.equals(ANNOUNCE_URL);
    if (isPlaceholder(word, value)) {
      return Optional.empty();
    }
    if (needs(tracker, word)) {
      return Optional.of(
          url && !isAnnounceUrl(value)
              ? new Finding.Unusable(where, "it is no announce URL: not stored")
              : usable(where, tracker.credentialName(word), value.strip()));
    }
    if (word.equals(API_KEY) && needs(tracker, "token")) {
      return Optional.of(usable(where, tracker.credentialName("token"), value.strip()));
    }
    String why =
        word.equals(PASSKEY) && needs(tracker, ANNOUNCE_URL)
            ? "the whole announce URL is wanted, not the passkey alone: not stored"
            : "nothing here asks for it: not stored";
    return Optional.of(new Finding.Unusable(where, why));
  }

  private static boolean needs(Definition tracker, String word) {
    return tracker.needs().stream().anyMatch(need -> need.credential().equals(word));
  }

  private static boolean isAnnounceUrl(String value) {
    try {
      return !AnnounceUrl.of(Secret.of(value)).host().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Finding usable(String where, String name, String value) {
    return value.length() > LONGEST_VALUE || value.chars().anyMatch(Character::isISOControl)
        ? new Finding.Unusable(where, "no credential is that long or has line ends: not stored")
        : new Finding.Usable(where, name, Secret.of(value));
  }
}
