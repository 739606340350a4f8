package dev.seedpost.tracker.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.tracker.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A site with an API of its own that keeps torrents in memory and can be told to misbehave. */
final class TinySite implements AutoCloseable {
  /** What becomes of the next upload. */
  enum Next {
    STORED,
    STORED_WITHOUT_ANSWER,
    LATE,
    LIMITED,
    REFUSED,
    HALF
  }

  private record Kept(TorrentFile torrent, String uploader, boolean whole) {}

  private final WireMockServer wire =
      new WireMockServer(
          options().dynamicPort().bindAddress("127.0.0.1").extensions(new Answering()));
  private final Map<Integer, Kept> shelf = new LinkedHashMap<>();
  private Optional<TorrentFile> late = Optional.empty();
  private Next next = Next.STORED;
  private boolean locked;
  private boolean down;
  private int received;

  TinySite() {
    wire.start();
    wire.stubFor(any(anyUrl()).willReturn(aResponse()));
  }

  private final class Answering implements ResponseDefinitionTransformerV2 {
    @Override
    public ResponseDefinition transform(ServeEvent event) {
      return answer(event.getRequest()).build();
    }

    @Override
    public String getName() {
      return "tiny-site";
    }
  }

  URI url() {
    return URI.create(wire.baseUrl());
  }

  synchronized void next(Next what) {
    next = what;
  }

  synchronized void lock() {
    locked = true;
  }

  synchronized void down() {
    down = true;
  }

  synchronized void land() {
    late.ifPresent(torrent -> keep(torrent, "us", true));
  }

  synchronized void has(TorrentFile torrent) {
    keep(torrent, "them", true);
  }

  synchronized int received() {
    return received;
  }

  private synchronized ResponseDefinitionBuilder answer(Request request) {
    String path = request.getUrl();
    if (down) {
      return aResponse().withStatus(503).withBody("<html>mended</html>");
    }
    if (locked) {
      return json(401, "{\"error\":true,\"message\":\"wrong key\"}");
    }
    if (path.startsWith("/upload")) {
      return upload(TorrentFile.parse(torrent(request), "sent"));
    }
    if (path.startsWith("/torrents")) {
      return json(200, rows());
    }
    return path.startsWith("/download")
        ? download(path)
        : json(200, "{\"user\":\"us\",\"error\":false}");
  }

  private ResponseDefinitionBuilder upload(TorrentFile torrent) {
    received++;
    Next now = next;
    next = Next.STORED;
    for (Map.Entry<Integer, Kept> one : shelf.entrySet()) {
      if (one.getValue().torrent().infoHash().equals(torrent.infoHash())) {
        return json(409, "{\"error\":true,\"torrent\":{\"id\":" + one.getKey() + "}}");
      }
    }
    return switch (now) {
      case STORED ->
          json(201, "{\"error\":false,\"torrent\":{\"id\":" + keep(torrent, "us", true) + "}}");
      case LIMITED -> json(429, "{\"message\":\"slow down\"}");
      case REFUSED -> json(422, "{\"error\":true,\"message\":\"no such type\"}");
      case STORED_WITHOUT_ANSWER -> {
        keep(torrent, "us", true);
        yield aResponse().withFault(Fault.EMPTY_RESPONSE);
      }
      case HALF -> {
        keep(torrent, "us", false);
        yield aResponse().withFault(Fault.EMPTY_RESPONSE);
      }
      case LATE -> {
        late = Optional.of(torrent);
        yield aResponse().withFault(Fault.EMPTY_RESPONSE);
      }
    };
  }

  private static byte[] torrent(Request request) {
    return request.isMultipart()
        ? request.getPart("file").getBody().asBytes()
        : Base64.getDecoder()
            .decode(Json.read(request.getBodyAsString()).orElseThrow().text("file").orElseThrow());
  }

  private int keep(TorrentFile torrent, String uploader, boolean whole) {
    int id = 101 + shelf.size();
    shelf.put(id, new Kept(torrent, uploader, whole));
    return id;
  }

  private String rows() {
    List<String> rows = new ArrayList<>();
    shelf.forEach((id, kept) ->
        rows.add(
            "{\"id\":%d,\"name\":\"%s\",\"size\":%d,\"info_hash\":\"%s\",\"by\":\"%s\"}"
                .formatted(
                    id,
                    kept.torrent().name(),
                    kept.torrent().size(),
                    kept.torrent().infoHash().hex(),
                    kept.uploader())));
    return "{\"results\":[" + String.join(",", rows) + "]}";
  }

  private ResponseDefinitionBuilder download(String path) {
    Kept kept = shelf.get(Integer.valueOf(path.substring(path.lastIndexOf('/') + 1)));
    if (kept == null) {
      return json(404, "{\"error\":true,\"message\":\"no such torrent\"}");
    }
    return aResponse().withBody(kept.whole() ? kept.torrent().bytes() : new byte[0]);
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  @Override
  public void close() {
    wire.stop();
  }
}
