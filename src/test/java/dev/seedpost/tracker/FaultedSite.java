package dev.seedpost.tracker;

import dev.seedpost.http.Gate;
import dev.seedpost.http.Http;
import dev.seedpost.secret.Secret;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.api.ApiFamily;
import dev.seedpost.tracker.api.WebhookFamily;
import dev.seedpost.tracker.btn.BtnFamily;
import dev.seedpost.tracker.gazelle.GazelleFamily;
import dev.seedpost.tracker.unit3d.Unit3dFamily;
import dev.seedpost.yaml.YamlFile;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sites whose real clients meet every fault, each with its word of success to an upload. */
@SuppressWarnings("ImmutableEnumChecker")
enum FaultedSite {
  RED(
      new GazelleFamily(),
      "{\"status\":\"success\",\"response\":{\"torrentid\":50000,\"groupid\":1}}"),
  OPS(
      new GazelleFamily(),
      "{\"status\":\"success\",\"response\":{\"groupId\":1,\"torrentId\":50000}}"),
  LST(
      new Unit3dFamily(),
      "{\"success\":true,\"data\":\"http://127.0.0.1/torrent/download/5.rss\"}"),
  HUNO(new Unit3dFamily(), "{\"success\":true,\"data\":{\"torrent\":{\"id\":\"42\"}}}"),
  BTN(
      new BtnFamily(),
      "<html><body>You must download the torrent from"
          + " <a href=\"torrents.php?id=700001&amp;torrentid=1500001\">here</a></body></html>"),
  BHD(new ApiFamily(), "{\"status_code\":2,\"status_message\":\"http://x/e.12345.example\"}"),
  ANT(new ApiFamily(), "{\"status\":\"success\",\"view\":\"torrents.php?id=1&torrentid=2\"}"),
  RTF(new ApiFamily(), "{\"error\":false,\"torrent\":{\"id\":1001}}"),
  DC(new ApiFamily(), "{\"id\":98765,\"message\":\"Torrent uploaded\"}"),
  HOOK(new WebhookFamily(), "{\"status\":\"accepted\",\"id\":\"77\"}");

  private static final Definitions SHIPPED = Definitions.shipped();

  private static final String WEBHOOK =
      """
      id: hook
      name: Hook
      family: webhook
      url: http://127.0.0.1/upload
      announce-hosts: [tracker.example]
      source-flag: HOOK
      needs:
        - {name: announce-url, where: the upload page}
        - {name: webhook-secret, where: the program, optional: true}
      options: {keeps-torrent: 'true', page: 'https://hook.example/torrents/{id}'}
      """;

  private static final String ANNOUNCE =
      "https://tracker.example/" + NetworkFault.Keys.PASSKEY + "/announce";

  private static final Map<String, Secret> CREDENTIALS =
      Map.of(
          "api-key", Secret.of(NetworkFault.Keys.API),
          "token", Secret.of(NetworkFault.Keys.API),
          "webhook-secret", Secret.of(NetworkFault.Keys.API),
          "cookie", Secret.of("keeplogged=" + NetworkFault.Keys.COOKIE),
          "rss-key", Secret.of(NetworkFault.Keys.RSS),
          "announce-url", Secret.of(ANNOUNCE));

  private final TrackerFamily family;
  private final String success;

  FaultedSite(TrackerFamily family, String success) {
    this.family = family;
    this.success = success;
  }

  String success() {
    return success;
  }

  String status() {
    return this == RTF ? "201 Created" : "200 OK";
  }

  String type() {
    return this == BTN ? "text/html" : "application/json";
  }

  /** The call that uploads. */
  SiteCall uploading() {
    return this == BTN ? SiteCall.SUBMIT : SiteCall.UPLOAD;
  }

  static Iterable<Secret> credentials() {
    return CREDENTIALS.values();
  }

  TrackerClient client(URI at, Http http) {
    Definition definition = definition().at(at, Set.of("tracker.example"));
    return family.client(definition, CREDENTIALS, http, Gate.OPEN);
  }

  private Definition definition() {
    return this == HOOK
        ? DefinitionReader.read(YamlFile.of("hook.yaml", WEBHOOK)).orElseThrow().definition()
        : SHIPPED.get(new TrackerId(name().toLowerCase(java.util.Locale.ROOT))).orElseThrow();
  }

  /** An upload whose torrent has the announce URL with the passkey in it. */
  UploadRequest request() {
    TorrentFile torrent = SampleTorrents.announced("Example.Show.S05E04", name(), ANNOUNCE);
    return new UploadRequest(torrent, fields(), SampleTorrents.payload(torrent));
  }

  private List<FormField> fields() {
    if (this != BTN) {
      return List.of(
          new FormField("name", "Example Show S05E04"), new FormField("title", "Example"));
    }
    return List.of(
        new FormField("type", "Episode"),
        new FormField("scene_yesno", "No"),
        new FormField("auto_series", "332700"),
        new FormField("auto_title", "S05E04"),
        new FormField("scenename", "Example.Show.and.Friends.S05E04.1080p-GRP"),
        new FormField("origin", "P2P"),
        new FormField("format", "MKV"),
        new FormField("bitrate", "H.264"),
        new FormField("media", "WEB-DL"),
        new FormField("resolution", "1080p"));
  }
}
