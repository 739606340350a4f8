package dev.seedpost.practice;

/** How a practice tracker treats an upload dishonestly, as real sites were seen to do. */
public enum Lie {
  /** Stores it and closes the connection without a reply. */
  STORE_THEN_CLOSE,
  /** Stores it and sends an HTML error page with status 200. */
  STORE_THEN_HTML_200,
  /** Stores it and sends status 500 without a body. */
  STORE_THEN_500,
  /** Stores it and sends a redirect to the front page. */
  STORE_THEN_REDIRECT,
  /** Stores it and sends the first half of the answer. */
  STORE_THEN_TRUNCATE,
  /** Closes the connection at once and stores it later; see {@link PracticeTracker#lateBy}. */
  LATE_LANDING,
  /** Stores nothing and sends an HTML error page with status 200. */
  HTML_WITHOUT_STORING,
  /** Stores nothing and closes the connection without a reply. */
  CLOSE_WITHOUT_STORING,
  /** Stores nothing and refuses with a sentence about the form. */
  REFUSE,
  /** Stores nothing and asks for a pause. */
  RATE_LIMIT,
  /** Stores nothing and sends status 503 with a page for people. */
  DOWN,
  /**
   * Stores the row without its file and without telling the announce server: a lookup finds it, its
   * download is empty, its announce is refused. Sends an HTML error page with status 200. A second
   * upload of it brings the file but still not the announce server.
   */
  HALF_MADE
}
