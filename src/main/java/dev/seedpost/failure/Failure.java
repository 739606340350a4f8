package dev.seedpost.failure;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that went wrong.
 *
 * @param kind what it means
 * @param doing what was being done, as a verb phrase: "upload Album to red"
 * @param detail what was found and what to do about it, one sentence, no secrets
 * @param notBefore the earliest moment at which trying again makes sense, if the other side named
 *     one
 */
public record Failure(FailureKind kind, String doing, String detail, Optional<Instant> notBefore) {
  public static Failure of(FailureKind kind, String doing, String detail) {
    return new Failure(kind, doing, detail, Optional.empty());
  }

  /** "Failed to upload Album to red: the site is down". */
  public String message() {
    return "Failed to " + doing + ": " + detail;
  }
}
