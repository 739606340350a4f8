package dev.seedpost.app;

import dev.seedpost.config.ConfigReader;
import dev.seedpost.config.Settings;
import dev.seedpost.credentials.Vault;
import dev.seedpost.database.Database;
import dev.seedpost.database.DatabaseAddress;
import dev.seedpost.intake.FinishedTorrents;
import dev.seedpost.intake.Handled;
import dev.seedpost.intake.HandledTable;
import dev.seedpost.queue.TorrentStore;
import dev.seedpost.queue.TrackerStates;
import dev.seedpost.queue.Turns;
import dev.seedpost.queue.UploadQueue;
import dev.seedpost.queue.WorkQueue;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

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
  private final Lazy<Vault> vault;
  private final Lazy<Path> nothing = new Lazy<>(() -> Folders.temporary("seedpost-look-"));
  private final Lazy<Database> database;

  /**
   * Opens nothing yet.
   *
   * @param looking whether nothing may be written: where no state is yet, an empty one stands in
   */
  Stores(
      Places places,
      Map<String, String> environment,
      SecretMask mask,
      InstantSource clock,
      boolean looking) {
    this.places = places;
    this.clock = clock;
    this.mask = mask;
    settings = new Lazy<>(() -> ConfigReader.read(configFile(), environment));
    vault = new Lazy<>(() -> Vaults.open(places, environment, mask));
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
    return vault().get(DATABASE_PASSWORD);
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
    return vault.get();
  }

  Database database() {
    return database.get();
  }

  UploadQueue queue() {
    return new UploadQueue(database(), clock);
  }

  WorkQueue work() {
    return new WorkQueue(database(), clock, turns());
  }

  Turns turns() {
    return new Turns(database(), clock, tracker -> settings().times(tracker));
  }

  TrackerStates trackerStates() {
    return new TrackerStates(database());
  }

  TorrentStore torrents() {
    return new TorrentStore(places.state().resolve("torrents"), vault());
  }

  Handled handled() {
    return new HandledTable(database());
  }

  FinishedTorrents finished() {
    return new FinishedTorrents(database());
  }

  @Override
  public void close() {
    database.made().ifPresent(Database::close);
    nothing.made().ifPresent(Folders::delete);
  }
}
