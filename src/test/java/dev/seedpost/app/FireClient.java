package dev.seedpost.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.squareup.moshi.Moshi;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.seedpost.qbittorrent.AddResult;
import dev.seedpost.qbittorrent.ClientState;
import dev.seedpost.qbittorrent.ClientTorrent;
import dev.seedpost.qbittorrent.Placement;
import dev.seedpost.qbittorrent.TrackerRow;
import dev.seedpost.secret.Secret;
import dev.seedpost.torrent.InfoHash;
import dev.seedpost.torrent.TorrentFile;
import dev.seedpost.upload.AnnouncingQbittorrent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A qBittorrent 5.1 over its Web API that announces what it is given, can be down, and can say yes
 * and do nothing. It knows one user, and forgets everything when closed.
 */
final class FireClient implements AutoCloseable {
  static final String USER = "fire";
  private static final String SESSION = "SID=practice";

  /** Made anew each time, so that it stands in no class file. */
  final Secret password = Secret.of("password-" + UUID.randomUUID());

  /** What it was told. */
  final FireWire wire;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AnnouncingQbittorrent client = new AnnouncingQbittorrent();
  private final Moshi moshi = new Moshi.Builder().build();
  private final AtomicInteger idle = new AtomicInteger();
  private volatile boolean down;

  FireClient(FireWire wire) throws IOException {
    this.wire = wire;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.createContext("/api/v2/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Hangs up on every call while it is down. */
  void down(boolean isDown) {
    down = isDown;
  }

  /** Says yes to so many adds from now on and does nothing. */
  void idle(int adds) {
    idle.set(adds);
  }

  synchronized boolean seeds(InfoHash hash) {
    return client.find(hash).filter(there -> there.state() == ClientState.SEED).isPresent();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String head = exchange.getRequestURI() + " " + exchange.getRequestHeaders().entrySet() + "\n";
    wire.heard(head.getBytes(UTF_8), body);
    if (down) {
      exchange.close();
      return;
    }
    String call = exchange.getRequestURI().getPath().substring("/api/v2/".length());
    String type =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")).orElse("");
    Map<String, String> form =
        call.equals("torrents/add")
            ? parts(type, new String(body, ISO_8859_1))
            : form(
                exchange.getRequestMethod().equals("POST")
                    ? new String(body, UTF_8)
                    : exchange.getRequestURI().getRawQuery());
    int status = 200;
    String answer = "";
    if (call.equals("auth/login")) {
      boolean right =
          USER.equals(form.get("username")) && password.reveal().equals(form.get("password"));
      answer = right ? "Ok." : "Fails.";
      exchange.getResponseHeaders().add("Set-Cookie", SESSION + "; HttpOnly; path=/");
    } else if (!SESSION.equals(exchange.getRequestHeaders().getFirst("Cookie"))) {
      status = 403;
    } else {
      answer = answer(call, form);
    }
    byte[] bytes = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private synchronized String answer(String call, Map<String, String> form) {
    return switch (call) {
      case "app/version" -> "v5.1.0";
      case "app/webapiVersion" -> "2.11.4";
      case "torrents/info" ->
          json(
              form.containsKey("hashes")
                  ? hash(form, "hashes").flatMap(client::find).stream().map(this::row).toList()
                  : client.completed(Set.of(), Set.of()).stream().map(this::row).toList());
      case "torrents/trackers" ->
          json(client.trackers(hash(form, "hash").orElseThrow()).stream().map(this::line).toList());
      case "torrents/add" -> add(form);
      case "torrents/start" -> done(client::start, form);
      case "torrents/stop" -> done(client::stop, form);
      case "torrents/reannounce" -> done(client::reannounce, form);
      case "torrents/addTags" -> done(hash -> client.label(hash, "", tags(form)), form);
      default -> throw new IllegalArgumentException("not a call of the bench's client: " + call);
    };
  }

  private static String done(Consumer<InfoHash> operation, Map<String, String> form) {
    hash(form, "hashes").ifPresent(operation);
    return "";
  }

  private static Optional<InfoHash> hash(Map<String, String> form, String field) {
    return Optional.ofNullable(form.get(field)).map(InfoHash::of);
  }

  private String add(Map<String, String> form) {
    if (idle.getAndUpdate(adds -> Math.max(0, adds - 1)) > 0) {
      return "Ok.";
    }
    TorrentFile torrent = TorrentFile.parse(form.get("torrents").getBytes(ISO_8859_1), "added");
    Placement placement =
        new Placement(
            utf8(form.get("savepath")), utf8(form.getOrDefault("category", "")), tags(form));
    boolean trusted = "true".equals(form.get("skip_checking"));
    return client.add(torrent, placement, trusted) instanceof AddResult.Added ? "Ok." : "Fails.";
  }

  private static List<String> tags(Map<String, String> form) {
    return Arrays.stream(form.getOrDefault("tags", "").split(",", -1))
        .filter(tag -> !tag.isBlank())
        .toList();
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(ISO_8859_1), UTF_8);
  }

  private String json(List<Map<String, Object>> rows) {
    return moshi.adapter(Object.class).toJson(rows);
  }

  private Map<String, Object> row(ClientTorrent torrent) {
    return Map.ofEntries(
        Map.entry("hash", torrent.hash().hex()),
        Map.entry("name", torrent.name()),
        Map.entry("state", word(torrent.state())),
        Map.entry("save_path", torrent.savePath().toString()),
        Map.entry("content_path", torrent.content().toString()),
        Map.entry("category", torrent.category()),
        Map.entry("tags", String.join(", ", torrent.tags())),
        Map.entry("size", torrent.size()),
        Map.entry("total_size", torrent.size()),
        Map.entry("amount_left", torrent.amountLeft()),
        Map.entry("completion_on", torrent.completed().map(at -> at.getEpochSecond()).orElse(-1L)),
        Map.entry("auto_tmm", false));
  }

  private static String word(ClientState state) {
    return switch (state) {
      case SEED -> "stalledUP";
      case COMPLETE_STOPPED -> "stoppedUP";
      case MISSING_FILES -> "missingFiles";
      default -> "stoppedDL";
    };
  }

  private Map<String, Object> line(TrackerRow row) {
    int status =
        switch (row.status()) {
          case WORKING -> 2;
          case FAILED -> 4;
          default -> 1;
        };
    return Map.of(
        "url",
        "http://" + row.host() + "/announce/of-the-site",
        "tier",
        0,
        "status",
        status,
        "msg",
        row.message());
  }

  private static Map<String, String> form(String text) {
    Map<String, String> form = new HashMap<>();
    for (String pair : Optional.ofNullable(text).orElse("").split("&", -1)) {
      String[] sides = pair.split("=", 2);
      if (sides.length == 2) {
        form.put(sides[0], URLDecoder.decode(sides[1], UTF_8));
      }
    }
    return form;
  }

  /** The parts of a form by name, one character per byte. */
  private static Map<String, String> parts(String type, String body) {
    String mark = "\r\n--" + type.replaceFirst(".*boundary=", "").replace("\"", "");
    Map<String, String> form = new HashMap<>();
    for (String part : ("\r\n" + body).split(java.util.regex.Pattern.quote(mark), -1)) {
      int blank = part.indexOf("\r\n\r\n");
      int name = part.indexOf(" name=\"");
      if (blank > 0 && name > 0) {
        int from = name + " name=\"".length();
        form.put(part.substring(from, part.indexOf('"', from)), part.substring(blank + 4));
      }
    }
    return form;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
