package dev.seedpost.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.seedpost.qbittorrent.AddResult;
import dev.seedpost.qbittorrent.ClientTorrent;
import dev.seedpost.qbittorrent.FakeQbittorrent;
import dev.seedpost.qbittorrent.Placement;
import dev.seedpost.qbittorrent.Qbittorrent;
import dev.seedpost.qbittorrent.TrackerRow;
import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fake client that announces what it is given over the wire, as the real one does. */
public final class AnnouncingQbittorrent implements Qbittorrent {
  private static final Pattern FAILURE = Pattern.compile("14:failure reason[0-9]+:(.*)8:interval");

  private final FakeQbittorrent fake = new FakeQbittorrent();
  private final Map<InfoHash, AnnounceUrl> announces = new HashMap<>();

  private void announce(InfoHash hash) {
    AnnounceUrl url = announces.get(hash);
    String bytes = new String(HexFormat.of().parseHex(hash.hex()), ISO_8859_1);
    URI request =
        URI.create(
            url.url().reveal()
                + "?peer_id=-qB5100-000000000000&port=6881&left=0&event=started&info_hash="
                + URLEncoder.encode(bytes, ISO_8859_1));
    try (InputStream in = request.toURL().openStream()) {
      Matcher failure = FAILURE.matcher(new String(in.readAllBytes(), ISO_8859_1));
      TrackerRow row =
          failure.find()
              ? new TrackerRow(url.host(), TrackerRow.Status.FAILED, failure.group(1))
              : new TrackerRow(url.host(), TrackerRow.Status.WORKING, "");
      fake.showTrackers(hash, List.of(row));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public AddResult add(TorrentFile torrent, Placement placement, boolean trusted) {
    AddResult result = fake.add(torrent, placement, trusted);
    if (result instanceof AddResult.Added) {
      announces.put(torrent.infoHash(), torrent.announces().getFirst());
      announce(torrent.infoHash());
    }
    return result;
  }

  @Override
  public void reannounce(InfoHash hash) {
    fake.reannounce(hash);
    announce(hash);
  }

  @Override
  public String version() {
    return fake.version();
  }

  @Override
  public Optional<ClientTorrent> find(InfoHash hash) {
    return fake.find(hash);
  }

  @Override
  public List<ClientTorrent> completed(Set<String> categories, Set<String> tags) {
    return fake.completed(categories, tags);
  }

  @Override
  public List<TrackerRow> trackers(InfoHash hash) {
    return fake.trackers(hash);
  }

  @Override
  public void start(InfoHash hash) {
    fake.start(hash);
  }

  @Override
  public void stop(InfoHash hash) {
    fake.stop(hash);
  }

  @Override
  public void label(InfoHash hash, String category, List<String> tags) {
    fake.label(hash, category, tags);
  }
}
