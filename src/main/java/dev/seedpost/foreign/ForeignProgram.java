package dev.seedpost.foreign;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A kind of file that credentials are read from. */
public enum ForeignProgram {
  /** Variables as a shell, systemd or a container reads them. */
  ENV("env"),
  UPLOAD_ASSISTANT("upload-assistant"),
  MK_TORRENT("mk-torrent"),
  AUTOBRR("autobrr");

  private final String word;

  ForeignProgram(String word) {
    this.word = word;
  }

  /** As it is typed. */
  public String word() {
    return word;
  }

  /** Every word that can be typed. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ForeignProgram::word).toList();
  }

  /** The one that is called so. */
  public static Optional<ForeignProgram> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }
}
