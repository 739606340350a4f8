package dev.seedpost.torrent;

import dev.seedpost.secret.Secret;
import java.net.URI;

/** An announce URL: its host may be shown, its path holds a passkey and may not. */
public final class AnnounceUrl {
  private final Secret url;
  private final String host;

  private AnnounceUrl(Secret url, String host) {
    this.url = url;
    this.host = host;
  }

  /**
   * Reads an http, https or udp URL.
   *
   * @throws IllegalArgumentException without the URL in its message
   */
  public static AnnounceUrl of(Secret url) {
    String host;
    String text = url.reveal().strip();
    try {
      URI uri = URI.create(text);
      String scheme = String.valueOf(uri.getScheme());
      if (uri.getHost() == null || !scheme.matches("https?|udp")) {
        throw new IllegalArgumentException();
      }
      host = uri.getHost();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "an announce URL looks like https://host/passkey/announce");
    }
    return new AnnounceUrl(Secret.of(text), host);
  }

  /** The host without port, safe to show. */
  public String host() {
    return host;
  }

  /** The whole URL, without blanks around it. */
  public Secret url() {
    return url;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnnounceUrl that && url.equals(that.url);
  }

  @Override
  public int hashCode() {
    return url.hashCode();
  }

  /** The host alone: {@code https://host/…}. */
  @Override
  public String toString() {
    return host + "/…";
  }
}
