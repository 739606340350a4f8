package dev.seedpost.cli;

import dev.seedpost.queue.Change;
import dev.seedpost.tracker.Account;
import dev.seedpost.tracker.Definitions;
import dev.seedpost.tracker.TrackerId;
import dev.seedpost.yaml.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shipped trackers, of which RED is used; what is asked of them is remembered. */
final class FakeTrackers implements Trackers {
  private final FakeServices services;
  final List<Problem> problems = new ArrayList<>();
  final List<Disabled> disabled = new ArrayList<>();
  List<String> missing = List.of();
  Account account = new Account("somebody", "55", "Member", Optional.of(true), "1.5 TiB");
  Examined examined = new Examined("mine.yaml", List.of(), List.of(), List.of());

  FakeTrackers(FakeServices services) {
    this.services = services;
  }

  @Override
  public List<TrackerRow> all() {
    return Definitions.shipped().all().stream()
        .map(one -> {
          boolean used = one.id().equals(Samples.RED);
          return new TrackerRow(one, used, used ? missing : List.of());
        })
        .toList();
  }

  @Override
  public List<Disabled> disabled() {
    return disabled;
  }

  @Override
  public List<Problem> problems() {
    return problems;
  }

  @Override
  public Account login(TrackerId tracker) {
    services.look("login " + tracker);
    return account;
  }

  @Override
  public Examined examine(String fileOrTracker) {
    services.look("examine " + fileOrTracker);
    return examined;
  }

  @Override
  public Change done(long id, URI page, Optional<Path> torrent) {
    services.effect("done " + id + " " + page + torrent.map(file -> " " + file).orElse(""));
    return changed(id);
  }

  @Override
  public Change crossSeed(long id) {
    services.effect("cross-seed " + id);
    return changed(id);
  }

  private Change changed(long id) {
    return services.change.orElseGet(() ->
        Optional.ofNullable(services.items.get(id))
            .<Change>map(Change.Done::new)
            .orElseGet(() -> new Change.Impossible("there is no item " + id)));
  }
}
