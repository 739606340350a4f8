package dev.seedpost.inject;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The announce side of a tracker on loopback. Its path starts with /announce, because clients talk
 * to no other path there.
 */
final class AnnounceStub implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger announces = new AtomicInteger();
  private final AtomicReference<Optional<String>> refusal = new AtomicReference<>(Optional.empty());

  AnnounceStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/announce",
        exchange -> {
          announces.incrementAndGet();
          byte[] body =
              refusal
                  .get()
                  .map(reason -> "d14:failure reason" + reason.length() + ":" + reason + "e")
                  .orElse("d8:intervali1800e5:peers0:e")
                  .getBytes(US_ASCII);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:"
        + server.getAddress().getPort()
        + "/announce/0123456789abcdef0123456789abcdef";
  }

  void refuse(String reason) {
    refusal.set(Optional.of(reason));
  }

  void accept() {
    refusal.set(Optional.empty());
  }

  int announces() {
    return announces.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
