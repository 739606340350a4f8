package dev.seedpost.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.seedpost.secret.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Gazelle's {@code ajax.php}: login, then the desk of the action, then a lie if one is due. */
final class AjaxDesk implements HttpHandler {
  private final Speech speech;
  private final LookupDesk lookups;
  private final UploadDesk uploads;
  private final Shelf shelf;
  private final Secret key;
  private final Later later;

  final Lies lies = new Lies();
  final AtomicInteger requests = new AtomicInteger();
  final AtomicInteger received = new AtomicInteger();
  final AtomicBoolean down = new AtomicBoolean();
  final AtomicBoolean locked = new AtomicBoolean();
  volatile Runnable beforeStoring = () -> {};
  volatile Runnable beforeReply = () -> {};

  /** Runs something after a while. */
  interface Later {
    void run(Runnable task);
  }

  AjaxDesk(
      LookupDesk lookups, UploadDesk uploads, Shelf shelf, Speech speech, Secret key, Later later) {
    this.lookups = lookups;
    this.uploads = uploads;
    this.shelf = shelf;
    this.speech = speech;
    this.key = key;
    this.later = later;
  }

  Dialect dialect() {
    return speech.dialect();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    byte[] body = exchange.getRequestBody().readNBytes(Multipart.LARGEST + 1);
    exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    answer(exchange, query, body).send(exchange);
  }

  private Page answer(HttpExchange exchange, Map<String, String> query, byte[] body) {
    String action = query.getOrDefault("action", "");
    if (action.equals("upload") && exchange.getRequestMethod().equals("POST")) {
      received.incrementAndGet();
    }
    if (down.get()) {
      return Page.html(503, "Down for maintenance");
    }
    Optional<Page> refused = refusedLogin(exchange.getRequestHeaders().getFirst("Authorization"));
    if (refused.isPresent()) {
      return refused.get();
    }
    return switch (action) {
      case "index" -> lookups.index();
      case "torrent" -> lookups.torrent(query);
      case "browse" -> lookups.browse(query);
      case "user_torrents" -> lookups.userTorrents(query);
      case "download" -> lookups.download(query);
      case "upload" -> upload(exchange, body);
      default ->
          speech.dialect() == Dialect.RED
              ? speech.no(404, "endpoint not found")
              : speech.no(200, "failure");
    };
  }

  private Optional<Page> refusedLogin(@Nullable String header) {
    boolean red = speech.dialect() == Dialect.RED;
    if (header == null) {
      return Optional.of(
          red
              ? speech.noLogin("bad credentials")
              : new Page(302, Map.of("Location", "login.php"), new byte[0]));
    }
    String[] words = header.split(" ", 2);
    if (!red && words.length == 2 && !words[0].equals("token")) {
      return Optional.of(speech.noLogin("invalid authorization type, must be \"token\""));
    }
    String given = !red && words.length == 2 ? words[1] : header;
    boolean right = !locked.get() && !given.isEmpty() && Secret.of(given).equals(key);
    return right
        ? Optional.empty()
        : Optional.of(speech.noLogin(red ? "bad credentials" : "invalid token"));
  }

  private Page upload(HttpExchange exchange, byte[] body) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    Multipart form = Multipart.read(type == null ? "" : type, body);
    Optional<Lie> lie = lies.next();
    beforeStoring.run();
    Page page = lie.map(told -> lying(told, form)).orElseGet(() -> store(form).page());
    beforeReply.run();
    return page;
  }

  private Page lying(Lie lie, Multipart form) {
    return switch (lie) {
      case STORE_THEN_CLOSE -> afterStoring(form, Page.NOTHING);
      case STORE_THEN_HTML_200 -> afterStoring(form, Page.html(200, "Error 404"));
      case STORE_THEN_500 -> afterStoring(form, Page.crash());
      case STORE_THEN_REDIRECT ->
          afterStoring(form, new Page(302, Map.of("Location", "/"), new byte[0]));
      case STORE_THEN_TRUNCATE -> store(form).page().firstHalf();
      case LATE_LANDING -> {
        later.run(() -> store(form));
        yield Page.NOTHING;
      }
      case HTML_WITHOUT_STORING -> Page.html(200, "Error");
      case CLOSE_WITHOUT_STORING -> Page.NOTHING;
      case REFUSE -> speech.no(400, "Your upload privileges have been revoked.");
      case RATE_LIMIT -> speech.pause();
      case DOWN -> Page.html(503, "Down for maintenance");
      case HALF_MADE -> {
        store(form).stored().ifPresent(shelf::halve);
        yield Page.html(200, "Error");
      }
    };
  }

  private Page afterStoring(Multipart form, Page page) {
    store(form);
    return page;
  }

  private UploadDesk.Outcome store(Multipart form) {
    return uploads.take(form, Shelf.OWNER);
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return query;
  }
}
