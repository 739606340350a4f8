package dev.seedpost.intake;

import java.time.Instant;
import java.util.Optional;

/** What was judged already, remembered across restarts. */
public interface Handled {
  /** The fingerprint with which a child of a source was judged last, if it was. */
  Optional<String> fingerprint(String source, String child);

  /**
   * Remembers a judgement in the place of an earlier one.
   *
   * @param child name below the source; empty for the source's own first look, whose fingerprint is
   *     the place that was looked at
   * @param outcome what came of it, one sentence
   */
  void remember(String source, String child, String fingerprint, Instant at, String outcome);
}
