package dev.seedpost.tracker;

import dev.seedpost.content.Content;
import dev.seedpost.torrent.TorrentFile;
import java.util.List;
import java.util.Optional;

/**
 * The filled form with the torrent that goes with it.
 *
 * @param content the payload, for the files that the form takes from it
 */
public record UploadRequest(TorrentFile torrent, List<FormField> fields, Content content) {
  public UploadRequest {
    fields = List.copyOf(fields);
  }

  /** The first value of a field. */
  public Optional<String> value(String field) {
    return fields.stream()
        .filter(one -> one.name().equals(field))
        .map(FormField::value)
        .findFirst();
  }
}
