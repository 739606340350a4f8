package dev.seedpost.app;

import dev.seedpost.cli.Trackers;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.queue.Change;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.DefinitionLint;
import dev.seedpost.tracker.DefinitionProof;
import dev.seedpost.tracker.DefinitionReader;
import dev.seedpost.tracker.Definitions;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.upload.Site;
import dev.seedpost.upload.SiteTorrent;
import dev.seedpost.yaml.Problem;
import dev.seedpost.yaml.YamlFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the commands ask of the trackers. */
final class TrackerProgram implements Trackers {
  private final Stores stores;
  private final Engine engine;

  TrackerProgram(Stores stores, Engine engine) {
    this.stores = stores;
    this.engine = engine;
  }

  @Override
  public List<TrackerRow> all() {
    Set<TrackerId> enabled =
        engine.sites().all().stream().map(Definition::id).collect(Collectors.toSet());
    List<TrackerRow> rows = new ArrayList<>();
    // The store is opened only for trackers that are used: it may ask for its key.
    Optional<SortedSet<String>> secrets =
        enabled.isEmpty() ? Optional.empty() : Optional.of(stores.vault().names());
    for (Definition known : engine.definitions().all()) {
      boolean used = enabled.contains(known.id());
      Definition definition = used ? engine.sites().definition(known.id()) : known;
      List<String> missing =
          definition.needs().stream()
              .filter(need -> used && !need.optional())
              .map(need -> definition.credentialName(need.credential()))
              .filter(name -> secrets.filter(set -> set.contains(name)).isEmpty())
              .toList();
      rows.add(new TrackerRow(definition, used, missing));
    }
    return rows;
  }

  @Override
  public List<Disabled> disabled() {
    Map<TrackerId, Disabled> rows = new TreeMap<>();
    engine
        .definitions()
        .broken()
        .forEach((id, problem) -> rows.put(id, new Disabled(id, false, Sites.mistake(problem))));
    engine.sites().disabled().forEach((id, why) -> rows.put(id, new Disabled(id, true, why)));
    return List.copyOf(rows.values());
  }

  @Override
  public List<Problem> problems() {
    return engine.definitions().problems();
  }

  @Override
  public Account login(TrackerId tracker) {
    return engine.sites().of(tracker).client().account();
  }

  @Override
  public Examined examine(String fileOrTracker) {
    YamlFile file =
        Files.exists(Path.of(fileOrTracker))
            ? YamlFile.read(Path.of(fileOrTracker))
            : shipped(fileOrTracker);
    Optional<DefinitionReader.Read> read = DefinitionReader.read(file, engine.families());
    if (read.isEmpty()) {
      return new Examined(file.name(), file.problems(), List.of(), List.of());
    }
    Definition definition = read.get().definition();
    return new Examined(
        file.name(),
        List.of(),
        DefinitionLint.of(read.get()),
        new DefinitionProof(engine.families().of(definition), definition).of(read.get().tests()));
  }

  private static YamlFile shipped(String tracker) {
    return Definitions.shippedFile(tracker)
        .orElseThrow(() ->
            new FailureException(
                FailureKind.CONFIG,
                "read the definition " + Texts.printable(tracker),
                "there is no such file, and no shipped tracker of this name"));
  }

  @Override
  public Change done(long id, URI page, Optional<Path> torrent) {
    Optional<QueueItem> item = stores.queue().find(id);
    if (item.isEmpty()) {
      return new Change.Impossible("there is no item " + id);
    }
    Site site = engine.sites().of(item.get().tracker());
    Optional<String> torrentId = site.client().torrentId(page);
    if (torrentId.isEmpty()) {
      return new Change.Impossible(
          "that is no address of a torrent's page on "
              + site.definition().name()
              + " (its pages are at "
              + site.definition().url()
              + "); take it from the browser, without keys in it");
    }
    return stores.queue().uploaded(id, torrentId.get(), siteHash(item.get(), site, torrent));
  }

  /**
   * Where no API serves the site's torrent, a person brings it, or ours is taken as it was made.
   */
  private Optional<InfoHash> siteHash(QueueItem item, Site site, Optional<Path> brought) {
    if (brought.isEmpty()) {
      boolean ours = site.definition().byHand() || site.definition().keepsOurTorrent();
      return ours ? Optional.of(item.infoHash()) : Optional.empty();
    }
    TorrentFile file = TorrentFile.read(brought.get());
    SiteTorrent.mustFit(
        file,
        engine.torrents().prepared(item),
        "take " + Texts.printable(brought.get().toString()) + " for " + item.name());
    engine.torrents().save(file);
    return Optional.of(file.infoHash());
  }

  @Override
  public Change crossSeed(long id) {
    return stores.queue().crossSeed(id);
  }
}
