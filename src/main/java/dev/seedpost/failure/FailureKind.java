package dev.seedpost.failure;

/** What a failure means for whoever decides the next step. */
public enum FailureKind {
  /** Nothing happened on the other side; trying again later may help. */
  TRANSIENT,
  /**
   * The other side asked for a pause; {@link Failure#notBefore()} says until when, if it said so.
   */
  RATE_LIMITED,
  /** A call that must not be repeated may have had its effect: look before doing anything else. */
  UNCERTAIN,
  /** The other side refused the login. Never retried by itself. */
  AUTH,
  /** The other side understood and said no. */
  REJECTED,
  /** The content, torrent or file cannot be used as it is. */
  INVALID_CONTENT,
  /** The configuration, the rules or a definition is wrong. */
  CONFIG,
  /** A fault in this program. */
  BUG
}
