package dev.seedpost.qbittorrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedpost.qbittorrent.WebApiRows.TorrentRow;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReaderTest {
  private final RowReader rows =
      new RowReader(new WebApiAnswers("http://127.0.0.1:8080"), PathMap.NONE);

  private ClientTorrent read(String saved, String content, Long size, Long total, Long left) {
    TorrentRow row =
        new TorrentRow(
            "a".repeat(40),
            "Album",
            "stalledUP",
            saved,
            content,
            "",
            "",
            size,
            total,
            left,
            1L,
            false);
    return rows.torrent(row).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "/data, /data/Album, /data/Album",
    "/data, /data/Album/01.flac, /data/Album",
    "/data/, /data/Album/CD1/01.flac, /data/Album",
    "/data, /data/01.flac, /data/01.flac",
    "/data, /data, /data",
    "/data, /elsewhere/Album/01.flac, /elsewhere/Album/01.flac",
    "/, /Album/01.flac, /Album",
  })
  void the_content_is_what_lies_in_the_save_path(String saved, String content, String root) {
    assertThat(read(saved, content, 10L, 10L, 0L).content()).isEqualTo(Path.of(root));
  }

  @Test
  void files_that_are_not_selected_are_not_here() {
    assertThat(read("/data", "/data/Album", 10L, 40L, 0L).amountLeft()).isEqualTo(30);
    assertThat(read("/data", "/data/Album", 40L, 40L, 5L).amountLeft()).isEqualTo(5);
    assertThat(read("/data", "/data/Album", 40L, null, 0L).amountLeft()).isZero();
    assertThat(read("/data", "/data/Album", 40L, 40L, null).amountLeft()).isPositive();
  }
}
