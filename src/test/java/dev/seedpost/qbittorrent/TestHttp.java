package dev.seedpost.qbittorrent;

import dev.seedpost.http.Http;
import dev.seedpost.secret.SecretMask;
import java.time.InstantSource;

/** The one place where these tests build the outbound client. */
public final class TestHttp {
  private TestHttp() {}

  public static Http http() {
    return new Http("seedpost-test", new SecretMask(), InstantSource.system());
  }
}
