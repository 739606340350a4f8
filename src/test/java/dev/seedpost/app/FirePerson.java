package dev.seedpost.app;

import dev.seedpost.app.FireNode.FireRelease;
import dev.seedpost.credentials.Prompt;
import dev.seedpost.credentials.Vault;
import dev.seedpost.failure.FailureException;
import dev.seedpost.practice.StoredUpload;
import dev.seedpost.queue.Change;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import dev.seedpost.secret.SecretMask;
import dev.seedpost.upload.Waypoint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A careful person who does what the items' reasons say, beside the running program, for what its
 * client is to seed.
 */
final class FirePerson implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final FireNode node;
  private final Stores stores;
  private final Program program;
  private final Map<ItemState, Integer> helped = new EnumMap<>(ItemState.class);

  FirePerson(FireNode node) {
    this.node = node;
    Map<String, String> environment = node.environment();
    SecretMask mask = new SecretMask();
    Vault vault =
        Vaults.open(node.places(), environment, mask, Prompt.NOBODY, InstantSource.system());
    stores = new Stores(node.places(), environment, vault, mask, InstantSource.system(), false);
    program =
        new Program(
            () -> new Engine(stores, Waypoint.Listener.NONE, "fire"), environment, level -> {});
  }

  List<QueueItem> items() {
    return program.items(Set.of(), Optional.empty());
  }

  /** Whether all that was dropped seeds. */
  boolean sees(List<FireRelease> dropped) {
    List<QueueItem> items = items();
    long albums = dropped.stream().filter(FireRelease::album).count();
    return items.size() == dropped.size() + albums
        && items.stream().allMatch(item -> item.state() == ItemState.SEEDING);
  }

  String story(QueueItem item) {
    StringBuilder story = new StringBuilder(item.tracker() + " " + item.name() + ":\n");
    program
        .history(item.id())
        .forEach(step ->
            story.append("    " + step.at() + " " + step.to() + ": " + step.reason() + "\n"));
    return story.toString();
  }

  /** Helps each that does not go on by itself. */
  void help() {
    for (FireSite site : node.sites) {
      if (stores.trackerStates().status(site.id).held().isPresent()) {
        program.resume(Optional.of(site.id));
      }
    }
    for (QueueItem item : items()) {
      try {
        if (item.client().equals(stores.settings().node().reach().client())) {
          help(item);
        }
      } catch (FailureException changedMeanwhile) {
        // The program was quicker: it is looked at again.
      }
    }
  }

  private void help(QueueItem item) {
    boolean waits = item.dueAt().isAfter(Instant.now().plus(PATIENCE));
    switch (item.state()) {
      case NEEDS_ANSWER, REFUSED, PARKED, HANDED_OVER, CANCELLED -> decide(item);
      case DUPLICATE -> {
        if (ours(item).isPresent()) {
          decide(item);
        } else {
          count(item, stores.queue().crossSeed(item.id()));
        }
      }
      case PREPARED, UNCERTAIN, ACCEPTED, FETCHED, INJECTED, PENDING -> {
        if (waits) {
          count(item, stores.queue().retry(item.id()));
        }
      }
      case SENDING, SEEDING -> {}
    }
  }

  private Optional<StoredUpload> ours(QueueItem item) {
    return node.sites.stream()
        .filter(site -> site.id.equals(item.tracker()))
        .flatMap(site -> site.ours(item.name()).stream())
        .findFirst();
  }

  /** The person looks at the list of their own uploads on the site. */
  private void decide(QueueItem item) {
    Optional<StoredUpload> ours = ours(item);
    if (ours.isPresent() && item.torrentId().isEmpty()) {
      String number = Integer.toString(ours.get().id());
      count(item, stores.queue().uploaded(item.id(), number, Optional.empty()));
    } else {
      program.retry(item, Map.of());
      helped.merge(item.state(), 1, Integer::sum);
    }
  }

  private void count(QueueItem item, Change change) {
    if (change instanceof Change.Done) {
      helped.merge(item.state(), 1, Integer::sum);
    }
  }

  @Override
  public String toString() {
    return helped.toString();
  }

  @Override
  public void close() {
    program.close();
  }
}
