package dev.seedpost.torrent;

/** Hears how far hashing has come. Called from the hashing thread, often. */
@FunctionalInterface
public interface HashProgress {
  HashProgress NONE = (done, total) -> {};

  /**
   * Some bytes were hashed.
   *
   * @param done bytes so far
   * @param total bytes in all
   */
  void hashed(long done, long total);
}
