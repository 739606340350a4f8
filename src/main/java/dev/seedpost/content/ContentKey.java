package dev.seedpost.content;

/**
 * Names a payload wherever it lies: SHA-256 over its root name and every relative path and size.
 * The watch folder, the poll and the hook find the same key for the same payload.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record ContentKey(String hex) {
  public ContentKey {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a content key: " + hex);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
