package dev.seedpost.tracker;

import dev.seedpost.torrent.TorrentFile;
import java.util.List;

/** The filled form with the torrent that goes with it. */
public record UploadRequest(TorrentFile torrent, List<FormField> fields) {
  public UploadRequest {
    fields = List.copyOf(fields);
  }
}
