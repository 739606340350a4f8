package dev.seedpost.tracker;

import java.util.Optional;

/**
 * Whose login it is.
 *
 * @param userId the site's number of the user; the name where the site tells no number
 * @param userClass the site's word for the rank; empty if it does not say
 * @param mayUpload empty if the site does not say
 * @param buffer what may still be downloaded, as the site writes it; empty if it does not say
 */
public record Account(
    String user, String userId, String userClass, Optional<Boolean> mayUpload, String buffer) {
  /** An account of a site that says nothing of rights and buffer. */
  public Account(String user, String userId, String userClass) {
    this(user, userId, userClass, Optional.empty(), "");
  }
}
