package dev.seedpost.app;

import dev.seedpost.app.FireNode.FireRelease;
import dev.seedpost.practice.StoredUpload;
import dev.seedpost.queue.ItemState;
import dev.seedpost.queue.QueueItem;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What there is in the end, counted on the side of the sites. */
final class FireCount {
  private static final String ROW = "%-8s%9s%12s%14s%16s%10s%6s%13s%7s%9s%7s%n";

  private final List<FireRelease> dropped;
  private final FirePerson person;
  private final List<QueueItem> items;
  private final List<String> mistakes = new ArrayList<>();
  private final StringBuilder table =
      new StringBuilder(
          String.format(
              Locale.ROOT,
              ROW,
              "site",
              "contents",
              "1 upload",
              "another's",
              "other figure",
              "requests",
              "lost",
              "not seeding",
              "stuck",
              "at once",
              "again"));

  private FireCount(List<FireRelease> dropped, FirePerson person) {
    this.dropped = dropped;
    this.person = person;
    this.items = person.items();
  }

  static FireCount of(List<FireSite> sites, List<FireRelease> dropped, FirePerson person) {
    FireCount count = new FireCount(dropped, person);
    sites.forEach(count::count);
    return count;
  }

  private void count(FireSite site) {
    int contents = 0;
    int once = 0;
    int others = 0;
    int wrong = 0;
    int lost = 0;
    int unseeded = 0;
    int stuck = 0;
    for (FireRelease release : dropped) {
      if (release.album() != site.takesAlbums()) {
        continue;
      }
      contents++;
      List<StoredUpload> ours = site.ours(release.name());
      boolean another = ours.isEmpty() && !site.stored(release.name()).isEmpty();
      Optional<QueueItem> item = item(site, release);
      once += ours.size() == 1 ? 1 : 0;
      others += another ? 1 : 0;
      wrong += wrong(ours.size() != 1 && !another, ours.size() + " uploads", site, release);
      lost += wrong(item.isEmpty() || !Files.exists(release.path()), "lost", site, release);
      unseeded += wrong(!isSeeded(site, release), "accepted and not seeding", site, release);
      stuck += wrong(item.filter(FireCount::isStuck).isPresent(), "stuck", site, release);
    }
    table.append(
        String.format(
            Locale.ROOT,
            ROW,
            site.id,
            contents,
            once,
            others,
            wrong,
            site.tracker.received(),
            lost,
            unseeded,
            stuck,
            site.overlaps(),
            site.again()));
    if (site.overlaps() > 0) {
      mistakes.add(site.id + ": " + site.overlaps() + " uploads while another was under way\n");
    }
  }

  private Optional<QueueItem> item(FireSite site, FireRelease release) {
    return items.stream()
        .filter(item -> item.tracker().equals(site.id) && item.name().equals(release.name()))
        .findFirst();
  }

  /** What the site has is in the client, and the site has heard of it; ours before another's. */
  private boolean isSeeded(FireSite site, FireRelease release) {
    List<StoredUpload> ours = site.ours(release.name());
    List<StoredUpload> stored = ours.isEmpty() ? site.stored(release.name()) : ours;
    return stored.stream()
        .map(StoredUpload::infoHash)
        .allMatch(hash -> release.client().seeds(hash) && site.tookAnnounce(hash));
  }

  /** All faults are over and a person has helped: then every one of them ends. */
  private static boolean isStuck(QueueItem item) {
    return item.state() != ItemState.SEEDING || item.reason().isBlank();
  }

  private int wrong(boolean isWrong, String what, FireSite site, FireRelease release) {
    if (!isWrong) {
      return 0;
    }
    mistakes.add(
        what
            + ": "
            + item(site, release)
                .map(person::story)
                .orElse(site.id + " " + release.name() + " has no item\n"));
    return 1;
  }

  /** Every figure that is not as it has to be, each with its story. */
  List<String> mistakes() {
    return mistakes;
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
