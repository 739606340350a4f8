package dev.seedpost.app;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is made when it is first asked for, once. */
final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private @Nullable T made;

  Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    T there = made;
    if (there == null) {
      there = maker.get();
      made = there;
    }
    return there;
  }

  /** What was made so far; it is not made now. */
  synchronized Optional<T> made() {
    return Optional.ofNullable(made);
  }
}
