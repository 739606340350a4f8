package dev.seedpost.app;

import dev.seedpost.queue.ItemState;
import java.util.Map;
import java.util.OptionalLong;

/** Tells systemd that the daemon lives, and how the queue stands. One thread at a time. */
final class Heartbeat {
  private final Stores stores;
  private final SystemdNotify systemd;
  private final String empty;
  private OptionalLong told = OptionalLong.empty();

  /**
   * A heart that has not beaten yet.
   *
   * @param empty what is said of a queue without items
   */
  Heartbeat(Stores stores, SystemdNotify systemd, String empty) {
    this.stores = stores;
    this.systemd = systemd;
    this.empty = empty;
  }

  void beat() {
    systemd.watchdog();
    OptionalLong now = stores.database().changes();
    // Counting goes through all items; an idle daemon does it once.
    if (now.isPresent() && now.equals(told)) {
      return;
    }
    Map<ItemState, Integer> counts = stores.queue().counts();
    systemd.status(counts.isEmpty() ? empty : "items: " + counts);
    told = now;
  }
}
