package dev.seedpost.failure;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries a {@link Failure} to one of the boundaries that handle it. */
public final class FailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  public FailureException(Failure failure) {
    this(failure, null);
  }

  public FailureException(Failure failure, @Nullable Throwable cause) {
    super(failure.message(), cause);
    this.failure = failure;
  }

  public FailureException(FailureKind kind, String doing, String detail) {
    this(Failure.of(kind, doing, detail), null);
  }

  public FailureException(FailureKind kind, String doing, String detail, Throwable cause) {
    this(Failure.of(kind, doing, detail), cause);
  }

  /** A rate limit that ends at a known moment. */
  public static FailureException limited(String doing, String detail, Optional<Instant> until) {
    return new FailureException(new Failure(FailureKind.RATE_LIMITED, doing, detail, until));
  }

  public Failure failure() {
    return failure;
  }

  public FailureKind kind() {
    return failure.kind();
  }
}
