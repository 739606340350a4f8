package dev.seedpost.credentials;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A 256-bit key for AES-GCM. What it seals begins with the random 96-bit nonce. */
final class DataKey {
  static final int LENGTH = 32;

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom random = new SecureRandom();

  private final byte[] key;

  DataKey(byte[] key) {
    if (key.length != LENGTH) {
      throw new IllegalArgumentException("a data key has 32 bytes");
    }
    this.key = key.clone();
  }

  static DataKey fresh() {
    return new DataKey(randomBytes(LENGTH));
  }

  static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  byte[] bytes() {
    return key.clone();
  }

  /**
   * Encrypts and authenticates.
   *
   * @param context authenticated beside the bytes: what they are and where they belong
   */
  byte[] seal(byte[] open, String context) {
    byte[] nonce = randomBytes(NONCE);
    try {
      byte[] body = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(open);
      byte[] sealed = Arrays.copyOf(nonce, NONCE + body.length);
      System.arraycopy(body, 0, sealed, NONCE, body.length);
      return sealed;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("AES-GCM is part of every JDK", missing);
    }
  }

  /**
   * The bytes that were sealed.
   *
   * @throws GeneralSecurityException if key, context or bytes differ
   */
  byte[] open(byte[] sealed, String context) throws GeneralSecurityException {
    if (sealed.length < NONCE + TAG_BITS / 8) {
      throw new GeneralSecurityException("too short");
    }
    return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), context)
        .doFinal(sealed, NONCE, sealed.length - NONCE);
  }

  private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** A check value over a text, under a key of its own that is derived from this one. */
  byte[] authenticate(String text) {
    try {
      byte[] own = hmac(key, "seedpost vault, whole file".getBytes(StandardCharsets.UTF_8));
      return hmac(own, text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("HMAC-SHA256 is part of every JDK", missing);
    }
  }

  private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text);
  }
}
