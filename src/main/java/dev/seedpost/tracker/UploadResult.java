package dev.seedpost.tracker;

import java.util.List;

/** A site's clear answer to an upload. Everything unclear is a failure of kind UNCERTAIN. */
public sealed interface UploadResult {
  /**
   * The site has it.
   *
   * @param asSubmitted false if the site changed the info dictionary, so that its info hash is
   *     another
   * @param pending whether the site's staff has to approve it first
   * @param warnings the site's remarks as plain text
   */
  record Accepted(
      String torrentId, String groupId, boolean asSubmitted, boolean pending, List<String> warnings)
      implements UploadResult {
    public Accepted {
      warnings = List.copyOf(warnings);
    }

    /** One that nobody has to approve. */
    public Accepted(String torrentId, String groupId, boolean asSubmitted, List<String> warnings) {
      this(torrentId, groupId, asSubmitted, false, warnings);
    }
  }

  /**
   * The site had it before.
   *
   * @param torrentId empty if the site does not say
   */
  record AlreadyThere(String torrentId) implements UploadResult {}

  /** The site said no. */
  record Refused(List<String> reasons) implements UploadResult {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * A person has to finish it: it lies ready in a folder, or as a draft on the site.
   *
   * @param todo what to do, one sentence
   */
  record HandedOver(String todo) implements UploadResult {}
}
