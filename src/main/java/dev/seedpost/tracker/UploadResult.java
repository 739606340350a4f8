package dev.seedpost.tracker;

import java.util.List;

/** A site's clear answer to an upload. Everything unclear is a failure of kind UNCERTAIN. */
public sealed interface UploadResult {
  /**
   * The site has it.
   *
   * @param asSubmitted false if the site changed the info dictionary, so that its info hash is
   *     another
   * @param warnings the site's remarks as plain text
   */
  record Accepted(String torrentId, String groupId, boolean asSubmitted, List<String> warnings)
      implements UploadResult {}

  /**
   * The site had it before.
   *
   * @param torrentId empty if the site does not say
   */
  record AlreadyThere(String torrentId) implements UploadResult {}

  /** The site said no. */
  record Refused(List<String> reasons) implements UploadResult {}
}
