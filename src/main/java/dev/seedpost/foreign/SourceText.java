package dev.seedpost.foreign;

import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;

/**
 * The text of a file that may hold secrets: of what is wrong in it the place is told, never the
 * text.
 *
 * @param doing for messages
 */
record SourceText(String doing, String text) {
  /** What is wrong at a place. */
  FailureException wrong(int at, String what) {
    return wrong(place(at) + ": " + what);
  }

  FailureException wrong(String what) {
    return new FailureException(FailureKind.INVALID_CONTENT, doing, what);
  }

  /** "line 3, column 5". */
  String place(int at) {
    int end = Math.min(at, text.length());
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return "line " + line + ", column " + (end - lineStart + 1);
  }
}
