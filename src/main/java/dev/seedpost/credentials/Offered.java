package dev.seedpost.credentials;

/** What the store says to a secret that must not replace another one. */
public enum Offered {
  /** There was none in its place. */
  NEW,
  /** The same value is kept under this name already. */
  SAME,
  /** Another value is in its place. */
  OTHER
}
