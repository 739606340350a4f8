package dev.seedpost.audit;

/**
 * What something was done with; what does not apply is empty.
 *
 * @param credential name, and label in brackets: {@code red-api-key (main)}
 * @param item its number in the queue
 */
public record Subject(String credential, String tracker, String item) {
  /** Nothing in particular. */
  public static final Subject NONE = new Subject("", "", "");

  /** A credential for itself. */
  public static Subject credential(String name) {
    return new Subject(name, "", "");
  }

  /** An item on its way to a tracker. */
  public static Subject upload(String tracker, long item) {
    return new Subject("", tracker, Long.toString(item));
  }
}
