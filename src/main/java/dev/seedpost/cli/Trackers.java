package dev.seedpost.cli;

import dev.seedpost.queue.Change;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.DefinitionProof;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.yaml.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The trackers and what a person does there. Every method may throw a FailureException. */
public interface Trackers {
  /** Every tracker that is known, as the configuration changes it. */
  List<TrackerRow> all();

  /**
   * A tracker that is known.
   *
   * @param enabled whether the configuration uses it
   * @param missing names of secrets that it needs and that are not set
   */
  record TrackerRow(Definition definition, boolean enabled, List<String> missing) {}

  /** Every tracker that cannot be used because of a mistake in its definition. */
  List<Disabled> disabled();

  /**
   * A tracker whose definition has a mistake.
   *
   * @param wanted whether the configuration would use it
   * @param why the mistake and where it is
   */
  record Disabled(TrackerId tracker, boolean wanted, String why) {}

  /** Mistakes in the user's definitions; each leaves out its tracker alone. */
  List<Problem> problems();

  /** Logs in and tells who that is; once, never again by itself. */
  Account login(TrackerId tracker);

  /** Reads a definition, a file or a shipped one, and holds it against the rules for them. */
  Examined examine(String fileOrTracker);

  /**
   * What was found in a definition.
   *
   * @param problems mistakes; with one the tracker cannot be used
   * @param oddities what should be looked at
   * @param proofs the outcome of each of its examples; empty if there are problems
   */
  record Examined(
      String name,
      List<Problem> problems,
      List<String> oddities,
      List<DefinitionProof.Outcome> proofs) {}

  /**
   * Goes on with what a person has uploaded.
   *
   * @param page of the torrent on the site
   * @param torrent the site's own .torrent, if the person brings it
   */
  Change done(long id, URI page, Optional<Path> torrent);

  /** Goes on with another user's torrent over the same payload. */
  Change crossSeed(long id);
}
