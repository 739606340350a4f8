package dev.seedpost.tracker.api;

import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.FormField;
import dev.seedpost.tracker.TrackerClient;
import dev.seedpost.tracker.TrackerClientContractTest;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The contract over the wire: a multipart site searched by hash, a JSON site searched by name. */
class ApiContractTest {
  private static final String SITE =
      """
      id: mine
      name: Mine
      family: api
      url: https://mine.example
      announce-hosts: [mine.example]
      source-flag: MINE
      needs: [{name: api-key, where: there}]
      fields: {name: '{release-name}'}
      api:
        auth: [{credential: api-key, %s}]
        upload: {path: '%s', body: %s, torrent: file}
        answers:
          - {at: error, is: 'false', result: accepted, id: torrent.id}
          - {status: 409, result: already-there, id: torrent.id}
          - {status: 400-499, at: message, is: present, result: refused, reasons: message}
        account: {path: me, user: user}
        find: {%s, list: results, keys: {id: id, name: name, size: size, uploader: by%s}}
        download: {path: 'download/{id}'}
        page: t/{id}
      """;

  @Nested
  class Multipart extends TrackerClientContractTest {
    @Override
    protected Site open() {
      return new ApiSite(
          SITE.formatted(
              "in: path",
              "upload/{api-key}",
              "multipart",
              "path: 'torrents/{api-key}', method: POST, parameters: {hash: '{info-hash}'}",
              ", info-hash: info_hash"));
    }
  }

  @Nested
  class JsonBody extends TrackerClientContractTest {
    @Override
    protected Site open() {
      return new ApiSite(
          SITE.formatted(
              "in: header, name: Authorization",
              "upload",
              "json",
              "path: torrents, parameters: {search: '{name}'}",
              ""));
    }
  }

  private static final class ApiSite implements TrackerClientContractTest.Site {
    private final TinySite site = new TinySite();
    private final String yaml;

    ApiSite(String yaml) {
      this.yaml = yaml;
    }

    @Override
    public TrackerClient client() {
      return ApiSites.client(ApiSites.read(yaml), site.url());
    }

    @Override
    public List<FormField> form() {
      return List.of(new FormField("name", "Album"));
    }

    @Override
    public String sourceFlag() {
      return "MINE";
    }

    @Override
    public boolean tellsThatItKeeps() {
      return false;
    }

    @Override
    public void losesTheReply() {
      site.next(TinySite.Next.STORED_WITHOUT_ANSWER);
    }

    @Override
    public void landsLate() {
      site.next(TinySite.Next.LATE);
    }

    @Override
    public void land() {
      site.land();
    }

    @Override
    public void limitsTheNextUpload() {
      site.next(TinySite.Next.LIMITED);
    }

    @Override
    public void refusesTheNextUpload() {
      site.next(TinySite.Next.REFUSED);
    }

    @Override
    public void refusesTheLogin() {
      site.lock();
    }

    @Override
    public void goesDown() {
      site.down();
    }

    @Override
    public void makesHalf() {
      site.next(TinySite.Next.HALF);
    }

    @Override
    public void has(TorrentFile foreign) {
      site.has(foreign);
    }

    @Override
    public int received() {
      return site.received();
    }

    @Override
    public void close() {
      site.close();
    }
  }
}
