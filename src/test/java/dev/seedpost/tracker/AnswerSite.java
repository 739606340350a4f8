package dev.seedpost.tracker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.seedpost.content.Content;
import dev.seedpost.failure.FailureException;
import dev.seedpost.http.Gate;
import dev.seedpost.http.Http;
import dev.seedpost.secret.Secret;
import dev.seedpost.secret.SecretMask;
import dev.seedpost.torrent.TorrentFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A site that gives one and the same answer to every request. */
final class AnswerSite implements AutoCloseable {
  private final HttpServer server;

  AnswerSite(DefinitionTest.OfAnswer answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = answer.body().getBytes(UTF_8);
            exchange
                .getResponseHeaders()
                .set(
                    "Content-Type",
                    answer.body().startsWith("{") ? "application/json" : "text/html");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  /** What an upload to it comes to, in the words of an example: {@code accepted 123}. */
  String upload(Definition shipped, TrackerFamily family) {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    Definition definition = shipped.at(url, Set.of("127.0.0.1"));
    Map<String, Secret> credentials = new HashMap<>();
    definition
        .needs()
        .forEach(need -> credentials.put(need.credential(), Secret.of("example-of-no-key")));
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));
    Http http = new Http("Seedpost/test", new SecretMask(), clock);
    TorrentFile torrent = SampleTorrents.album("Album", definition.sourceFlag());
    Content payload = SampleTorrents.payload(torrent);
    UploadRequest request =
        new UploadRequest(torrent, List.of(new FormField("name", "Album")), payload);
    try {
      return switch (family.client(definition, credentials, http, Gate.OPEN).upload(request)) {
        case UploadResult.Accepted accepted -> "accepted " + accepted.torrentId();
        case UploadResult.AlreadyThere there -> "already-there " + there.torrentId();
        case UploadResult.Refused refused -> "refused ";
        case UploadResult.HandedOver handed -> "handed-over ";
      };
    } catch (FailureException e) {
      return e.kind().name().toLowerCase(Locale.ROOT).replace('_', '-') + " ";
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
