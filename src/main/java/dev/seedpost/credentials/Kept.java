package dev.seedpost.credentials;

import dev.seedpost.secret.Secret;
import java.util.Comparator;

/** A secret of the store. */
record Kept(Credential about, Secret value) {
  /** The order in the file. */
  static final Comparator<Kept> ORDER =
      Comparator.comparing((Kept one) -> one.about().name())
          .thenComparing(one -> one.about().label());
}
