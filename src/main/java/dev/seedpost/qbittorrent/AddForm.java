package dev.seedpost.qbittorrent;

import dev.seedpost.torrent.TorrentFile;
import java.util.List;
import java.util.stream.Collectors;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/**
 * The form of torrents/add for data that is in place, understood by every version: unknown fields
 * are ignored, so both names of a renamed one are sent.
 */
final class AddForm {
  private AddForm() {}

  /**
   * Builds the form, of fixed length and with a plain file name.
   *
   * @param savePath as qBittorrent sees it
   * @param trusted seed mode and started; else checked by qBittorrent and left stopped
   */
  static RequestBody of(
      TorrentFile torrent, String savePath, Placement placement, boolean trusted) {
    MultipartBody.Builder form =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("savepath", savePath)
            .addFormDataPart("autoTMM", "false")
            .addFormDataPart("contentLayout", "Original")
            // Added stopped, a torrent would not be checked at all; FilesChecked stops it
            // afterwards.
            .addFormDataPart("paused", "false")
            .addFormDataPart("stopped", "false")
            .addFormDataPart("stopCondition", trusted ? "None" : "FilesChecked");
    if (trusted) {
      form.addFormDataPart("skip_checking", "true").addFormDataPart("seedMode", "true");
    }
    if (!placement.category().isEmpty()) {
      form.addFormDataPart("category", placement.category());
    }
    if (!placement.tags().isEmpty()) {
      form.addFormDataPart("tags", tags(placement.tags()));
    }
    return form.addFormDataPart(
            "torrents",
            torrent.infoHash().hex() + ".torrent",
            RequestBody.create(torrent.bytes(), MediaType.get("application/x-bittorrent")))
        .build();
  }

  /** Tags as one text; 4.5 would keep blanks around them. */
  static String tags(List<String> tags) {
    return tags.stream().map(String::strip).collect(Collectors.joining(","));
  }
}
