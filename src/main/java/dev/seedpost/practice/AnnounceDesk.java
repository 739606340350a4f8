package dev.seedpost.practice;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.seedpost.torrent.InfoHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The announce server (BEP 3, compact peers of BEP 23), with the refusals of the site's own. */
final class AnnounceDesk implements HttpHandler {
  private static final int INTERVAL = 60;

  private final Shelf shelf;
  private final String passkey;
  private final InstantSource clock;
  private final Words words;
  private final Map<InfoHash, List<Announced>> heard = new HashMap<>();
  private final Map<InfoHash, Map<String, byte[]>> peers = new HashMap<>();
  private int refusals;

  /** How it refuses a passkey and a torrent that it does not know. */
  record Words(String noPasskey, String noTorrent) {}

  AnnounceDesk(Premises premises, Words words, InstantSource clock) {
    this.shelf = premises.shelf();
    this.passkey = premises.keys().passkey();
    this.words = words;
    this.clock = clock;
  }

  synchronized List<Announced> heard(InfoHash hash) {
    return List.copyOf(heard.getOrDefault(hash, List.of()));
  }

  synchronized void refuse(int announces) {
    refusals = announces;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    byte[] hash = query.getOrDefault("info_hash", "").getBytes(ISO_8859_1);
    byte[] answer;
    if (!path.equals("/announce/" + passkey)) {
      answer = failure(words.noPasskey());
    } else if (hash.length != 20) {
      answer = failure("Malformed announce");
    } else {
      answer = answer(InfoHash.of(hash), query, exchange.getRemoteAddress().getAddress());
    }
    new Page(200, Map.of("Content-Type", "text/plain"), answer).send(exchange);
  }

  private synchronized byte[] answer(
      InfoHash hash, Map<String, String> query, InetAddress address) {
    int port = (int) number(query.getOrDefault("port", ""));
    String event = query.getOrDefault("event", "");
    boolean accepted = refusals == 0 && shelf.isAnnounced(hash);
    refusals = Math.max(0, refusals - 1);
    heard
        .computeIfAbsent(hash, key -> new ArrayList<>())
        .add(
            new Announced(
                event, number(query.getOrDefault("left", "")), port, accepted, clock.instant()));
    if (!accepted) {
      return failure(words.noTorrent());
    }
    Map<String, byte[]> swarm = peers.computeIfAbsent(hash, key -> new LinkedHashMap<>());
    String peer = query.getOrDefault("peer_id", "") + port;
    swarm.remove(peer);
    byte[] others =
        swarm.values().stream()
            .collect(
                ByteArrayOutputStream::new,
                ByteArrayOutputStream::writeBytes,
                (a, b) -> a.writeBytes(b.toByteArray()))
            .toByteArray();
    byte[] ip = address.getAddress();
    if (!event.equals("stopped") && ip.length == 4 && port > 0) {
      swarm.put(peer, new byte[] {ip[0], ip[1], ip[2], ip[3], (byte) (port >> 8), (byte) port});
    }
    return peers(others);
  }

  private static byte[] peers(byte[] compact) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String head = "d8:completei1e10:incompletei0e8:intervali" + INTERVAL + "e5:peers";
    out.writeBytes((head + compact.length + ":").getBytes(UTF_8));
    out.writeBytes(compact);
    out.write('e');
    return out.toByteArray();
  }

  private static byte[] failure(String reason) {
    return ("d14:failure reason" + reason.length() + ":" + reason + "8:intervali" + INTERVAL + "ee")
        .getBytes(UTF_8);
  }

  private static long number(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  /** One character per byte, so that an info hash survives. */
  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(
            pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), ISO_8859_1));
      }
    }
    return query;
  }
}
