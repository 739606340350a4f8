package dev.seedpost.credentials;

import java.util.Optional;

/** The person at the terminal. */
@FunctionalInterface
public interface Prompt {
  /** Nobody sits there. */
  Prompt NOBODY = _ -> Optional.empty();

  /** What was typed, without being shown; empty if nobody answers. */
  Optional<String> ask(String question);
}
