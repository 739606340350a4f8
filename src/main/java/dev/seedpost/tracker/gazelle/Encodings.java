package dev.seedpost.tracker.gazelle;

import dev.seedpost.tracker.Definition;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.UploadParts;
import dev.seedpost.tracker.UploadRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/**
 * Several encodings of one edition in one request: {@code extra_file_1} to {@code extra_file_5}
 * beside the torrent, and three lists that stand in the same order (RED: API page; OPS: public
 * code). The answer names the main torrent alone. Nothing at all is stored if one of them is a
 * duplicate (measured on OPS).
 */
final class Encodings {
  /** The main one and five more. */
  static final int MOST = 6;

  private static final MediaType TORRENT = MediaType.get("application/x-bittorrent");

  /** What belongs to one torrent alone; all else is the edition's. */
  private static final Set<String> OWN =
      Set.of("format", "bitrate", "release_desc", GazelleForm.REQUEST);

  private Encodings() {}

  /**
   * Whether two forms differ in their encodings alone. Files of the payload, which are rip logs,
   * belong to the main torrent: an upload with some is never a further encoding.
   */
  static boolean sameEdition(List<FormField> form, List<FormField> other) {
    boolean music = other.stream().anyMatch(field -> field.name().equals("artists[]"));
    boolean files = other.stream().anyMatch(field -> field.kind() != FormField.Kind.TEXT);
    return music && !files && edition(form).equals(edition(other));
  }

  private static List<FormField> edition(List<FormField> form) {
    return form.stream()
        .filter(field -> field.kind() == FormField.Kind.TEXT && !OWN.contains(field.name()))
        .toList();
  }

  static List<MultipartBody.Part> parts(Definition definition, List<UploadRequest> further) {
    List<MultipartBody.Part> parts = new ArrayList<>();
    int number = 0;
    for (UploadRequest one : further) {
      number++;
      parts.add(
          MultipartBody.Part.createFormData(
              "extra_file_" + number,
              one.torrent().infoHash() + ".torrent",
              RequestBody.create(UploadParts.torrent(definition, one.torrent()), TORRENT)));
      // An empty description keeps the places of the lists.
      for (String field : List.of("format", "bitrate", "release_desc")) {
        parts.add(
            MultipartBody.Part.createFormData(
                "extra_" + field + "[]", one.value(field).orElse("")));
      }
    }
    return parts;
  }
}
