package dev.seedpost.credentials;

import java.util.Locale;

/** What a secret is for; it is part of what the store authenticates. */
public enum SecretKind {
  API_KEY,
  ANNOUNCE_URL,
  PASSWORD,
  SESSION_COOKIE,
  RSS_KEY,
  TOKEN,
  /** What the one-time codes of a login are made from. */
  OTP_SEED,
  OTHER,
  /**
   * A key of the store itself, that opens what was sealed with it before another took its place.
   */
  DATA_KEY;

  /** The kind of a secret whose name says it, such as {@code red-api-key}. */
  static SecretKind ofName(String name) {
    for (SecretKind kind : values()) {
      if (kind != DATA_KEY && name.endsWith(kind.word())) {
        return kind;
      }
    }
    return OTHER;
  }

  /** As it stands in names: {@code api-key}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
