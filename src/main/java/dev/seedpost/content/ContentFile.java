package dev.seedpost.content;

/**
 * One file of the payload.
 *
 * @param path relative to the payload's root, parts joined by {@code /}; for a single-file payload
 *     the file's name
 * @param size in bytes
 * @param modified last modification, milliseconds since the epoch
 */
public record ContentFile(String path, long size, long modified) {
  /** The name's ending without the dot, lower case; empty without one. */
  public String extension() {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
  }
}
