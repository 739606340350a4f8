package dev.seedpost.cli;

import java.util.List;
import java.util.function.UnaryOperator;

/** What a bug report needs beside what other commands say. */
public interface Support {
  /**
   * Takes out of a text what is secret or personal, as much as is known when it is applied.
   *
   * @throws dev.seedpost.failure.FailureException if there is a credential store that does not
   *     open: nobody knows then what has to be taken out
   */
  UnaryOperator<String> scrub();

  /** Where this installation is and what it is told by its environment; no values. */
  List<String> surroundings();

  /** What a person wrote: configuration, rules and definitions, or why one is left out. */
  List<Written> files();

  /**
   * A file as it lies there, with everything that may be in it.
   *
   * @param name such as {@code rules/music.yaml}
   */
  record Written(String name, String text) {}
}
