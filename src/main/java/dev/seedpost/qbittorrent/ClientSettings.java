package dev.seedpost.qbittorrent;

import java.net.URI;

/**
 * Where a qBittorrent is and who logs in there.
 *
 * @param url of the web interface, http or https, without user info; a path is that of a reverse
 *     proxy; kept without a slash at its end
 * @param username empty if no login is configured, for a qBittorrent that lets local callers in
 * @param paths how its paths differ from those of this machine
 */
public record ClientSettings(URI url, String username, PathMap paths) {
  public ClientSettings {
    String scheme = String.valueOf(url.getScheme());
    if (!scheme.matches("(?i)https?") || url.getHost() == null) {
      throw new IllegalArgumentException("takes a URL such as http://127.0.0.1:8080");
    }
    if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException("takes a URL without user, query and fragment");
    }
    url = URI.create(url.toString().replaceAll("/+$", ""));
  }
}
