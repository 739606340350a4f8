package dev.seedpost.tracker;

/**
 * One field of an upload form.
 *
 * @param name as the site calls it: {@code artists[]}
 * @param value as it is sent; for a file its path in the payload or its name beside it
 * @param kind how it is sent
 */
public record FormField(String name, String value, Kind kind) {
  /** How a field is sent. */
  public enum Kind {
    /** As a plain field. */
    TEXT,
    /** The value is the text of a file named after the field: {@code mediainfo.txt}. */
    TEXT_FILE,
    /** The value is the path of a file in the payload, which is sent byte by byte. */
    PAYLOAD_FILE,
    /** The value is the name of a file beside the payload, which is sent byte by byte. */
    NEIGHBOUR_FILE
  }

  /** A plain field. */
  public FormField(String name, String value) {
    this(name, value, Kind.TEXT);
  }
}
