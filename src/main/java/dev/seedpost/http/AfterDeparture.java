package dev.seedpost.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Marks a fault that came when bytes of the request may have left already. */
final class AfterDeparture extends IOException {
  private static final long serialVersionUID = 1L;

  private final IOException fault;

  AfterDeparture(IOException fault) {
    super(fault.getMessage(), fault);
    this.fault = fault;
  }

  IOException fault() {
    return fault;
  }

  /** The mark among the causes: a call's time-out is wrapped around it. */
  static @Nullable AfterDeparture in(Throwable fault) {
    for (Throwable each = fault; each != null; each = each.getCause()) {
      if (each instanceof AfterDeparture mark) {
        return mark;
      }
    }
    return null;
  }
}
