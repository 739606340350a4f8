package dev.seedpost.cli;

import dev.seedpost.intake.Intake;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.report.Reports;
import dev.seedpost.secret.Secret;
import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.TrackerId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * What the commands need of the program. Each part is opened when it is first asked for, so that a
 * command pays only for what it uses; every method may throw a FailureException.
 */
public interface Services extends AutoCloseable {
  Intake intake();

  UploadQueue queue();

  Reports reports();

  /** Trackers that can be used: those of the configuration, or every shipped one if {@code all}. */
  List<Definition> trackers(boolean all);

  /** The announce URL of a tracker from the credential store. */
  Optional<AnnounceUrl> announce(TrackerId tracker);

  /** Names of stored secrets. */
  SortedSet<String> secretNames();

  /** Names that the configuration needs, with where a person finds each. */
  Map<String, String> neededSecrets();

  void setSecret(String name, Secret value);

  boolean removeSecret(String name);

  /** Notes that qBittorrent finished a torrent; the daemon looks at it. */
  void finished(InfoHash hash);

  /** Who runs a daemon on this state folder, if one runs: "pid 1234 since …". */
  Optional<String> daemon();

  /**
   * Works on the queue until none of the items is active any more (all items if empty), or watches
   * the daemon do it.
   *
   * @param seen hears of every change of these items, in order
   * @return the items as they are at the end, or at the time limit
   */
  List<QueueItem> work(Collection<Long> items, Duration limit, Consumer<QueueItem> seen);

  /** Every rule and condition with what was seen, for a path or a torrent of qBittorrent. */
  Explanation explain(String target);

  /** Reads the configuration and the rules; returns a line of what was found. */
  String checkConfig();

  /** Reads the rules alone; returns a line of what was found. */
  String checkRules(Optional<Path> file);

  /**
   * Writes the commented default configuration and the example rules where nothing is yet.
   *
   * @return the files written
   */
  List<Path> initConfig();

  /** Looks at everything the program needs and says what to do about what is wrong. */
  List<Check> doctor();

  /** Runs the daemon until it is told to stop. */
  int serve();

  /**
   * Runs the demo.
   *
   * @param install whether missing packages may be installed without asking
   */
  int demo(boolean install, Consumer<String> say);

  @Override
  void close();

  /**
   * One thing the doctor looked at.
   *
   * @param advice what to do; empty if it is well
   */
  record Check(String name, boolean well, String found, String advice) {}

  /** A decision with its story, ready to print. */
  record Explanation(dev.seedpost.release.Release release) {}
}
