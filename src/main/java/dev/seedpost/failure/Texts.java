package dev.seedpost.failure;

/** Foreign text made fit for a terminal, a log line or a database row. */
public final class Texts {
  private Texts() {}

  /** The text with control characters and direction marks written as escapes, on one line. */
  public static String printable(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point -> {
          if (Character.isISOControl(point)
              || Character.getType(point) == Character.FORMAT
              || Character.getType(point) == Character.LINE_SEPARATOR
              || Character.getType(point) == Character.PARAGRAPH_SEPARATOR
              || Character.getType(point) == Character.SURROGATE) {
            shown.append(String.format("\\u%04x", point));
          } else {
            shown.appendCodePoint(point);
          }
        });
    return shown.toString();
  }

  /**
   * The text cut to at most {@code length} characters, with an ellipsis where something was cut.
   */
  public static String shortened(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}
