package dev.seedpost.practice;

import dev.seedpost.torrent.TorrentFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Further encodings in one form of Gazelle: {@code extra_file_1} to {@code extra_file_5}, each with
 * its place in three lists.
 */
final class ExtraFiles {
  private static final int MOST = 5;

  private final Multipart form;

  ExtraFiles(Multipart form) {
    this.form = form;
  }

  /** A further torrent with the form that it would have had alone. */
  record Extra(TorrentFile torrent, Map<String, List<String>> fields) {}

  /** Those that came; a place without a file is passed over. */
  List<Extra> all() {
    List<Extra> all = new ArrayList<>();
    for (int place = 0; place < MOST; place++) {
      int index = place;
      form.file("extra_file_" + (place + 1)).ifPresent(file -> all.add(extra(file, index)));
    }
    return all;
  }

  private Extra extra(Multipart.FilePart file, int place) {
    Map<String, List<String>> fields = new HashMap<>(form.fields());
    fields.keySet().removeIf(field -> field.startsWith("extra_"));
    for (String field : List.of("format", "bitrate", "release_desc")) {
      fields.put(field, List.of(value("extra_" + field + "[]", place)));
    }
    return new Extra(TorrentFile.parse(file.bytes(), file.fileName()), fields);
  }

  private String value(String field, int place) {
    List<String> values = form.texts(field);
    return place < values.size() ? values.get(place) : "";
  }

  /** The complaint about the encodings, in the words of those about the main one. */
  Optional<String> complaint() {
    for (Extra extra : all()) {
      Multipart alone = new Multipart(extra.fields(), Map.of());
      if (!UploadRules.isFormat(alone.text("format"))) {
        return Optional.of("Please select a valid format.");
      }
      if (!UploadRules.isBitrate(alone.text("bitrate"))) {
        return Optional.of("You must choose a bitrate.");
      }
    }
    return Optional.empty();
  }
}
