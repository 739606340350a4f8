package dev.seedpost.rule;

import java.util.Collection;

/** Whether a condition holds; UNKNOWN if the field is missing. */
public enum Truth {
  TRUE,
  FALSE,
  UNKNOWN;

  static Truth of(boolean holds) {
    return holds ? TRUE : FALSE;
  }

  /** FALSE as soon as one is false, else UNKNOWN as soon as one is unknown. */
  static Truth all(Collection<Truth> truths) {
    if (truths.contains(FALSE)) {
      return FALSE;
    }
    return truths.contains(UNKNOWN) ? UNKNOWN : TRUE;
  }

  /** TRUE as soon as one is true, else UNKNOWN as soon as one is unknown. */
  static Truth any(Collection<Truth> truths) {
    if (truths.contains(TRUE)) {
      return TRUE;
    }
    return truths.contains(UNKNOWN) ? UNKNOWN : FALSE;
  }
}
