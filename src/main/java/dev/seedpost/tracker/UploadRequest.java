package dev.seedpost.tracker;

import dev.seedpost.content.Content;
import dev.seedpost.http.Departure;
import dev.seedpost.http.Timeouts;
import dev.seedpost.torrent.TorrentFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The filled form with the torrent that goes with it.
 *
 * @param content the payload, for the files that the form takes from it
 * @param further other encodings of the same edition that leave in the same request, if the site
 *     takes them; they have none of their own
 * @param departure asked when the request is about to leave
 */
public record UploadRequest(
    TorrentFile torrent,
    List<FormField> fields,
    Content content,
    List<UploadRequest> further,
    Departure departure) {
  /** No request takes longer, once it has begun to leave. */
  public static final Duration LONGEST = Timeouts.USUAL.call();

  public UploadRequest {
    fields = List.copyOf(fields);
    further = List.copyOf(further);
  }

  /** An upload that leaves alone. */
  public UploadRequest(TorrentFile torrent, List<FormField> fields, Content content) {
    this(torrent, fields, content, List.of(), Departure.OPEN);
  }

  /** The same with other encodings beside it. */
  public UploadRequest with(List<UploadRequest> encodings) {
    return new UploadRequest(torrent, fields, content, encodings, departure);
  }

  /** The same, if it may still leave when it is about to. */
  public UploadRequest leaving(Departure when) {
    return new UploadRequest(torrent, fields, content, further, when);
  }

  /** The first value of a field. */
  public Optional<String> value(String field) {
    return fields.stream()
        .filter(one -> one.name().equals(field))
        .map(FormField::value)
        .findFirst();
  }
}
