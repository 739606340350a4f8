package dev.seedpost.app;

import dev.seedpost.config.ConfigReader;
import dev.seedpost.config.NodeSettings;
import dev.seedpost.config.Settings;
import dev.seedpost.credentials.Vault;
import dev.seedpost.database.Database;
import dev.seedpost.database.DatabaseAddress;
import dev.seedpost.intake.FinishedTorrents;
import dev.seedpost.intake.Handled;
import dev.seedpost.intake.HandledTable;
import dev.seedpost.queue.Claims;
import dev.seedpost.queue.Lease;
import dev.seedpost.queue.SharedTorrents;
import dev.seedpost.queue.TorrentStore;
import dev.seedpost.queue.TrackerStates;
import dev.seedpost.queue.Turns;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.queue.WorkQueue;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.tracker.TrackerId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * First block of the wiring: everything that is kept, on this machine's disk or on a database
 * server.
 */
final class Stores implements AutoCloseable {
  static final String DATABASE_PASSWORD = "database-password";

  private final Places places;
  private final InstantSource clock;
  private final SecretMask mask;
  private final Lazy<Settings> settings;
  private final Auditor auditor;
  private final Lazy<Path> nothing = new Lazy<>(() -> Folders.temporary("seedpost-look-"));
  private final Lazy<Database> database;
  private final Lazy<Lease> lease = new Lazy<>(this::newLease);

  /**
   * Opens nothing yet.
   *
   * @param auditor one for the whole life of the program, so that a person is asked for the
   *     passphrase of its store once
   * @param looking whether nothing may be written: where no state is yet, an empty one stands in
   */
  Stores(
      Places places,
      Map<String, String> environment,
      Auditor auditor,
      SecretMask mask,
      InstantSource clock,
      boolean looking) {
    this.places = places;
    this.clock = clock;
    this.mask = mask;
    settings = new Lazy<>(() -> ConfigReader.read(configFile(), environment));
    this.auditor = auditor;
    database =
        new Lazy<>(() ->
            settings
                .get()
                .database()
                .map(where -> server(where, looking))
                .orElseGet(() -> file(looking)));
  }

  private Database server(DatabaseAddress where, boolean looking) {
    return looking
        ? Database.look(where, databasePassword()).orElseGet(this::empty)
        : Database.open(where, databasePassword());
  }

  private Database file(boolean looking) {
    if (looking && !Files.exists(databaseFile())) {
      return empty();
    }
    places.make();
    return Database.open(databaseFile());
  }

  /** Where the database is if it is a file. */
  Path databaseFile() {
    return places.state().resolve("seedpost.db");
  }

  private Database empty() {
    return Database.open(nothing.get().resolve("seedpost.db"));
  }

  /** What the password of the database is for, if there may be one. */
  Optional<String> passwordFor() {
    return settings()
        .database()
        .map(where ->
            "the PostgreSQL user " + where.user() + " (not needed if the server asks for none)");
  }

  Optional<Secret> databasePassword() {
    return auditor.credential(DATABASE_PASSWORD, "");
  }

  Path configFile() {
    return places.config().resolve("seedpost.yaml");
  }

  Places places() {
    return places;
  }

  InstantSource clock() {
    return clock;
  }

  SecretMask mask() {
    return mask;
  }

  Settings settings() {
    return settings.get();
  }

  Vault vault() {
    return auditor.vault();
  }

  Auditor auditor() {
    return auditor;
  }

  Database database() {
    return database.get();
  }

  UploadQueue queue() {
    return new UploadQueue(database(), clock, settings().node().reach());
  }

  /**
   * The worker's side, for who holds the instance lock. On a shared database this program is a node
   * from here on.
   *
   * @throws dev.seedpost.failure.FailureException CONFIG if another node goes by its name
   */
  WorkQueue work() {
    Claims claims =
        database().shared().isPresent()
            ? Claims.shared(database(), lease.get(), settings().node().reach())
            : Claims.alone();
    return new WorkQueue(database(), clock, turns(), claims);
  }

  private Lease newLease() {
    return Lease.take(database(), clock, holder());
  }

  private Lease.Holder holder() {
    NodeSettings node = settings().node();
    return new Lease.Holder(
        node.reach(), Installation.id(places), Installation.host(), node.lease());
  }

  /**
   * The name by which this installation works on a database that others work on too.
   *
   * @throws dev.seedpost.failure.FailureException CONFIG if another one goes by it
   */
  Optional<String> node() {
    if (database().shared().isEmpty()) {
      return Optional.empty();
    }
    Lease.check(database(), holder());
    return Optional.of(holder().reach().node());
  }

  Turns turns() {
    return new Turns(database(), clock, tracker -> settings().times(tracker));
  }

  TrackerStates trackerStates() {
    return new TrackerStates(database());
  }

  /**
   * The torrents of queued items.
   *
   * @param announces the announce URL for a tracker, if its torrents need one
   */
  TorrentStore torrents(Function<TrackerId, Optional<AnnounceUrl>> announces) {
    return new TorrentStore(
        places.state().resolve("torrents"),
        vault(),
        database().shared().isPresent()
            ? Optional.of(new SharedTorrents(database(), announces))
            : Optional.empty());
  }

  Handled handled() {
    return new HandledTable(database(), settings().node().reach().node());
  }

  FinishedTorrents finished() {
    return new FinishedTorrents(database(), settings().node().reach().node());
  }

  @Override
  public void close() {
    lease.made().ifPresent(Lease::close);
    database.made().ifPresent(Database::close);
    nothing.made().ifPresent(Folders::delete);
  }
}
