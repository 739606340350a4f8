package dev.seedpost.tracker;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * When uploads may leave for a tracker, as its user wants it; the tracker's own pace counts
 * besides.
 *
 * @param stagger which other tracker gets the same content first, if one does
 */
public record UploadTimes(Budget budget, Hours hours, Optional<Stagger> stagger) {
  /** Whenever the tracker's pace allows it. */
  public static final UploadTimes ANY_TIME =
      new UploadTimes(
          Budget.NONE, new Hours(List.of(), List.of(), ZoneId.systemDefault()), Optional.empty());

  /** The same without waiting for another tracker. */
  public UploadTimes withoutStagger() {
    return new UploadTimes(budget, hours, Optional.empty());
  }
}
