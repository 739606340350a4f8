package dev.seedpost.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server below HTTP, that can hang up wherever it likes. */
final class RawServer implements AutoCloseable {
  /** What is done with one connection; it is closed afterwards. */
  interface Manners {
    void serve(Socket connection) throws IOException;
  }

  private final ServerSocket listening;
  private final Thread thread;
  private final AtomicInteger connections = new AtomicInteger();

  RawServer(Manners manners) throws IOException {
    listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    thread = Thread.ofVirtual().start(() -> serve(manners));
  }

  private void serve(Manners manners) {
    while (!listening.isClosed()) {
      try (Socket connection = listening.accept()) {
        connections.incrementAndGet();
        manners.serve(connection);
      } catch (IOException closed) {
        // The next one, or the end.
      }
    }
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/");
  }

  int connections() {
    return connections.get();
  }

  /** Reads the head of a request and then {@code Content-Length} bytes; returns the head. */
  static String readRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the request ended early");
      }
      head.append((char) next);
    }
    for (String line : head.toString().split("\r\n", -1)) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        in.readNBytes(Integer.parseInt(line.substring(15).strip()));
      }
    }
    return head.toString();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    listening.close();
    try {
      thread.join(2000);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
