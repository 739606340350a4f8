package dev.seedpost.cli;

import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.TrackerId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Setting the program up and examining it. */
public interface Setup {
  /** The definition of a tracker, configured or not. */
  Optional<Definition> definition(TrackerId tracker);

  /** The announce URL of a tracker from the credential store. */
  Optional<AnnounceUrl> announce(TrackerId tracker);

  /** Reads the configuration and the rules; says in a line what was found. */
  String checkConfig();

  /** Reads the rules of the configuration, or one file; says in a line what was found. */
  String checkRules(Optional<Path> file);

  /** Writes the commented default configuration and the example rules where nothing is yet. */
  List<Path> initConfig();

  /** Looks at everything the program needs and says what to do about what is wrong. */
  List<Check> doctor();

  /**
   * One thing the doctor looked at.
   *
   * @param advice what to do; empty if it is well, or if {@code found} says it
   */
  record Check(String name, boolean well, String found, String advice) {}
}
