package dev.seedpost.foreign;

import dev.seedpost.failure.Texts;
import dev.seedpost.secret.Secret;

/** Something in a file that looks like a credential. */
public sealed interface Finding {
  /** A key in a file may be as long as the file. */
  int LONGEST_PLACE = 100;

  /** The place in the file: a key with its section, or a line. */
  String where();

  /**
   * A credential that is used here.
   *
   * @param name what it is called in the store
   */
  record Usable(String where, String name, Secret value) implements Finding {
    public Usable {
      where = Texts.shortened(where, LONGEST_PLACE);
    }
  }

  /**
   * A credential that is of no use here.
   *
   * @param why without its value
   */
  record Unusable(String where, String why) implements Finding {
    public Unusable {
      where = Texts.shortened(where, LONGEST_PLACE);
    }
  }
}
