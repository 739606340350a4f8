package dev.seedpost.http;

import java.time.Duration;

/**
 * How many requests a site allows.
 *
 * @param requests at most so many
 * @param per in any stretch of this length
 */
public record Rate(int requests, Duration per) {
  public Rate {
    if (requests < 1 || per.isNegative() || per.isZero()) {
      throw new IllegalArgumentException("a rate has at least one request per some time");
    }
  }
}
