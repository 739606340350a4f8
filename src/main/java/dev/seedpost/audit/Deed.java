package dev.seedpost.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What was done. */
public enum Deed {
  /** A credential was read to be sent where it belongs. */
  USED,
  /** A credential was stored or replaced. */
  SET,
  /** Another credential of a name is used from now on. */
  CHOSEN,
  /** A tracker let somebody in with another credential, which took the place of the old one. */
  ROTATED,
  /** A credential was forgotten. */
  REMOVED,
  /** The master key was made or changed. */
  MASTER_KEY,
  /** Everything was encrypted with another key of the store. */
  REKEYED,
  /** An upload is about to leave. */
  UPLOAD_LEAVES,
  /** What became of an upload. */
  UPLOAD_ENDED,
  /** A crash had left half a line at the trail's end, which was cut off. */
  MENDED;

  /** As it stands in the trail: {@code upload-leaves}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Deed> ofWord(String word) {
    return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
