package dev.seedpost.app;

import dev.seedpost.http.Http;
import dev.seedpost.inject.Injector;
import dev.seedpost.intake.Completions;
import dev.seedpost.intake.Intake;
import dev.seedpost.intake.Payloads;
import dev.seedpost.intake.Reception;
import dev.seedpost.intake.WatchFolders;
import dev.seedpost.qbittorrent.Qbittorrent;
import dev.seedpost.qbittorrent.WebQbittorrent;
import dev.seedpost.queue.RequestGate;
import dev.seedpost.queue.TorrentStore;
import dev.seedpost.queue.WorkQueue;
import dev.seedpost.release.ReleaseReader;
import dev.seedpost.rule.RuleBook;
import dev.seedpost.secret.Secret;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Definitions;
import dev.seedpost.tracker.Families;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.tracker.api.ApiFamily;
import dev.seedpost.tracker.api.WebhookFamily;
import dev.seedpost.tracker.btn.BtnFamily;
import dev.seedpost.tracker.gazelle.GazelleFamily;
import dev.seedpost.tracker.manual.ManualFamily;
import dev.seedpost.tracker.unit3d.Unit3dFamily;
import dev.seedpost.upload.Placing;
import dev.seedpost.upload.Sending;
import dev.seedpost.upload.Uploader;
import dev.seedpost.upload.Waypoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Second block of the wiring: what acts, on top of the stores. */
final class Engine {
  static final String CLIENT_PASSWORD = "qbittorrent-password";

  private final Stores stores;
  private final Waypoint.Listener waypoints;
  private final Http http;
  private final Families families;
  private final Lazy<Definitions> definitions;
  private final Lazy<Sites> sites;
  private final Lazy<RuleBook> rules;
  private final ReleaseReader reader = new ReleaseReader();
  private @Nullable Client client;

  /** A client with the password it was made with. */
  private record Client(Optional<Secret> password, Qbittorrent qbittorrent) {}

  Engine(Stores stores, Waypoint.Listener waypoints, String version) {
    this.stores = stores;
    this.waypoints = waypoints;
    http = new Http("Seedpost/" + version, stores.mask(), stores.clock());
    families =
        new Families(
            List.of(
                new GazelleFamily(),
                new BtnFamily(),
                new Unit3dFamily(),
                new ApiFamily(),
                new WebhookFamily()),
            new ManualFamily(stores.places().state().resolve("by-hand")));
    definitions =
        new Lazy<>(() -> Definitions.load(stores.places().config().resolve("trackers"), families));
    sites =
        new Lazy<>(() ->
            new Sites(
                definitions.get(),
                stores.settings(),
                families,
                stores.auditor(),
                http,
                () -> new RequestGate(stores.database())));
    rules = new Lazy<>(() -> RuleFiles.read(stores.settings().rules(), used()));
  }

  /** Rules may go on naming a tracker whose definition is being mended. */
  private Set<TrackerId> used() {
    return Stream.concat(
            sites.get().all().stream().map(Definition::id),
            sites.get().disabled().keySet().stream())
        .collect(Collectors.toSet());
  }

  /** Every tracker that there is, used or not, with a mistake or without. */
  Set<TrackerId> known() {
    return Stream.concat(
            definitions().all().stream().map(Definition::id),
            definitions().broken().keySet().stream())
        .collect(Collectors.toSet());
  }

  Stores stores() {
    return stores;
  }

  Families families() {
    return families;
  }

  Definitions definitions() {
    return definitions.get();
  }

  Sites sites() {
    return sites.get();
  }

  RuleBook rules() {
    return rules.get();
  }

  /** The client with the password as it is now: after 'secret set' no restart is needed. */
  synchronized Qbittorrent client() {
    Optional<Secret> password = stores.auditor().credential(CLIENT_PASSWORD, "");
    Client there = client;
    if (there == null || !there.password().equals(password)) {
      there =
          new Client(
              password,
              new WebQbittorrent(http, stores.settings().client(), password, stores.clock()));
      client = there;
    }
    return there.qbittorrent();
  }

  TorrentStore torrents() {
    return stores.torrents(tracker -> sites().announce(tracker));
  }

  Intake intake() {
    return new Intake(
        this::rules,
        sites(),
        stores.queue(),
        torrents(),
        new Payloads(this::client, reader, stores.clock()));
  }

  Uploader uploader() {
    Supplier<Injector> injector = () -> new Injector(client());
    WorkQueue work = stores.work();
    return new Uploader(
        work,
        sites(),
        new Sending(work, torrents(), injector, stores.auditor(), waypoints, stores.clock()),
        new Placing(work, torrents(), injector, waypoints, stores.clock()),
        stores.clock());
  }

  Completions completions() {
    return new Completions(
        this::client,
        stores.settings().completed(),
        stores.handled(),
        stores.finished(),
        stores.queue(),
        stores.clock());
  }

  Reception reception(Completions completions) {
    return new Reception(intake(), stores.queue(), stores.handled(), completions, stores.clock());
  }

  WatchFolders watchFolders() {
    return new WatchFolders(stores.settings().watches(), stores.handled(), stores.clock());
  }
}
