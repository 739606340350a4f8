package dev.seedpost.app;

import dev.seedpost.LeakSearch;
import dev.seedpost.LeakSearch.Canary;
import dev.seedpost.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Searches what is left of an installation under fire for its secrets: database, sealed torrents,
 * store, configuration, log at its highest level, temporary files, what every process showed of
 * itself in /proc, and what each site and the client were told. A secret may stand where it has to
 * be told, and the master key in its own file.
 */
final class FireLeaks {
  private FireLeaks() {}

  static LeakSearch of(Path folder, FireNode node) throws IOException {
    List<Canary> canaries = new ArrayList<>();
    Path client = node.client.wire.file();
    for (int i = 0; i < node.sites.size(); i++) {
      FireSite site = node.sites.get(i);
      Path told = node.ways.get(i).wire.file();
      canaries.add(new Canary(site.id + "'s key", site.tracker.apiKey(), Set.of(told)));
      canaries.add(new Canary(site.id + "'s passkey", passkey(site), Set.of(told, client)));
      canaries.add(new Canary(site.id + "'s RSS key", site.tracker.rssKey(), Set.of(told)));
    }
    canaries.add(new Canary("the client's password", node.client.password, Set.of(client)));
    Path key = node.places().config().resolve("master.key");
    Secret master = Secret.of(Files.readString(key).strip());
    canaries.add(new Canary("the master key", master, Set.of(key)));
    return new LeakSearch(canaries).in(folder);
  }

  /** What has to be told in every run, and was not. */
  static List<String> unheard(LeakSearch leaks) {
    List<String> names =
        new ArrayList<>(
            List.of(
                "red's key",
                "ops's key",
                "ulcx's key",
                "red's passkey",
                "ops's passkey",
                "ulcx's passkey",
                "the client's password",
                "the master key"));
    names.removeAll(leaks.told());
    return names;
  }

  private static Secret passkey(FireSite site) {
    String url = site.tracker.announceUrl().reveal();
    return Secret.of(url.substring(url.lastIndexOf('/') + 1));
  }
}
