package dev.seedpost.cli;

import dev.seedpost.credentials.Credential;
import dev.seedpost.credentials.Derivation;
import dev.seedpost.credentials.KeyPlace;
import dev.seedpost.credentials.OneTimeCode;
import dev.seedpost.foreign.ForeignProgram;
import dev.seedpost.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The encrypted store of secrets. Every method may throw a FailureException. */
public interface Secrets {
  /**
   * Makes a store that is opened by a random key, for a machine that has to start without a person.
   *
   * @return what a person should be told
   */
  String init(KeyPlace place);

  /**
   * Changes the master key, and what deriving from it costs; no secret is encrypted anew.
   *
   * @param how empty for as before
   * @return what a person should be told
   */
  String rotateMaster(Optional<Derivation> how);

  /**
   * Tries another key on a tracker and, if it is let in, takes it in the place of the old one,
   * which is kept for a week.
   *
   * @param name of the tracker, or of a secret that it knows its user by
   * @return what a person should be told
   */
  String rotate(String name, Secret value);

  /**
   * Encrypts everything with another key.
   *
   * @return what a person should be told
   */
  String rekey();

  /** What is stored, by name and label; no values. */
  List<Credential> all();

  /** Names that the configuration needs, with where a person finds each. */
  Map<String, String> needed();

  /**
   * Stores or replaces a secret.
   *
   * @param label empty for the one of its name that is used
   */
  void set(String name, Optional<String> label, Secret value);

  /**
   * Stores the credentials that stand in another program's file; none replaces another one.
   *
   * @param program whose file it is; empty if the file has to tell
   * @param label empty for the ones that are used
   * @param dry whether it is only said what would be done
   */
  Imported importFrom(
      Path file, Optional<ForeignProgram> program, Optional<String> label, boolean dry);

  /** Has another of several of one name used; false if there is none with this label. */
  boolean use(String name, String label);

  /**
   * Forgets a secret; false if there was none.
   *
   * @param label empty for all of this name
   */
  boolean remove(String name, Optional<String> label);

  /**
   * The one-time code of this moment.
   *
   * @param name of the seed
   */
  OneTimeCode code(String name);

  /** Something about the store that a person should be told once. */
  Optional<String> notice();
}
