package dev.seedpost.tracker.unit3d;

import dev.seedpost.secret.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user's key of the download route, as the site tells it within the download addresses of its
 * answers. It is kept in memory alone. Safe for use by many threads.
 */
final class RssKey {
  /** {@code /torrent/download/123.KEY} (routes/web.php; measured). */
  private static final Pattern PATH =
      Pattern.compile("/torrent/download/([0-9]{1,18})\\.([A-Za-z0-9_-]{6,128})");

  private final URI site;
  private final Consumer<Secret> told;
  private volatile Optional<Secret> known;

  /**
   * With nothing learned yet.
   *
   * @param stored the key of the credential store, if a person has set it
   * @param told hears of every key, so that no message shows it
   */
  RssKey(URI site, Optional<Secret> stored, Consumer<Secret> told) {
    this.site = site;
    this.known = stored;
    this.told = told;
    stored.ifPresent(told);
  }

  Optional<Secret> known() {
    return known;
  }

  /**
   * The site does not take it.
   *
   * @return whether there was one
   */
  boolean forget() {
    boolean had = known.isPresent();
    known = Optional.empty();
    return had;
  }

  /**
   * Takes the key from a download address. One on another host is not the site's: nothing is
   * learned from it, and it is kept from being shown all the same.
   */
  void learn(String address) {
    URI uri;
    try {
      uri = site.resolve(address.strip());
    } catch (IllegalArgumentException e) {
      return;
    }
    Matcher path = PATH.matcher(String.valueOf(uri.getPath()));
    if (path.find()) {
      Secret key = Secret.of(path.group(2));
      told.accept(key);
      if (isSite(uri)) {
        known = Optional.of(key);
      }
    }
  }

  private boolean isSite(URI uri) {
    return site.getScheme().equalsIgnoreCase(uri.getScheme())
        && site.getHost().equalsIgnoreCase(uri.getHost())
        && site.getPort() == uri.getPort()
        && uri.getRawUserInfo() == null;
  }
}
