package dev.seedpost.qbittorrent;

import com.squareup.moshi.Json;
import org.jspecify.annotations.Nullable;

/**
 * What the Web API lists, field by field. Any field may be absent in some version. The records are
 * public because Moshi reads no others.
 */
final class WebApiRows {
  private WebApiRows() {}

  /**
   * A row of torrents/info.
   *
   * @param hash the key for every call
   * @param size of the selected files
   * @param total of all files
   * @param completed epoch seconds; 0 (4.5) or -1 (5.x) for never
   */
  public record TorrentRow(
      @Nullable String hash,
      @Nullable String name,
      @Nullable String state,
      @Json(name = "save_path") @Nullable String savePath,
      @Json(name = "content_path") @Nullable String contentPath,
      @Nullable String category,
      @Nullable String tags,
      @Nullable Long size,
      @Json(name = "total_size") @Nullable Long total,
      @Json(name = "amount_left") @Nullable Long amountLeft,
      @Json(name = "completion_on") @Nullable Long completed,
      @Json(name = "auto_tmm") @Nullable Boolean managed) {}

  /**
   * A row of torrents/trackers.
   *
   * @param tier negative for the pseudo trackers DHT, PeX and LSD
   * @param updating from 5.2 on
   */
  public record TrackerLine(
      @Nullable String url,
      @Nullable Integer tier,
      @Nullable Integer status,
      @Json(name = "msg") @Nullable String message,
      @Nullable Boolean updating) {}
}
