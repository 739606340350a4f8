package dev.seedpost.practice;

import java.util.List;
import java.util.Optional;

/**
 * What the software of a practice site does with the requests to its API. Counting, going down and
 * lying are the same everywhere: see {@link FrontDesk}.
 */
interface ApiDesk {
  /** The beginnings of the paths that it serves. */
  List<String> paths();

  /** How the announce server words its refusals. */
  AnnounceDesk.Words announceWords();

  /** Whether a request sends an upload. */
  boolean isUpload(Call call);

  /** The refusal of a request whose login is wrong. */
  Optional<Page> turnedAway(Call call);

  /** The answer to any request but an upload. */
  Page answer(Call call);

  /** Checks an upload of a user's and stores it if nothing is wrong with it. */
  Outcome store(Call call, int user);

  /** An upload of the one user's. */
  default Outcome store(Call call) {
    return store(call, Shelf.OWNER);
  }

  /** The same at the moment at which another user uploads it too, and is the first. */
  default Outcome race(Call call) {
    store(call, Shelf.STRANGER);
    return store(call);
  }

  /** A refusal with a sentence about the form. */
  Page refusal();

  /** A request for a pause. */
  Page pause();

  /**
   * What came of an upload.
   *
   * @param stored what is on the shelf now and was not before
   */
  record Outcome(Page page, List<StoredUpload> stored) {
    public Outcome {
      stored = List.copyOf(stored);
    }

    static Outcome no(Page page) {
      return new Outcome(page, List.of());
    }
  }
}
