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
  /** Stores it; a proxy in front of the site has lost patience and sends status 504 with a page. */
  STORE_THEN_GATEWAY_TIMEOUT,
  /**
   * Stores it and answers as to a second copy of it, as when something on the way has sent the
   * request twice.
   */
  STORE_THEN_DUPLICATE,
  /** Closes the connection at once and stores it later; see {@link PracticeTracker#lateBy}. */
  LATE_LANDING,
  /** Stores nothing and sends an HTML error page with status 200. */
  HTML_WITHOUT_STORING,
  /** Stores nothing and closes the connection without a reply. */
  CLOSE_WITHOUT_STORING,
  /** Stores nothing and sends status 500 without a body. */
  CRASH_WITHOUT_STORING,
  /** Stores nothing and refuses with a sentence about the form. */
  REFUSE,
  /** Stores nothing and asks for a pause. */
  RATE_LIMIT,
  /** Stores nothing and sends status 503 with a page for people. */
  DOWN,
  /**
   * Another user's upload of the same is stored first, though it was not there a moment ago, and
   * the site answers as its software does to the second: most refuse it, UNIT3D has checked the
   * name already and stores both (measured).
   */
  LOSE_RACE,
  /** The same with an HTML error page of status 200 for an answer, as OPS was seen to send it. */
  LOSE_RACE_THEN_HTML_200,
  /** Stores it, says so, and shows it to nobody until {@link PracticeTracker#approve}; UNIT3D. */
  HOLD_BACK,
  /** The same without a reply: a stored upload that no look can find; UNIT3D. */
  HOLD_BACK_THEN_CLOSE,
  /**
   * Stores the row without its file and without telling the announce server: a lookup finds it, its
   * download is empty, its announce is refused. Sends an HTML error page with status 200. A second
   * upload of it brings the file but still not the announce server.
   */
  HALF_MADE
}
