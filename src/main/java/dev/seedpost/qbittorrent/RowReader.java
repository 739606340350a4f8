package dev.seedpost.qbittorrent;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.Texts;
import dev.seedpost.http.Reply;
import dev.seedpost.qbittorrent.WebApiRows.TorrentRow;
import dev.seedpost.qbittorrent.WebApiRows.TrackerLine;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.torrent.InfoHash;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns listed rows into our words. */
final class RowReader {
  private static final Logger LOG = LoggerFactory.getLogger(RowReader.class);

  private final Moshi moshi = new Moshi.Builder().build();
  private final WebApiAnswers answers;
  private final PathMap paths;

  RowReader(WebApiAnswers answers, PathMap paths) {
    this.answers = answers;
    this.paths = paths;
  }

  List<TorrentRow> torrents(Reply reply, String doing) {
    return list(reply, TorrentRow.class, doing);
  }

  /** The trackers of a reply, pseudo rows and unreadable addresses left out. */
  List<TrackerRow> trackers(Reply reply, String doing) {
    return list(reply, TrackerLine.class, doing).stream()
        .flatMap(line -> tracker(line).stream())
        .toList();
  }

  private <T> List<T> list(Reply reply, Class<T> type, String doing) {
    JsonAdapter<List<T>> adapter = moshi.adapter(Types.newParameterizedType(List.class, type));
    try {
      List<T> rows = adapter.fromJson(reply.text());
      if (rows != null) {
        return rows;
      }
    } catch (IOException | JsonDataException e) {
      throw new FailureException(answers.unexpected(reply, doing).failure(), e);
    }
    throw answers.unexpected(reply, doing);
  }

  /**
   * A torrent as this machine sees it; empty for a row that names no v1-like hash or a path that
   * this machine cannot name.
   */
  Optional<ClientTorrent> torrent(TorrentRow row) {
    String hash = text(row.hash());
    if (!InfoHash.matches(hash)) {
      return Optional.empty();
    }
    String name = text(row.name());
    String savePath = text(row.savePath());
    String content = text(row.contentPath());
    if (!ForeignPath.absolute(content)) {
      // 4.5.2 gives a bare name in checkingResumeData.
      String below = content.isEmpty() ? name : content;
      content = ForeignPath.of(savePath).plus(ForeignPath.of(below).parts());
    }
    try {
      Path saved = Path.of(paths.toHere(savePath));
      return Optional.of(
          new ClientTorrent(
              InfoHash.of(hash),
              name,
              state(text(row.state())),
              saved,
              root(saved, Path.of(paths.toHere(content))),
              text(row.category()),
              tags(text(row.tags())),
              number(row.size(), 0),
              amountLeft(row),
              completed(number(row.completed(), 0))));
    } catch (InvalidPathException e) {
      LOG.warn(
          "Leaving out torrent {} of qBittorrent: its path {} cannot be named here; start with a"
              + " UTF-8 locale",
          hash,
          Texts.printable(content));
      return Optional.empty();
    }
  }

  /** Of a folder that holds one file alone, qBittorrent names the file. */
  private static Path root(Path saved, Path content) {
    return content.startsWith(saved) && content.getNameCount() > saved.getNameCount() + 1
        ? content.getRoot().resolve(content.subpath(0, saved.getNameCount() + 1))
        : content;
  }

  /** Files that are not selected are as absent as those that are not here yet. */
  private static long amountLeft(TorrentRow row) {
    long selected = number(row.size(), 0);
    long unselected = Math.max(0, number(row.total(), selected) - selected);
    return row.amountLeft() == null ? Long.MAX_VALUE : row.amountLeft() + unselected;
  }

  /** The states of every version (4.x says paused where 5.x says stopped). */
  static ClientState state(String state) {
    return switch (state) {
      case "uploading", "stalledUP", "forcedUP" -> ClientState.SEED;
      case "queuedUP" -> ClientState.QUEUED;
      case "pausedUP", "stoppedUP" -> ClientState.COMPLETE_STOPPED;
      case "moving" -> ClientState.MOVING;
      case "downloading",
          "stalledDL",
          "forcedDL",
          "queuedDL",
          "metaDL",
          "forcedMetaDL",
          "pausedDL",
          "stoppedDL" ->
          ClientState.INCOMPLETE;
      case "missingFiles" -> ClientState.MISSING_FILES;
      case "error" -> ClientState.ERROR;
      // The three checking states, allocating, unknown, and what newer versions may invent.
      default -> ClientState.CHECKING;
    };
  }

  private static Optional<TrackerRow> tracker(TrackerLine line) {
    String url = text(line.url());
    if (url.isEmpty() || (line.tier() != null && line.tier() < 0)) {
      return Optional.empty();
    }
    Secret secret = Secret.of(url);
    String host;
    try {
      host = AnnounceUrl.of(secret).host().toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    SecretMask mask = new SecretMask();
    mask.learn(secret);
    String message = mask.mask(Texts.printable(text(line.message())));
    boolean updating = line.updating() != null && line.updating();
    int status = line.status() == null ? 1 : line.status();
    return Optional.of(
        new TrackerRow(host, status(status, updating), Texts.shortened(message, 300)));
  }

  /** The numbers of every version: 3 only up to 5.1, 5 and 6 only from 5.2 on. */
  static TrackerRow.Status status(int status, boolean updating) {
    return switch (status) {
      case 0 -> TrackerRow.Status.DISABLED;
      case 1 -> updating ? TrackerRow.Status.UPDATING : TrackerRow.Status.NOT_CONTACTED;
      case 2 -> TrackerRow.Status.WORKING;
      case 3 -> TrackerRow.Status.UPDATING;
      default -> TrackerRow.Status.FAILED;
    };
  }

  /** One text, joined by commas with or without a blank. */
  private static Set<String> tags(String text) {
    Set<String> tags = new LinkedHashSet<>();
    for (String tag : text.split(",", -1)) {
      if (!tag.isBlank()) {
        tags.add(tag.strip());
      }
    }
    return tags;
  }

  /** 0 on 4.5 and -1 on 5.x mean never. */
  private static Optional<Instant> completed(long seconds) {
    return seconds > 0 ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static long number(@Nullable Long number, long otherwise) {
    return number == null ? otherwise : number;
  }
}
