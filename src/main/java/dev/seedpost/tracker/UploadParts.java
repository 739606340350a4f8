package dev.seedpost.tracker;

import dev.seedpost.content.ContentFile;
import dev.seedpost.failure.FailureException;
import dev.seedpost.failure.FailureKind;
import dev.seedpost.failure.Texts;
import dev.seedpost.torrent.AnnounceUrl;
import dev.seedpost.torrent.TorrentFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/** An upload as the parts of a multipart form. */
public final class UploadParts {
  /** A log or an NFO has some kilobytes. */
  private static final int LARGEST_FILE = 4 << 20;

  private static final MediaType TORRENT = MediaType.get("application/x-bittorrent");
  private static final MediaType TEXT = MediaType.get("text/plain; charset=utf-8");
  private static final MediaType BYTES = MediaType.get("application/octet-stream");

  private UploadParts() {}

  /**
   * The torrent first, then the fields in order.
   *
   * @param torrentField the field of the .torrent
   * @throws FailureException INVALID_CONTENT if a file of the payload cannot be read
   */
  public static List<MultipartBody.Part> of(
      Definition definition, UploadRequest upload, String torrentField) {
    return of(definition, upload, torrentField, upload.torrent().infoHash() + ".torrent");
  }

  /**
   * The same with a name for the .torrent, for sites that read it.
   *
   * @throws FailureException INVALID_CONTENT if a file of the payload cannot be read
   */
  public static List<MultipartBody.Part> of(
      Definition definition, UploadRequest upload, String torrentField, String torrentName) {
    List<MultipartBody.Part> parts = new ArrayList<>();
    parts.add(
        MultipartBody.Part.createFormData(
            torrentField,
            torrentName,
            RequestBody.create(torrent(definition, upload.torrent()), TORRENT)));
    upload.fields().forEach(field -> parts.add(part(field, upload)));
    return parts;
  }

  /** The .torrent as it may leave: no other site's announce URL, comment or web seed in it. */
  public static byte[] torrent(Definition definition, TorrentFile torrent) {
    Optional<AnnounceUrl> announce =
        torrent.announces().stream()
            .filter(url -> definition.announceHosts().contains(url.host().toLowerCase(Locale.ROOT)))
            .findFirst();
    return torrent.withAnnounce(announce).bytes();
  }

  private static MultipartBody.Part part(FormField field, UploadRequest upload) {
    return switch (field.kind()) {
      case TEXT -> MultipartBody.Part.createFormData(field.name(), field.value());
      case TEXT_FILE ->
          MultipartBody.Part.createFormData(
              field.name(), field.name() + ".txt", RequestBody.create(field.value(), TEXT));
      case PAYLOAD_FILE ->
          MultipartBody.Part.createFormData(
              field.name(),
              field.value().substring(field.value().lastIndexOf('/') + 1),
              RequestBody.create(payload(field.value(), upload), BYTES));
      case NEIGHBOUR_FILE ->
          MultipartBody.Part.createFormData(
              field.name(),
              field.value(),
              RequestBody.create(neighbour(field.value(), upload), BYTES));
    };
  }

  private static byte[] payload(String path, UploadRequest upload) {
    ContentFile file =
        upload.content().files().stream()
            .filter(one -> one.path().equals(path))
            .findFirst()
            .orElseThrow(() -> unreadable(path, "it is no longer in the payload"));
    return bytes(upload.content().locate(file), path);
  }

  private static byte[] neighbour(String name, UploadRequest upload) {
    Path parent = upload.content().parent();
    Path file = parent.resolve(name);
    if (!parent.equals(file.getParent()) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw unreadable(name, "it no longer lies beside the payload");
    }
    return bytes(file, name);
  }

  private static byte[] bytes(Path file, String path) {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        throw unreadable(path, "it is larger than 4 MiB");
      }
      return bytes;
    } catch (IOException e) {
      throw unreadable(path, String.valueOf(e.getMessage()));
    }
  }

  private static FailureException unreadable(String path, String why) {
    return new FailureException(
        FailureKind.INVALID_CONTENT, "read " + Texts.printable(path) + " for the form", why);
  }
}
