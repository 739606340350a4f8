package dev.seedpost.practice;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The config file of a throw-away qBittorrent, the same for every version from 4.5 on. */
final class ThrowawayProfile {
  private ThrowawayProfile() {}

  /** Loopback only, nothing found or announced but by trackers, no queue, quick refreshes. */
  static String config(
      Path profile, int webPort, int torrentPort, String username, String password) {
    return """
    [LegalNotice]
    Accepted=true

    [Preferences]
    WebUI\\Enabled=true
    WebUI\\Address=127.0.0.1
    WebUI\\Port=%d
    WebUI\\Username=%s
    WebUI\\Password_PBKDF2="@ByteArray(%s)"
    WebUI\\LocalHostAuth=true
    WebUI\\UseUPnP=false
    Connection\\ResolvePeerCountries=false
    Connection\\ResolvePeerHostNames=false
    General\\Locale=en

    [Network]
    PortForwardingEnabled=false

    [BitTorrent]
    Session\\Port=%d
    Session\\Interface=lo
    Session\\InterfaceName=lo
    Session\\InterfaceAddress=127.0.0.1
    Session\\DHTEnabled=false
    Session\\LSDEnabled=false
    Session\\PeXEnabled=false
    Session\\AddTrackersEnabled=false
    Session\\MultiConnectionsPerIp=true
    Session\\QueueingSystemEnabled=false
    Session\\RefreshInterval=250
    Session\\DefaultSavePath=%s
    Session\\TempPathEnabled=false
    """
        .formatted(webPort, username, hashed(password), torrentPort, profile.resolve("downloads"));
  }

  /** base64(salt):base64(PBKDF2-HMAC-SHA512, 100,000 rounds, 64 bytes), as qBittorrent keeps it. */
  private static String hashed(String password) {
    byte[] salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, 100_000, 64 * 8);
    try {
      byte[] key =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
      Base64.Encoder encoder = Base64.getEncoder();
      return encoder.encodeToString(salt) + ":" + encoder.encodeToString(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2 with HMAC-SHA512", e);
    } finally {
      spec.clearPassword();
    }
  }
}
