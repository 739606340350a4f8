package dev.seedpost.practice;

import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The torrents of a practice site. Safe for use by many threads. */
final class Shelf {
  /** Whoever holds the site's one API key. */
  static final int OWNER = 55;

  static final int STRANGER = 56;

  private final InstantSource clock;
  private final Map<Integer, StoredUpload> stored = new LinkedHashMap<>();
  private final Map<String, Integer> groups = new HashMap<>();
  private final Set<Integer> withoutFile = new HashSet<>();
  private final Set<Integer> unannounced = new HashSet<>();
  private final Set<Integer> heldBack = new HashSet<>();
  private int lastId = 100;

  Shelf(InstantSource clock) {
    this.clock = clock;
  }

  /** What came of placing a torrent. */
  sealed interface Placed {
    /** It is new. */
    record New(StoredUpload upload, boolean newGroup) implements Placed {}

    /** The very torrent was there. */
    record Duplicate(StoredUpload upload) implements Placed {}

    /** It was there without its file, which it has now. */
    record Repaired(StoredUpload upload) implements Placed {}
  }

  synchronized Placed place(TorrentFile torrent, Map<String, List<String>> fields, int user) {
    Optional<StoredUpload> known = find(torrent.infoHash());
    if (known.isPresent()) {
      return withoutFile.remove(known.get().id())
          ? new Placed.Repaired(known.get())
          : new Placed.Duplicate(known.get());
    }
    int id = ++lastId;
    String release =
        fields.getOrDefault("artists[]", List.of())
            + "|"
            + fields.get("title")
            + "|"
            + fields.get("year")
            + "|"
            + fields.get("releasetype");
    boolean newGroup = !groups.containsKey(release);
    int group = groups.computeIfAbsent(release, key -> 1000 + id);
    StoredUpload upload = new StoredUpload(id, group, user, torrent, fields, clock.instant());
    stored.put(id, upload);
    return new Placed.New(upload, newGroup);
  }

  /** Loses the file of a stored torrent, and the announce server does not hear of it. */
  synchronized void halve(StoredUpload upload) {
    withoutFile.add(upload.id());
    unannounced.add(upload.id());
  }

  /** Keeps a stored torrent from everyone until the staff has seen it. */
  synchronized void holdBack(StoredUpload upload) {
    heldBack.add(upload.id());
  }

  synchronized void approveAll() {
    heldBack.clear();
  }

  synchronized boolean isHeldBack(StoredUpload upload) {
    return heldBack.contains(upload.id());
  }

  Instant now() {
    return clock.instant();
  }

  /** The announce server reads its list anew. */
  synchronized void announceAll() {
    unannounced.clear();
  }

  /** What was half-made has its file, and the announce server knows it. */
  synchronized void repairAll() {
    withoutFile.clear();
    unannounced.clear();
  }

  synchronized Optional<StoredUpload> find(InfoHash hash) {
    return stored.values().stream().filter(one -> one.infoHash().equals(hash)).findFirst();
  }

  synchronized Optional<StoredUpload> find(int id) {
    return Optional.ofNullable(stored.get(id));
  }

  synchronized boolean hasFile(StoredUpload upload) {
    return !withoutFile.contains(upload.id());
  }

  synchronized boolean isAnnounced(InfoHash hash) {
    return find(hash).filter(one -> !unannounced.contains(one.id())).isPresent();
  }

  synchronized void remove(InfoHash hash) {
    find(hash).ifPresent(one -> stored.remove(one.id()));
  }

  synchronized List<StoredUpload> all() {
    return new ArrayList<>(stored.values());
  }
}
