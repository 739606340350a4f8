package dev.seedpost.foreign;

import dev.seedpost.failure.FailureException;
import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * mk_torrent's two files in {@code ~/.config/torrent_creator}: {@code config.json}, an object with
 * {@code qbit_password}, and {@code trackers.txt}, an announce URL a line. Their form is that of
 * {@code src/mk_torrent/config.py} in the repository H2OKing89/mk_torrent, which since keeps
 * passwords and passkeys in the desktop's keyring or, encrypted, in {@code secure_config.enc}.
 */
final class MkTorrentSettings {
  private static final String NOTE =
      "mk_torrent keeps what is not in config.json and trackers.txt in the desktop's keyring or in"
          + " secure_config.enc, which are not read here";

  private final SourceText source;
  private final Wanted wanted;

  MkTorrentSettings(SourceText source, Wanted wanted) {
    this.source = source;
    this.wanted = wanted;
  }

  Findings findings() {
    List<Finding> all = source.text().stripLeading().startsWith("{") ? client() : trackers();
    boolean elsewhere = all.isEmpty() || source.text().contains("SECURE_PASSKEY_STORED");
    return new Findings(
        ForeignProgram.MK_TORRENT, all, elsewhere ? Optional.of(NOTE) : Optional.empty());
  }

  private List<Finding> client() {
    Json settings = Json.read(source.text()).orElseThrow(this::noObject);
    return settings
        .text("qbit_password")
        .flatMap(value -> wanted.clientPassword("qbit_password", value))
        .map(List::of)
        .orElse(List.of());
  }

  private FailureException noObject() {
    return source.wrong("it is no whole JSON object, as mk_torrent's config.json is");
  }

  private List<Finding> trackers() {
    List<Finding> all = new ArrayList<>();
    int number = 0;
    for (String line : source.text().split("\n", -1)) {
      number++;
      // Behind it mk_torrent notes that the passkey is kept elsewhere.
      String url = line.replaceFirst("(^|\\s)#.*", "").strip();
      if (url.length() <= Wanted.LONGEST_VALUE && !Placeholders.isNoAnnounceUrl(url)) {
        String where = "line " + number;
        Optional<Definition> tracker = wanted.trackerAtUrl(url);
        (tracker.isPresent()
                ? wanted.credential(where, tracker.get(), "announce_url", url)
                : wanted.unknown(where, "announce_url", url))
            .ifPresent(all::add);
      }
    }
    return all;
  }
}
