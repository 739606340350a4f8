package dev.seedpost.intake;

import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.release.FactName;
import dev.seedpost.release.Release;
import dev.seedpost.secret.Secret;
import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.torrent.PieceLength;
import dev.seedpost.torrent.PieceTable;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Definitions;
import dev.seedpost.tracker.FormDraft;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.Question;
import dev.seedpost.tracker.TrackerId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The shipped trackers with a form of one field, and whatever questions a test wants. */
final class FakeDesk implements TrackerDesk {
  static final String MISTAKE = "its definition has a mistake: ops.yaml:3:7: unknown key 'ulr'";

  private final Map<TrackerId, Definition> definitions = new LinkedHashMap<>();
  private final Set<FactName> required = new LinkedHashSet<>();
  private final Set<TrackerId> keyless = new HashSet<>();
  private final Set<TrackerId> announceless = new HashSet<>();
  private final Map<TrackerId, String> disabled = new TreeMap<>();
  private final Map<TrackerId, Definition> mended = new HashMap<>();
  private Runnable whileDrafting = () -> {};

  FakeDesk() {
    Definitions.shipped().all().forEach(one -> definitions.put(one.id(), one));
  }

  /** The form asks for this fact from now on. */
  void require(FactName fact) {
    required.add(fact);
  }

  /** There is no announce URL in the store. */
  void forgetAnnounce(TrackerId tracker) {
    keyless.add(tracker);
  }

  void learnAnnounce(TrackerId tracker) {
    keyless.remove(tracker);
  }

  void whileDrafting(Runnable hook) {
    whileDrafting = hook;
  }

  /** The tracker's definition asks for no announce URL. */
  void needsNoAnnounce(TrackerId tracker) {
    announceless.add(tracker);
  }

  /** The tracker wants pieces of this length, and no path longer than so many characters. */
  void limit(TrackerId tracker, PieceLength pieces, int pathLength) {
    Definition old = definition(tracker);
    Definition.Limits limits =
        new Definition.Limits(
            new PieceTable(List.of(), pieces),
            old.limits().torrentBytes(),
            pathLength,
            old.limits().names(),
            old.limits().extensions(),
            old.limits().cites());
    definitions.put(
        tracker,
        new Definition(
            tracker, old.name(), old.site(), limits, old.pace(), old.form(), old.policy()));
  }

  @Override
  public Definition definition(TrackerId tracker) {
    return Optional.ofNullable(definitions.get(tracker))
        .orElseThrow(() ->
            new FailureException(FailureKind.CONFIG, "use " + tracker, "it is not configured"));
  }

  /** A tracker whose definition has a mistake. */
  void disable(TrackerId tracker) {
    mended.put(tracker, definition(tracker));
    definitions.remove(tracker);
    disabled.put(tracker, MISTAKE);
  }

  /** Its definition is good again. */
  void mend(TrackerId tracker) {
    disabled.remove(tracker);
    definitions.put(tracker, Objects.requireNonNull(mended.remove(tracker)));
  }

  @Override
  public Map<TrackerId, String> disabled() {
    return disabled;
  }

  @Override
  public List<Definition> all() {
    return List.copyOf(definitions.values());
  }

  @Override
  public FormDraft draft(Definition definition, Release release, Content content) {
    whileDrafting.run();
    return new FormDraft(
        List.of(new FormField("media", release.text(FactName.MEDIA).orElse("?"))),
        required.stream()
            .filter(fact -> release.text(fact).isEmpty())
            .map(fact -> new Question(fact, "Which " + fact.word() + "?", List.of()))
            .toList(),
        List.of());
  }

  @Override
  public Optional<AnnounceUrl> announce(TrackerId tracker) {
    if (announceless.contains(tracker)) {
      return Optional.empty();
    }
    if (keyless.contains(tracker)) {
      throw new FailureException(FailureKind.AUTH, "use " + tracker, "no announce URL is stored");
    }
    return Optional.of(
        AnnounceUrl.of(Secret.of("https://" + tracker + ".example/passkey/announce")));
  }
}
