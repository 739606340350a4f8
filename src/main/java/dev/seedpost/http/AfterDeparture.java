package dev.seedpost.http;

import java.io.IOException;
import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;

/** Marks a fault that came when bytes of the request may have left already. */
final class AfterDeparture extends IOException {
  private static final long serialVersionUID = 1L;

  private final IOException fault;

  AfterDeparture(IOException fault) {
    this(fault, unquoting(fault));
  }

  private AfterDeparture(IOException original, IOException shown) {
    super(shown.getMessage(), shown);
    this.fault = shown;
    setStackTrace(original.getStackTrace());
  }

  /**
   * The library quotes what it could not read, and that may be an answer's body with a key in it.
   */
  private static IOException unquoting(IOException fault) {
    if (!(fault instanceof ProtocolException) || Faults.isCut(fault)) {
      return fault;
    }
    ProtocolException shown = new ProtocolException("the answer is not proper HTTP");
    shown.setStackTrace(fault.getStackTrace());
    return shown;
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
