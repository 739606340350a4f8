package dev.seedpost.tracker;

import java.util.Locale;

/** How well public sources show how a site behaves. */
public enum Confidence {
  HIGH,
  MEDIUM,
  LOW;

  /** The word in a definition. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
