package dev.seedpost.audit;

/** What a look at the whole trail came to. */
public sealed interface AuditCheck {
  /**
   * Nothing was edited, taken out or cut off.
   *
   * @param entries how many there are
   */
  record Whole(long entries) implements AuditCheck {}

  /**
   * It is not as it was written.
   *
   * @param line the first that is wrong, from 1
   */
  record Broken(long line, String why) implements AuditCheck {}
}
